"""Open the browser in a pseudo-terminal, find something, open its card, quit.

    python .ci/smoke.py .venv/bin/vnsemi-tui

Nothing but the standard library is needed, so it works where nothing but the app is installed.
"""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time

PATIENCE = 30.0
SEQUENCES = re.compile(
    rb"\x1b(\[[0-9;?<>=]*[ -/]*[@-~]|[\]P][^\x07\x1b]*(\x07|\x1b\\)|[ -/]*[0-~])"
)


def wait_for(master: int, text: str) -> None:
    """Read what the browser draws until `text` came."""
    drawn = b""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if select.select([master], [], [], 0.1)[0]:
            drawn += os.read(master, 1 << 16)
            if text in SEQUENCES.sub(b"", drawn).decode(errors="replace"):
                return
    raise SystemExit(f"smoke: {text!r} never came; what came:\n{drawn[-4000:]!r}")


def main() -> None:
    """Try the command that is named."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    with tempfile.TemporaryDirectory() as home:
        env = {"PATH": os.environ["PATH"], "HOME": home, "TERM": "xterm-256color"}
        browser = subprocess.Popen(
            sys.argv[1:], stdin=slave, stdout=slave, stderr=slave, env=env, start_new_session=True
        )
        try:
            wait_for(master, "localities")
            os.write(master, b"qorvo")
            wait_for(master, " found")
            os.write(master, b"\r")
            wait_for(master, "vnsemi-tui  Qorvo")
            os.write(master, b"q")
            end = time.monotonic() + PATIENCE
            while browser.poll() is None and time.monotonic() < end:
                if select.select([master], [], [], 0.1)[0]:
                    os.read(master, 1 << 16)  # or it could not write its last words
        finally:
            browser.kill()
            code = browser.wait()
    if code:
        raise SystemExit(f"smoke: the browser ended with {code}")
    print("the browser starts, finds, opens a card and quits")


if __name__ == "__main__":
    main()

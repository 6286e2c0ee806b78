"""What holds for every test: nobody's own folders, and briefs that are compiled once."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest


def pytest_configure(config: pytest.Config) -> None:
    """Give the run a home of its own; the workers, which start later, share it.

    Windows asks no variable where a person's folders are.
    """
    if hasattr(config, "workerinput"):
        return
    home = Path(tempfile.mkdtemp(prefix="vnsemi-tui-tests-"))
    config.add_cleanup(lambda: shutil.rmtree(home, ignore_errors=True))
    os.environ["HOME"] = str(home)
    for kind in ("cache", "config", "data", "state"):
        os.environ[f"XDG_{kind.upper()}_HOME"] = str(home / kind)

"""`python -m vnsemi_tui`."""

import sys

from vnsemi_tui.cli.main import main

if __name__ == "__main__":
    sys.exit(main())

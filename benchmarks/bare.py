"""The least that a Textual app with a list is: what the browser is held against.

python benchmarks/bare.py            200 rows: held against the browser's start
python benchmarks/bare.py --refill   50 rows, made anew on each key: against its repainting
"""

import sys

from textual.app import App, ComposeResult
from textual.events import Key
from textual.widgets import Footer, Header, OptionList


class BareApp(App[None]):
    """A header, 200 one-line rows and a footer."""

    def compose(self) -> ComposeResult:
        """Lay them out."""
        yield Header()
        yield OptionList(*(f"row {number}" for number in range(1, 201)))
        yield Footer()


class RefillApp(App[None]):
    """A header, 50 one-line rows that are others after each key, and a footer."""

    filled = 0
    """How many keys were pressed."""

    def compose(self) -> ComposeResult:
        """Lay them out."""
        yield Header()
        yield OptionList(*self._rows())
        yield Footer()

    def on_key(self, event: Key) -> None:
        """Fill the list anew."""
        event.stop()
        self.filled += 1
        self.query_one(OptionList).clear_options().add_options(self._rows())

    def _rows(self) -> list[str]:
        return [f"row {number} of filling {self.filled}." for number in range(1, 51)]


if __name__ == "__main__":
    (RefillApp() if "--refill" in sys.argv else BareApp()).run()

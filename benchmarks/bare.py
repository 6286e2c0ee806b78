"""The least that a Textual app with a list is: what the browser's start is held against.

python benchmarks/bare.py
"""

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, OptionList


class BareApp(App[None]):
    """A header, 200 one-line rows and a footer."""

    def compose(self) -> ComposeResult:
        """Lay them out."""
        yield Header()
        yield OptionList(*(f"row {number}" for number in range(1, 201)))
        yield Footer()


if __name__ == "__main__":
    BareApp().run()

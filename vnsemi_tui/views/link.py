"""The address of a source, shown before it is opened."""

from collections.abc import Sequence

from vnsemi_tui.model.brief import Source
from vnsemi_tui.outside.links import Link, look_at
from vnsemi_tui.views.layout import labelled, paragraph, title_lines
from vnsemi_tui.views.lines import BLANK, Line, Span, Tone


class LinkPage:
    """Where sources are to be read; Enter on an address opens it outside."""

    address = "link"
    title = "Open in a web browser?"

    def __init__(self, sources: Sequence[Source]) -> None:
        """Show the addresses of `sources`."""
        self.links: dict[str, tuple[Source, Link]] = {
            source.id: (source, look_at(source.address)) for source in sources
        }

    def lines(
        self, width: int, height: int = 0, opened: frozenset[str] = frozenset()
    ) -> Sequence[Line]:
        """Return the page in `width` cells; see `views.lines.Page`."""
        lines = title_lines(self.title, "Enter opens · Escape leaves", width)
        for source_id, (source, link) in self.links.items():
            lines += [BLANK, Line((Span(source.publisher, Tone.HEADING),))]
            lines += paragraph(source.title, width)
            opens = "" if link.why_not else source_id
            lines += paragraph(link.shown, width, Tone.ACCENT, opens=opens)
            for doubt in link.doubts:
                lines += labelled("careful", doubt, width, label_tone=Tone.TROUBLE)
            if link.why_not:
                lines += labelled("not opened", link.why_not, width, label_tone=Tone.TROUBLE)
        return lines

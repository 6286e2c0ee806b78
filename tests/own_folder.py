"""A rich folder of a reader's own: it adds to the frozen briefs whatever can be added."""

from pathlib import Path

from tests.library_builder import Briefs, initiative, paragraph

EXTENDED = """\
extends: true
also: [Cloaked Town]
was: [{name: Cloaked Harbour, cite: whisper#1}]
includes: [{name: Cloaked Ward, cite: whisper#1}]
facts: [{what: A cloaked fact., cite: whisper#1}]
figures: [{measure: jobs, value: 77 people, what: cloaked jobs, cite: whisper#2}]
people: [{name: Cloaked Clerk, post: Keeper of cloaked things, cite: whisper#1}]
initiatives:
  - id: marvell
    extends: true
    places: [ha-noi]
    see: [cloaked-client/deal]
    roles: {cloaked-client: cloaked adviser}
    timeline:
      - event: considering
        by: marvell
        answers: da-nang/marvell/lab
        what: A cloaked answer.
        cite: [whisper#1, vns-2024-11-29-da-nang#11]
      - {event: running, by: marvell, what: It cloakedly runs., cite: whisper#1}
      - {event: asked, id: cloaked-ask, by: cloaked-client, to: da-nang, what: A cloaked ask.,
         cite: whisper#1}
    figures: [{measure: jobs, value: 78 people, what: cloaked seats, cite: whisper#2}]
  - id: cloaked-thing
    title: A cloaked thing
    kind: lab
    sectors: [cloaked-sector]
    timeline: [{event: mou, by: [da-nang, cloaked-client], what: A cloaked paper., cite: whisper#1}]
"""
"""What a reader adds to Đà Nẵng: every text that nobody else may see has `cloaked` in it."""
NOTES = {
    "2024-12-01-1": ("da-nang", "A cloaked note on the city."),
    "2024-12-01-2": ("da-nang/marvell/lab", "A cloaked note on the lab."),
    "2024-12-02-1": ("qorvo", "A cloaked note on Qorvo."),
    "2024-12-02-2": ("vns-2024-11-29-da-nang", "A cloaked note on a source."),
    "2024-12-03-1": ("cloaked-client/deal", "A cloaked note on the deal."),
    "2024-12-04-1": ("gone/long/ago", "A cloaked note on nothing."),
}
"""By id what notes are about, and what they say."""


def write_own_folder(path: Path) -> Briefs:
    """Fill the empty folder `path`, and return it."""
    briefs = Briefs(path)
    (path / "sources" / "news.yaml").unlink()
    names = ["Marvell", "Da Nang", "Cloaked Client", "Cloaked Clerk"]
    told = paragraph(names=names), paragraph("77", "78", names=names)
    briefs.source("whisper", *told, published="2024-11-30", more="note: A cloaked source.")
    briefs.write("localities/da-nang.yaml", EXTENDED)
    deal = initiative(
        "event: pledged, id: pay, by: cloaked-client, to: qorvo, what: A cloaked pledge., "
        "cite: whisper#1",
        name="deal",
    )
    listed = deal.replace("\n", "\n  ").rstrip()
    briefs.partner(
        "cloaked-client",
        f"name: Cloaked Client\nkind: company\nparent: qorvo\ninitiatives:\n  {listed}\n",
    )
    for note_id, (about, text) in NOTES.items():
        briefs.write(f"notes/{note_id}.yaml", f"about: {about}\non: {note_id[:10]}\ntext: {text}\n")
    return briefs

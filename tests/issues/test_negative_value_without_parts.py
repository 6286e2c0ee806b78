"""A value below nothing was held against the sum of its parts, where it had none."""

from pathlib import Path

from tests.library_builder import Briefs


def test_a_negative_value_needs_no_parts(tmp_path: Path) -> None:
    briefs = Briefs(tmp_path)
    briefs.source("news")
    briefs.partner(
        "acme",
        """\
        name: Acme
        kind: company
        figures:
          - {measure: revenue, value: -1 USD bn, cite: news#1}
        """,
    )
    assert not [problem for problem in briefs.problems() if "parts" in str(problem)]

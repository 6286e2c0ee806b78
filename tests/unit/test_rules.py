"""Each mistake in a brief is one problem with file, place, reason and way out."""

from pathlib import Path
from textwrap import indent

import pytest

from tests.library_builder import Briefs, initiative, paragraph, record

ASKED = "event: asked, id: lab, by: da-nang, to: acme"
PLAIN = "what: It is told, cite: news#1"
DA_NANG = """\
name: Đà Nẵng
level: municipality
region: South Central Coast
position: 16.07
"""


@pytest.fixture
def briefs(tmp_path: Path) -> Briefs:
    """Return a folder with Đà Nẵng, Acme and a source of nine paragraphs."""
    made = Briefs(tmp_path / "briefs")
    made.locality("da-nang", DA_NANG)
    made.partner("acme")
    return made


def errors(briefs: Briefs) -> list[str]:
    """Return what is wrong, warnings apart."""
    return [problem for problem in briefs.problems() if "warning: " not in problem]


def of_entry(briefs: Briefs, fields: str, *others: str) -> list[str]:
    """Return the errors about the entry `fields`, which begins at 10:7."""
    head = DA_NANG + "initiatives:\n"
    thing = initiative(fields, *others)
    briefs.locality("da-nang", head + indent(thing, "  "))
    return errors(briefs)


def of_figure(briefs: Briefs, fields: str) -> list[str]:
    """Return the errors about the figure `fields`, which begins at 6:5."""
    text = f"{DA_NANG}figures:\n  - {{{fields}, cite: news#1}}\n"
    briefs.locality("da-nang", text)
    return [problem for problem in errors(briefs) if "does not stand" not in problem]


PLACE = "localities/da-nang.yaml"


def test_an_unknown_field_names_the_nearest(briefs: Briefs) -> None:
    briefs.locality("da-nang", DA_NANG + "alsoo: [Danang]\n")
    assert errors(briefs) == [
        'briefs/localities/da-nang.yaml:5:1: unknown field "alsoo" of a locality '
        '(did you mean "also"?)'
    ]


def test_an_unknown_field_that_is_near_to_none_lists_the_fields(briefs: Briefs) -> None:
    briefs.partner("acme", "name: Acme\nkind: company\nzzzzzzzzzz: x\n")
    (problem,) = errors(briefs)
    assert problem.startswith(
        'briefs/partners/acme.yaml:3:1: unknown field "zzzzzzzzzz" of a partner (fields are: name,'
    )


@pytest.mark.parametrize("field", ["address", "line", "file"])
def test_internal_fields_are_no_fields_of_an_author(briefs: Briefs, field: str) -> None:
    (problem,) = of_entry(briefs, f"event: met, by: acme, what: x, {field}: x")
    assert f'unknown field "{field}"' in problem


@pytest.mark.parametrize(
    ("fields", "at", "problem"),
    [
        (
            "event: met, by: acme, abuot: acme, what: x",
            "abuot",
            'unknown field "abuot" of an entry (did you mean "about"?)',
        ),
        (
            "event: askd, by: acme, what: x",
            "askd",
            'unknown event "askd" (did you mean "asked"?)',
        ),
        (
            "event: met, by: {acme: x}, what: x",
            "{acme",
            'a list is expected here (begin each of its members with "- ")',
        ),
        (
            "event: met, by: acme, what: [x]",
            "[x]",
            "a text is expected here (write it on one line, or in quotes)",
        ),
        (
            "event: met, by: Acme Inc, what: x",
            "Acme",
            '"Acme Inc" is no id (put printed words in round brackets: (20 American customers))',
        ),
        (
            "event: mou, by: acme, what: x, at: 2025-02-30",
            "2025",
            '"2025-02-30" is no day of the calendar',
        ),
        (
            "event: mou, by: acme, what: x, at: 2024/2023",
            "2024/",
            '"2024/2023" ends before it starts (write the earlier date first)',
        ),
        (
            "event: mou, by: acme, what: x, id: Lab 1",
            "Lab",
            '"Lab 1" is no id (use a-z, 0-9 and single hyphens, at most 64 characters)',
        ),
        (
            "event: mou, by: acme, what: x, at: 2024, id: x, due: 2024",
            "2024, id",
            None,
        ),
        (
            "event: mou, by: acme, what: x, outcome: met",
            "met",
            'an outcome needs what it answers (add "answers: ADDRESS")',
        ),
        (
            "event: mou, by: acme, what: x, answers: da-nang/thing",
            "da-nang/",
            '"da-nang/thing" is no entry (write it like da-nang/marvell/lab)',
        ),
        (
            "event: mou, by: acme, what: x, resolved: {at: in May}",
            "at: in",
            'there is no "at" to give a reason for (add "at", or take the reason out)',
        ),
        (
            "event: mou, by: acme, what: x, inferred: {whta: a guess}",
            "whta",
            '"whta" is no field here (did you mean "what"?) '
            "(name the field that the reason is for)",
        ),
        (
            "event: mou, by: acme, what: x, cite: news",
            "news",
            '"news" is no cite (write SOURCE#3, SOURCE#4-5 or SOURCE#4+7-8)',
        ),
    ],
)
def test_a_field_that_can_not_be_so_is_told_at_its_place(
    briefs: Briefs, fields: str, at: str, problem: str | None
) -> None:
    if problem is None:
        (found,) = of_entry(briefs, fields)
        assert found == (
            f"briefs/{PLACE}:11:{10 + fields.rindex('2024')}: an entry has at or due, not both "
            "(a plan is an entry of its own, with due)"
        )
        return
    assert of_entry(briefs, fields) == [f"briefs/{PLACE}:11:{10 + fields.index(at)}: {problem}"]


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ("by: acme, what: x", 'an entry needs "event" (add "event: …")'),
        ("event: met, what: x", 'an entry needs "by" (add "by: …")'),
        (
            "event: asked, id: x, by: acme, what: x",
            '"asked" needs "to" (name who is addressed, or choose hoped, proposed or announced)',
        ),
        (
            "event: asked, by: acme, to: da-nang, what: x",
            '"asked" needs "id" (others must be able to answer it; add a short id)',
        ),
        (
            "event: pledged, by: acme, to: da-nang, what: x",
            '"pledged" needs "id" (others must be able to answer it; add a short id)',
        ),
        (
            "event: opened, due: 2026, by: acme, what: x",
            'an entry with due needs "id" (others must be able to answer it; add a short id)',
        ),
    ],
)
def test_a_field_that_is_missing_is_told_at_the_entry(
    briefs: Briefs, fields: str, problem: str
) -> None:
    assert of_entry(briefs, fields) == [f"briefs/{PLACE}:11:9: {problem}"]


def test_a_claim_needs_words(briefs: Briefs) -> None:
    briefs.locality("da-nang", DA_NANG + "facts:\n  - {cite: news#1}\n")
    assert errors(briefs) == [
        'briefs/localities/da-nang.yaml:6:5: a fact needs "what" (add "what: …")'
    ]


def test_a_claim_needs_a_cite(briefs: Briefs) -> None:
    briefs.locality("da-nang", DA_NANG + "facts:\n  - what: A port lies there.\n")
    assert errors(briefs) == [
        'briefs/localities/da-nang.yaml:6:5: a fact needs "cite" (add "cite: …")'
    ]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ("event: met, by: [], what: x, cite: news#1", "by"),
        ("event: met, by: acme, what: x, cite: []", "cite"),
    ],
)
def test_an_empty_list_is_no_cite_and_no_party(briefs: Briefs, fields: str, field: str) -> None:
    (problem,) = of_entry(briefs, fields)
    assert problem.startswith(f"briefs/{PLACE}:11:{10 + fields.index('[]')}: ")
    assert f'needs "{field}"' in problem


def test_an_answer_whose_word_does_not_say_how_needs_an_outcome(briefs: Briefs) -> None:
    answer = "event: said, by: acme, what: x, cite: news#1, answers: da-nang/thing/lab"
    assert of_entry(briefs, f"{ASKED}, what: x", answer) == [
        f'briefs/{PLACE}:12:9: "said" does not say how it answers '
        "(add outcome: considering, accepted, partly, met, declined or withdrawn)"
    ]
    assert of_entry(briefs, f"{ASKED}, what: x", f"{answer}, outcome: accepted") == []


def test_an_entry_can_not_answer_itself(briefs: Briefs) -> None:
    fields = f"{ASKED}, what: x, answers: da-nang/thing/lab"
    assert of_entry(briefs, fields) == [
        f"briefs/{PLACE}:11:{10 + fields.index('da-nang/')}: "
        "an entry can't answer or repeat itself (name the other entry)"
    ]


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ("event: met, by: acmee, what: x", 'there is no brief "acmee" (did you mean "acme"?)'),
        (
            "event: met, by: zzzzzz, what: x",
            'there is no brief "zzzzzz" (add its brief, or correct the name)',
        ),
        (
            "event: met, by: acme, what: x, cite: newz#1",
            'there is no source "newz" (did you mean "news"?)',
        ),
        (
            "event: met, by: acme, what: x, cite: news#2+9-10",
            "paragraph 10 is past the end of news (it has 9)",
        ),
        (
            "event: asked, id: lab, to: acme, by: acme, what: x, maybe_same: da-nang/thing/lob",
            'there is no entry "da-nang/thing/lob" (did you mean "da-nang/thing/lab"?)',
        ),
    ],
)
def test_what_leads_nowhere_names_the_nearest(briefs: Briefs, fields: str, problem: str) -> None:
    target = problem.split('"')[1] if '"' in problem else "news#2"
    assert of_entry(briefs, fields) == [f"briefs/{PLACE}:11:{10 + fields.index(target)}: {problem}"]


def test_initiatives_lead_to_initiatives_and_places(briefs: Briefs) -> None:
    more = "see: [da-nang/thinng]\nplaces: [da-nangg]\nfollows: da-nang/lab\nroles: {acmee: x}"
    thing = initiative(f"event: met, by: acme, {PLAIN}", more=more)
    briefs.locality("da-nang", DA_NANG + "initiatives:\n" + indent(thing, "  "))
    assert errors(briefs) == [
        f'briefs/{PLACE}:10:11: there is no initiative "da-nang/thinng" '
        '(did you mean "da-nang/thing"?)',
        f'briefs/{PLACE}:11:14: there is no locality "da-nangg" (did you mean "da-nang"?)',
        f'briefs/{PLACE}:12:14: there is no initiative "da-nang/lab" '
        "(add its brief, or correct the name)",
        f'briefs/{PLACE}:13:13: there is no brief "acmee" (did you mean "acme"?)',
    ]


def test_two_things_of_one_address_are_told_with_the_first_line(briefs: Briefs) -> None:
    again = "event: offered, id: lab, by: acme, to: da-nang, what: x, cite: news#1"
    assert of_entry(briefs, f"{ASKED}, what: x", again) == [
        f'briefs/{PLACE}:12:9: "da-nang/thing/lab" stands twice (first in line 11) '
        "(give one of them another id)"
    ]


def test_an_id_may_not_take_the_number_of_another_entry(briefs: Briefs) -> None:
    found = of_entry(
        briefs, "event: met, by: acme, what: x", f"event: mou, id: met-1, by: acme, {PLAIN}"
    )
    assert ['"da-nang/thing/met-1" stands twice' in problem for problem in found] == [True]


@pytest.mark.parametrize(
    ("fields", "at", "problem"),
    [
        (
            "measure: jobs, value: 5 USD bn",
            "5 USD",
            'jobs is not counted in "USD" (one of: %, people)',
        ),
        ("measure: jobs, value: '5'", "'5'", "jobs needs a unit (one of: %, people)"),
        (
            "measure: jobs, growth: 5 USD bn",
            "5 USD",
            'jobs is not counted in "USD" (one of: %, people)',
        ),
        ("measure: jobs, growth: '5'", "'5'", "jobs needs a unit (one of: %, people)"),
        (
            "measure: jobs, value: 5 people, against: 2023",
            "2023",
            '"against" goes with "growth" (add the growth)',
        ),
        (
            "measure: exprts, value: 5 USD bn",
            "exprts",
            'unknown measure "exprts" (did you mean "exports"?)',
        ),
        (
            "measure: exports, rank: {place: 4, among: 3}",
            "4",
            "rank 4 of 3 (the place can't be beyond the number ranked)",
        ),
        (
            "measure: exports, rank: {place: 0}",
            "0}",
            "there is no place 0 (places count from 1)",
        ),
        (
            "measure: exports, rank: {place: 1.5}",
            "1.5",
            "there is no place 1.5 (places count from 1)",
        ),
        (
            "measure: exports, rank: {place: 1, from: top}",
            "top",
            '"top" is not known here (write "bottom", or leave it out)',
        ),
        (
            "measure: exports, rank: {place: first}",
            "first",
            '"first" is no number (write at most 30 digits, with one point at most, no separators)',
        ),
        (
            "measure: fdi-new, value: 3 USD m, "
            "parts: [{what: a, value: 2 USD m}, {what: b, value: 2 USD m}]",
            "[{",
            "the parts add up to 4000000, more than the whole (check them against the source)",
        ),
        (
            "measure: fdi-new, value: 3 USD m, parts: [{what: a, value: 2 VND m}]",
            "[{",
            "parts and whole have different units (write them in one unit)",
        ),
        (
            "measure: fdi-new, value: over 3 USD m, parts: [{what: a, value: 2 VND m}]",
            "[{",
            "parts and whole have different units (write them in one unit)",
        ),
        (
            "measure: fdi-new, growth: 3 %, parts: [{what: a, value: 2 people}]",
            "[{",
            'fdi-new is not counted in "people" (one of: %, CNY, EUR, JPY, KRW, TWD, USD, VND)',
        ),
        (
            "measure: exports, value: 1 USD m, place: acme",
            "acme",
            'there is no locality "acme" (add its brief, or correct the name)',
        ),
    ],
)
def test_a_figure_that_can_not_be_so_is_told_at_its_place(
    briefs: Briefs, fields: str, at: str, problem: str
) -> None:
    assert of_figure(briefs, fields) == [f"briefs/{PLACE}:6:{6 + fields.index(at)}: {problem}"]


def test_a_figure_needs_a_number(briefs: Briefs) -> None:
    assert of_figure(briefs, "measure: exports, what: chips") == [
        f"briefs/{PLACE}:6:5: a figure needs a value, a growth or a rank "
        "(add what the source prints)"
    ]


@pytest.mark.parametrize(
    "fields",
    [
        "measure: fdi-new, value: 4 USD m, parts: [{what: a, value: 2 USD m}, {what: b, count: 7}]",
        "measure: fdi-new, value: over 3 USD m, parts: [{what: a, value: 4 USD m}]",
        "measure: exports, rank: {place: 3, among: 3}",
        "measure: exports, rank: {place: 3, from: bottom}",
    ],
)
def test_parts_below_the_whole_and_the_last_place_are_no_fault(briefs: Briefs, fields: str) -> None:
    assert of_figure(briefs, fields) == []


def test_a_fact_is_no_act(briefs: Briefs) -> None:
    text = "facts:\n  - {event: mou, by: acme, what: x, cite: news#1}\n"
    briefs.locality("da-nang", f"{DA_NANG}{text}  - {{event: said, what: x, cite: news#1}}\n")
    assert errors(briefs) == [
        f'briefs/{PLACE}:6:13: "mou" belongs in an initiative\'s timeline '
        "(a fact may be advised, aims, hoped, looked-for, said)",
        f'briefs/{PLACE}:7:5: "said" needs "by" (say whose word it is)',
    ]


def test_who_looked_for_something_need_not_be_named_but_the_day_must(briefs: Briefs) -> None:
    found = "what: Nothing found., cite: news#1"
    text = f"facts:\n  - {{event: looked-for, {found}}}\n"
    briefs.locality(
        "da-nang",
        f"{DA_NANG}{text}  - {{event: looked-for, at: 2024-05, resolved: {{at: seen}}, {found}}}\n",
    )
    assert errors(briefs) == [
        f'briefs/{PLACE}:6:5: "looked-for" needs "at" (give the day of the search)'
    ]
    assert of_entry(briefs, "event: looked-for, what: x, cite: news#1") == []


def test_the_end_of_something_is_no_answer_by_itself(briefs: Briefs) -> None:
    answer = "event: ended, by: acme, what: x, cite: news#1, answers: da-nang/thing/lab"
    (problem,) = of_entry(briefs, f"{ASKED}, what: x", answer)
    assert '"ended" does not say how it answers' in problem


def test_all_faults_of_a_file_are_told_in_one_go(briefs: Briefs) -> None:
    briefs.locality(
        "da-nang",
        """\
        name: Đà Nẵng
        level: city
        region: South Central Coast
        position: 116.07
        alos: x
        facts:
          - what: No cite
          - {what: x, cite: news#10}
        figures:
          - {measure: jobs, value: 5 ha, cite: news#1}
          - {measure: exports, rank: {place: 4, among: 3}, at: 2024, cite: news#0}
        """,
    )
    assert [problem.partition(" ")[0] for problem in errors(briefs)] == [
        f"briefs/{PLACE}:{place}:"
        for place in ("2:8", "5:1", "7:5", "10:28", "11:38", "11:52", "11:68")
    ]


def test_a_latitude_lies_between_the_poles(briefs: Briefs) -> None:
    briefs.locality("da-nang", DA_NANG.replace("16.07", "106.07"))
    assert errors(briefs) == [
        f"briefs/{PLACE}:4:11: 106.07 is no latitude (write degrees north: 16.07)"
    ]


def test_became_may_not_lead_in_a_circle(briefs: Briefs) -> None:
    for one, other in (("acme", "beta"), ("beta", "gamma"), ("gamma", "acme")):
        briefs.partner(one, f"became: {{id: {other}, cite: news#1}}\n")
    briefs.partner("delta", "became: {id: acme, cite: news#1}\n")
    assert errors(briefs) == [
        f"briefs/partners/{name}.yaml:3:9: became leads in a circle (name the last successor)"
        for name in ("acme", "beta", "gamma")
    ]


def test_a_parent_may_not_lead_in_a_circle(briefs: Briefs) -> None:
    for one, other in (("acme", "beta"), ("beta", "acme"), ("gamma", "beta")):
        briefs.partner(one, f"parent: {other}\n")
    assert errors(briefs) == [
        f"briefs/partners/{name}.yaml:1:1: parent leads in a circle (name the owner only)"
        for name in ("acme", "beta")
    ]


def test_a_partner_is_not_its_own_parent(briefs: Briefs) -> None:
    briefs.partner("acme", "parent: acme\n")
    assert errors(briefs) == [
        "briefs/partners/acme.yaml:3:9: a partner can't be its own parent "
        "(name the owner, or leave it out)"
    ]


def test_an_initiative_needs_an_entry(briefs: Briefs) -> None:
    text = "initiatives:\n  - {id: x, title: X, kind: plant, sectors: [a], timeline: []}\n"
    briefs.locality("da-nang", DA_NANG + text)
    (problem,) = errors(briefs)
    assert problem == (
        f'briefs/{PLACE}:6:60: an initiative needs "timeline" '
        "(write at least one, not an empty list)"
    )


def test_an_initiative_whose_only_entry_is_at_fault_is_one_problem(briefs: Briefs) -> None:
    assert of_entry(briefs, "event: askd, by: acme, what: x") == [
        f'briefs/{PLACE}:11:17: unknown event "askd" (did you mean "asked"?)'
    ]


def test_an_answer_to_an_entry_at_fault_is_not_told_again(briefs: Briefs) -> None:
    answer = "event: considering, by: acme, what: x, cite: news#1, answers: da-nang/thing/lab"
    assert of_entry(briefs, f"{ASKED}, what: x, at: soon", answer) == [
        f'briefs/{PLACE}:11:{10 + len(f"{ASKED}, what: x, at: ")}: "soon" is not a date '
        "(write 2024, 2024-08, 2024-08-30, 2024-H1 or 2024-Q3, with ~ for about, A/B for a range)"
    ]


# Sources


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "published: 2024-11-29",
            "published: unknown",
            "5:12: an undated source needs bounds "
            "(add bounds: {from: DATE, to: DATE, why: REASON})",
        ),
        (
            "published: 2024-11-29",
            "published: unknown\nbounds: {from: 2024, to: 2023, why: x}",
            "6:9: the bounds end before they start (write the earlier date in from)",
        ),
        (
            "published: 2024-11-29",
            "published: unknown\nbounds: {from: 2023, to: 2024}",
            '6:9: a bounds needs "why" (add "why: …")',
        ),
        (
            "https://example.org/a",
            "javascript:alert(1)",
            "3:10: the address must begin with http:// or https:// (give the page's own address)",
        ),
        (
            "https://example.org/a",
            "ftp://example.org/a",
            "3:10: the address must begin with http:// or https:// (give the page's own address)",
        ),
        *(
            (
                "published: 2024-11-29",
                published,
                f"{line}:7: the text was read before it was published (give the day on which",
            )
            for line, published in (
                (6, "published: 2026-11-23"),
                (7, "published: unknown\nbounds: {from: 2024, to: 2026, why: x}"),
            )
        ),
        (
            "address: https://example.org/a\n",
            "",
            "1:1: the address must begin with http:// or https:// (give the page's own address)",
        ),
        ("kind: news", "kind: gossip", "4:7: unknown source kind"),
        ("published: 2024-11-29\n", "", '1:1: a source needs "published" (add "published: …")'),
        ("read: 2026-11-22", "read: unknown", '6:7: "unknown" is not a date'),
    ],
)
def test_a_source_that_can_not_be_so_is_told(
    briefs: Briefs, old: str, new: str, problem: str
) -> None:
    text = record()
    assert old in text
    briefs.write("sources/news.yaml", text.replace(old, new))
    (found,) = errors(briefs)
    assert found.startswith(f"briefs/sources/news.yaml:{problem}")


# Files


@pytest.mark.parametrize(
    "name", ["Acme.yaml", "ac me.yaml", "đà.yaml", "a--b.yaml", "-a.yaml", "a.b.yaml", "_.yaml"]
)
def test_a_file_name_that_is_no_id_is_refused(briefs: Briefs, name: str) -> None:
    briefs.write(f"partners/{name}", "name: X\nkind: company\n")
    assert errors(briefs) == [
        f"briefs/partners/{name}: the file's name is no id "
        "(use a-z, 0-9 and single hyphens, at most 64 characters)"
    ]


def test_two_briefs_of_one_id_are_both_named(briefs: Briefs) -> None:
    briefs.partner("da-nang")
    assert errors(briefs) == [
        "briefs/partners/da-nang.yaml: the id stands twice, first in "
        "briefs/localities/da-nang.yaml (rename one of the two)"
    ]


def test_a_source_may_not_have_the_id_of_a_brief(briefs: Briefs) -> None:
    briefs.source("acme")
    assert errors(briefs) == [
        "briefs/partners/acme.yaml: the id stands twice, first in "
        "briefs/sources/acme.yaml (rename one of the two)"
    ]


@pytest.mark.parametrize("broken", ["name: [\n", "name: Acme\nkind: compny\n"])
def test_one_broken_file_costs_only_itself(briefs: Briefs, broken: str) -> None:
    briefs.source("news", paragraph("100"), paragraph())
    briefs.partner("acme", f"name: Acme\n{broken}" if broken.startswith("kind") else broken)
    thing = initiative(
        f"{ASKED}, what: x", "event: considering, by: acme, answers: da-nang/thing/lab"
    )
    briefs.initiatives("da-nang", thing)
    (problem,) = errors(briefs)
    assert problem.startswith("briefs/partners/acme.yaml:")


def test_a_broken_source_is_not_told_again_by_those_who_cite_it(briefs: Briefs) -> None:
    briefs.write("sources/news.yaml", "publisher: [\n")
    figure = "figures:\n  - {measure: jobs, value: 5 people, period: 2024, cite: news#1}\n"
    briefs.locality("da-nang", DA_NANG + figure)
    (problem,) = errors(briefs)
    assert problem.startswith("briefs/sources/news.yaml:")

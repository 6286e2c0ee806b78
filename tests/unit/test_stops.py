"""Where the cursor stops on a page, and how its line is found again when the page has changed."""

from vnsemi_tui.ui.widgets.places import Place, Stops
from vnsemi_tui.views.lines import BLANK, Line, line

HEAD = line("Plans", opens="plans", section="plans")._replace(heading=True)
TWIN = line("A plan", address="da-nang/thing/plan", opens="da-nang/thing", section="plans")
OTHER = line("Another", address="hue/thing/plan", section="plans")
REST = line("and its second line", address=TWIN.address)._replace(continues=True)


def found_again(before: list[Line], row: int, after: list[Line]) -> int | None:
    """Return where the line at `row` of the page `before` is found on the page `after`."""
    return Stops(after).find(Place(Stops(before).key(row), row))


def test_of_rows_that_look_the_same_the_nth_is_found_again() -> None:
    page = [HEAD, TWIN, REST, BLANK, OTHER, TWIN, TWIN]
    later = [OTHER, BLANK, *page]
    for row in (1, 5, 6):
        assert found_again(page, row, page) == row
        assert found_again(page, row, later) == row + 2


def test_only_rows_that_look_the_same_are_counted() -> None:
    near = (
        TWIN._replace(address="da-nang/thing/plan-2"),
        TWIN._replace(opens="da-nang/other"),
        TWIN._replace(section="new"),
        TWIN._replace(heading=True),
        TWIN._replace(continues=True),
    )
    for one in near:
        assert Stops([one, TWIN]).key(1).nth == 0, one
        assert found_again([one, TWIN], 1, [one, one, TWIN, TWIN]) == 2, one


def test_where_fewer_look_the_same_the_last_of_them_is_found() -> None:
    assert found_again([TWIN] * 4, 3, [TWIN, OTHER, TWIN, OTHER]) == 2
    assert found_again([TWIN] * 4, 2, [TWIN, OTHER, TWIN, OTHER]) == 2
    assert found_again([TWIN] * 4, 1, [TWIN, OTHER]) == 0


def test_for_a_line_that_is_gone_the_next_stop_at_its_row_is_taken() -> None:
    gone = [BLANK, BLANK, TWIN]
    assert found_again(gone, 2, [BLANK, OTHER, OTHER, OTHER]) == 2
    assert found_again(gone, 2, [OTHER, REST, BLANK, OTHER]) == 3
    assert found_again(gone, 2, [OTHER, OTHER, BLANK]) == 1  # the page has become shorter
    assert found_again(gone, 2, [BLANK]) is None


def test_a_page_seen_for_the_first_time_begins_with_what_it_is_about() -> None:
    filters = line("place: all", opens="filter:place")
    assert Stops([filters, HEAD, BLANK, OTHER, TWIN]).find(Place()) == 3
    assert Stops([filters, HEAD, line("A page", opens="x", section="plans")]).find(Place()) == 2
    assert Stops([filters, HEAD]).find(Place()) == 0


def test_the_stops_above_and_below_leave_out_the_row_itself() -> None:
    stops = Stops([TWIN, REST, BLANK, OTHER, OTHER])
    assert [stops.after(row) for row in range(5)] == [3, 3, 3, 4, None]
    assert [stops.before(row) for row in range(5)] == [None, 0, 0, 0, 3]


def test_headings_are_counted_from_one() -> None:
    stops = Stops([BLANK, HEAD, TWIN, HEAD])
    assert [stops.heading(number) for number in (-1, 0, 1, 2, 3)] == [None, None, 1, 3, None]

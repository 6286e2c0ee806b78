"""The filters that commands share."""

from collections.abc import Sequence

from vnsemi_tui.cli.session import Session
from vnsemi_tui.errors import Stop
from vnsemi_tui.library.filters import NAMES, Filters, WrongFilterError, filters_of


def filters_of_options(session: Session) -> Filters:
    """Return the filters that the options write.

    An unknown id ends the command with the nearest one, a wrong word with the way out.
    """
    library = session.library
    given: dict[str, Sequence[str]] = {
        name: value for name in NAMES if (value := getattr(session.options, name, None)) is not None
    }
    localities, partners = list(library.localities), list(library.partners)
    known = {
        "place": (localities, "locality"),
        "partner": (partners, "partner"),
        "by": ([*localities, *partners], "locality or partner"),
        "to": ([*localities, *partners], "locality or partner"),
    }
    for name, (ids, noun) in known.items():
        if name in given:
            given[name] = [session.meant(one, ids, noun) for one in given[name]]
    try:
        return filters_of(given, library)
    except WrongFilterError as error:
        raise Stop(f"{error}; see vnsemi-tui {session.options.command} --help") from None

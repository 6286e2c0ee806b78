"""The filters that commands share."""

from vnsemi_tui.cli.session import Session
from vnsemi_tui.errors import Stop
from vnsemi_tui.library.filters import NAMES, Filters, WrongFilterError, filters_of


def filters_of_options(session: Session, **more: str) -> Filters:
    """Return the filters that the options write, and `more`.

    An unknown id ends the command with the nearest one, a wrong word with the way out.
    """
    library = session.library
    values = {name: getattr(session.options, name, None) or "" for name in NAMES} | more
    localities, partners = list(library.localities), list(library.partners)
    known = {
        "place": (localities, "locality"),
        "partner": (partners, "partner"),
        "by": ([*localities, *partners], "locality or partner"),
        "to": ([*localities, *partners], "locality or partner"),
    }
    for name, (ids, noun) in known.items():
        if values[name] and values[name] not in ids:
            raise session.unknown(values[name], ids, noun)
    try:
        return filters_of(values, library)
    except WrongFilterError as error:
        raise Stop(f"{error}; see vnsemi-tui {session.options.command} --help") from None

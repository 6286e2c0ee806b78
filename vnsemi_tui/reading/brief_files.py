"""The files that were read, as the library keeps them."""

import msgspec


class BriefFile(msgspec.Struct, frozen=True, array_like=True):
    """One file that was read."""

    path: str
    """Where it is."""
    shown: str
    """How problems name it."""
    shipped: bool
    """Whether it belongs to the library that comes with the app."""
    whose: str = ""
    """What stands after claims of it: `yours`, a folder's name; empty where nothing needs to."""

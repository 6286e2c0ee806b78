"""How keys are written: by people, as `?`, `Ctrl+L`, `PgDn`, and in bindings, as `question_mark`.

Nothing here asks what a key does.
"""

import string
import unicodedata

from vnsemi_tui.text.clean import clean

_SIGNS = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""Names that bindings have for a sign in place of Unicode's."""


def _named(sign: str) -> str:
    """Return what bindings call the key that types `sign`."""
    if sign.isalnum():
        return sign
    name = unicodedata.name(sign, sign).lower().replace("-", "_").replace(" ", "_")
    return _SIGNS.get(name, name)


_SIGN_NAMES = {_named(sign): sign for sign in string.punctuation}
_ARROWS = {"left": "←", "right": "→", "up": "↑", "down": "↓"}
_BY_NAME = {**_SIGN_NAMES, **_ARROWS}
"""The names of keys that people write as one character."""
_WORDS = {
    "space": "Space",
    "enter": "Enter",
    "escape": "Escape",
    "tab": "Tab",
    "backspace": "Backspace",
    "delete": "Del",
    "insert": "Ins",
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    **{f"f{number}": f"F{number}" for number in range(1, 25)},
}
"""The names of keys that people write as a word."""
_OTHER_NAMES = {
    **{shown.casefold(): name for name, shown in (*_BY_NAME.items(), *_WORDS.items())},
    "esc": "escape",
    "return": "enter",
    "page up": "pageup",
    "page down": "pagedown",
    **{shown: name for name, shown in _BY_NAME.items()},
}
_MODIFIERS = {
    "alt": "alt",
    "option": "alt",
    "ctrl": "ctrl",
    "control": "ctrl",
    "shift": "shift",
    "super": "super",
    "cmd": "super",
    "meta": "meta",
    "hyper": "hyper",
}
NAMES = (*_BY_NAME, *_WORDS)
"""The names of all keys that type no letter or digit, for saying which one was probably meant."""


def key_of(written: str) -> str:
    """Return what bindings call the key that a person wrote; empty where it is none.

    Case counts for a letter alone (`L` is typed with Shift), as it is typed; beside Ctrl or Alt
    it does not, as keys are printed: `Ctrl+L` needs no Shift.
    """
    written = unicodedata.normalize("NFC", written.strip())
    before, _, last = written.rpartition("+")
    if written == "+" or written.endswith("++"):
        before, last = written[:-2], "+"
    held = {_MODIFIERS.get(one.strip().casefold(), "") for one in before.split("+") if before}
    name = _name(last.strip())
    if not name or "" in held:
        return ""
    if len(name) == 1 and held == {"shift"}:
        return name.upper() if name.isalpha() else ""
    if "shift" in held and (name in _SIGN_NAMES or name.isdecimal()):
        return ""  # what Shift makes of it is another character, and that is the key
    return "+".join((*sorted(held), name.lower() if held else name))


def _name(last: str) -> str:
    if len(last) == 1:
        is_seen = last.isalnum() and clean(last) == last  # some letters show nothing
        return _OTHER_NAMES.get(last) or (_named(last) if is_seen else "")
    folded = last.casefold()
    name = _OTHER_NAMES.get(folded, folded)
    return name if name in _BY_NAME or name in _WORDS else ""


def types_text(key: str) -> bool:
    """Whether the key that bindings call `key` types a character."""
    return len(key) == 1 or key == "space" or len(shown_key(key)) == 1


def shown_key(key: str) -> str:
    """Return the key that bindings call `key` as people read it: `?`, `Ctrl+L`, `PgDn`."""
    *held, last = key.split("+")
    if held and (len(last) == 1 or last in _ARROWS):
        shown = last.capitalize()
    else:
        shown = _WORDS.get(last) or _BY_NAME.get(last, last)
    return "+".join((*(one.capitalize() for one in held), shown))

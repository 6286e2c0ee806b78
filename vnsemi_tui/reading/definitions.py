"""What the model's own docstrings say of each struct and field, for schemas and skeletons."""

import ast
import inspect
import re
from collections.abc import Iterator
from functools import cache

import msgspec

from vnsemi_tui.model import brief as model


def definition_of(struct: type[msgspec.Struct]) -> str:
    """Return what `struct` is, in one sentence; empty where its source is not to be had."""
    return _definitions().get((struct.__name__, ""), "")


def field_definitions(struct: type[msgspec.Struct]) -> dict[str, str]:
    """Return by attribute what it holds, those that `struct` inherits included."""
    found: dict[str, str] = {}
    for base in reversed(struct.__mro__):
        for (owner, attribute), text in _definitions().items():
            if owner == base.__name__ and attribute:
                found[attribute] = text
    return found


@cache
def _definitions() -> dict[tuple[str, str], str]:
    """By struct and attribute, the attribute empty for the struct itself."""
    try:
        source = inspect.getsource(model)
    except OSError:  # run from compiled files alone
        return {}
    return dict(_documented(ast.parse(source)))


def _documented(module: ast.Module) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield the docstring of each class and the string that stands under each attribute."""
    for one in module.body:
        if not isinstance(one, ast.ClassDef):
            continue
        yield (one.name, ""), _plain(ast.get_docstring(one) or "")
        for statement, below in zip(one.body, one.body[1:], strict=False):
            if (
                isinstance(statement, ast.AnnAssign)
                and isinstance(statement.target, ast.Name)
                and isinstance(below, ast.Expr)
                and isinstance(below.value, ast.Constant)
            ):
                yield (one.name, statement.target.id), _plain(str(below.value.value))


def _plain(docstring: str) -> str:
    """Return the first paragraph of `docstring` on one line, without its code marks."""
    first = inspect.cleandoc(docstring).split("\n\n")[0]
    return re.sub(r"\s+", " ", first.replace("`", '"')).strip()

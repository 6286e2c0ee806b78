"""The generated parts of the documentation, by name."""

from collections.abc import Callable, Mapping

from docs.parts import commands, keys, model, problems, written

PARTS: Mapping[str, Callable[[], str]] = {
    "fields": model.fields,
    "events": model.events,
    "words": model.words,
    "sectors": model.sectors,
    "states": model.states,
    "dates": written.dates,
    "values": written.values,
    "problems": problems.problems,
    "commands": commands.commands,
    "everywhere": commands.everywhere,
    "exit codes": commands.exit_codes,
    "filters": commands.filters,
    "keys": keys.keys,
}
"""What may stand between `<!-- begin NAME -->` and `<!-- end NAME -->`, as Markdown."""

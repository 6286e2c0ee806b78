"""Exit codes, and the one error that ends a command with a message."""

from enum import IntEnum


class Exit(IntEnum):
    """What the command line returns; scripts may rely on it."""

    DONE = 0
    """Done, an empty list included."""
    NOT_FOUND = 1
    """`find` had no strong hit, or an address is unknown."""
    WRONG_USE = 2
    """Wrong options, no terminal, no such folder."""
    PROBLEMS = 3
    """`check` found problems, or no brief at all could be read."""
    FAULT = 70
    """A fault of ours."""


class Stop(Exception):  # noqa: N818 - it ends a command, it is no fault of ours
    """Ends a command: one message for stderr and an exit code."""

    def __init__(self, message: str, code: Exit = Exit.WRONG_USE) -> None:
        """Say `message` and leave with `code`."""
        super().__init__(message)
        self.message = message
        self.code = code

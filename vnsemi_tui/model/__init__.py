"""What a brief can say: frozen, silent types without I/O or styling."""

VERSION = 3
"""Of the model and of the checks on it: a stored library of another version is made anew."""

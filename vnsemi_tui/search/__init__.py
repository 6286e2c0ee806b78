"""Find cards by a few letters: without marks, by initials, in any order, with a typo."""

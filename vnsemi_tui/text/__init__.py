"""Text as readers see and compare it: cleaned, folded, measured in cells."""

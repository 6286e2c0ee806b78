"""What a brief can say: frozen, silent types without I/O or styling."""

"""Who does what with whom in Viet Nam's semiconductor industry, in the terminal."""

__version__ = "0.1.0"

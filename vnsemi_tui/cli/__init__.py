"""The command line: every screen as a command; only the browser imports the interface."""

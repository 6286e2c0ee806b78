"""What a reader sees, as plain data; screens, commands and exports all draw from here."""

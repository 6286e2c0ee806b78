"""What leaves the browser: copied text, an address to open, a brief to edit."""

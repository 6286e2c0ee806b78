"""Pages and tables for files: Markdown, HTML, CSV, a static site."""

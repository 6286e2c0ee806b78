"""The browser: screens and widgets over the views."""

"""From bytes on disk to typed briefs; the only way in."""

"""What the briefs add up to: lookup, cross-references, stages, health, ledger and proof."""

"""What it costs to keep people safe: the same desk with and without it."""

"""The desk's window."""

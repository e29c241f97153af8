"""The central server: the same log behind HTTP, and the organisers' page."""

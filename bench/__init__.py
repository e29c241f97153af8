"""Figures: how fast, how small, how sure. `make bench` and `make campaign` write them down."""

"""Checkin: offline-first check-in for gatherings."""

__version__ = "0.1.0"

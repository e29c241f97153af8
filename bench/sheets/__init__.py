"""Sheets as organisers have them, and damaged ones. The people in them are invented."""

"""A load for a real server: an event of any size, desks that ask, and what it costs."""

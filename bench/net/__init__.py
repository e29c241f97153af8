"""Real desks and a real server, and what a network and a machine can do to them."""

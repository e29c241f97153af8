"""A deterministic simulation of the product's own code: desks, a server, and what befalls them."""

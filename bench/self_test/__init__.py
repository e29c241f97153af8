"""Laptops with a fault each, planted for the self-test to find."""

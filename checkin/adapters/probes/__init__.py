"""Measures a laptop for its self-test: one small module for each matter. All of them are total."""

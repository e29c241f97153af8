"""Texts that mean harm, held up to a real desk."""

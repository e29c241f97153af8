"""The desk's camera: :mod:`.camera` for the desk, and what its child processes do.

Nothing is imported here: each child pays for what it imports, and a reader has to
be ready soon.
"""

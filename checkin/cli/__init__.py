"""The command line: the only room that names both front doors."""

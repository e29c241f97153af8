"""What people install, tried where it is installed: a clean Debian, and Windows as wine has it."""

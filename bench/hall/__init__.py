"""A desk that holds a hundred thousand registrations, in a process and a window of its own."""

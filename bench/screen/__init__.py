"""The desk's screen, measured: colours, painting, typing."""

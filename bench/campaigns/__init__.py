"""The parts of `make campaign`: longer trials, each module one, in `run(report)`."""

"""The parts of `make bench`: each module here measures one thing in `run(report)`."""

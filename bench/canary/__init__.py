"""People who exist nowhere else, and where they must not turn up."""

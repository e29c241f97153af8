"""Event files: all that some laptops need to be desks of one event, with no network."""

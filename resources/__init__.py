"""What ships beside the code: the demonstration event, icons, pages and styles."""

"""The help desk on the screen: sheets in the panel's place, and what they do."""

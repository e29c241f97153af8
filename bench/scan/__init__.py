"""The reader against others: pictures, frames and swings that it is shown."""

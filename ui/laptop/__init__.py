"""What is about this laptop and not about anybody: self-test, finishing, support."""

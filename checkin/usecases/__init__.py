"""What a desk, a sync and an organiser can do, and the ports they need."""

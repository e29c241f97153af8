"""The desk's camera at work: live figures, and campaigns that try to stop it."""

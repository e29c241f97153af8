"""What holds for every test."""

import os
import signal

from hypothesis import HealthCheck, settings

# Never the keychain of whoever runs the tests; programs that tests start inherit it.
os.environ["CHECKIN_KEYCHAIN"] = "file"

# What a shell runs in its background ignores Ctrl+C, and so would all that tests start.
signal.signal(signal.SIGINT, signal.default_int_handler)

# How fast the machine is that runs the tests is no finding of theirs.
settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any machine")

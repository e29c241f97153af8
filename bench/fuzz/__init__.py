"""What reads bytes of strangers, and a fuzzer that is guided by what it covers."""

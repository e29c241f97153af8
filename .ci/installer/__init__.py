"""Makes what people install: see docs/installers.md. Run by `make installer`, never shipped."""

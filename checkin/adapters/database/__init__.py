"""One SQLite file per replica: encrypted at a desk, plain or PostgreSQL-shaped at a server."""

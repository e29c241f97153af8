"""Everything that can fail: database, camera, decoder, network, files."""

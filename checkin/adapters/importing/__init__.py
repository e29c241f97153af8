"""Sheets that people made, read so that none of them can do harm: CSV, TSV and XLSX."""

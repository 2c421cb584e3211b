"""Fields and views on the wire."""

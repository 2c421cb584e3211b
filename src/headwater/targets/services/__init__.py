"""Setting targets, and warning those who lead when the source runs dry."""

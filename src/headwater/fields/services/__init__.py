"""Writing fields, values and views."""

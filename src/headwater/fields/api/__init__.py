"""The doors to fields and views."""

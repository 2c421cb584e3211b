"""The doors to leads."""

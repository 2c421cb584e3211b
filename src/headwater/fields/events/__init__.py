"""What happens to fields and views."""

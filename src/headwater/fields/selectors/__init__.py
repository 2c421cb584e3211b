"""What fields there are, and conditions over them as SQL."""

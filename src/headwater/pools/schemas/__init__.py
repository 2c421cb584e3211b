"""What pools and assignment look like on the wire."""

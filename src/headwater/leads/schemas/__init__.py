"""What leads look like on the wire."""

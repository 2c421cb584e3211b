"""What workspaces and the people in them look like on the wire."""

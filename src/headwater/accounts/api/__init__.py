"""The endpoints of workspaces and the people in them."""

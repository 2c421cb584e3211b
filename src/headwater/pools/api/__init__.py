"""The endpoints of pools and of assignment."""

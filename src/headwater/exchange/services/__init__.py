"""Taking files in, trying them, running them and taking them back."""

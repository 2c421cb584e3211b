"""Keeping keys and pairs, merging, and taking a merge back."""

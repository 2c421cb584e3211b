"""Keeping reports."""

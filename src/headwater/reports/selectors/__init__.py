"""Answering questions, and finding reports that were kept."""

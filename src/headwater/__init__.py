"""Headwater 活水: a self-hosted sales-pipeline system."""

__version__ = "0.1.0"

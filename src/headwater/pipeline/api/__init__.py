"""The routes of deals and pipelines."""

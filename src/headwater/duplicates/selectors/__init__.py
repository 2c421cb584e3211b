"""Reading profiles, pairs and what a merge would do."""

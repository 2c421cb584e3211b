"""Reading deals: one of them, a board of them, a list of them, and what they were."""

"""What files look like and what their rows mean: pure functions, no database."""

"""Reading the figures: each starts from the deals the actor may see, as of an instant."""

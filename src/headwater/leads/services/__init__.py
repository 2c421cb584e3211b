"""Writing leads: taking them in, working on them, and turning them into deals."""

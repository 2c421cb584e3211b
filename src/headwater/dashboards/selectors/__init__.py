"""Reading dashboards, and the figures of their tiles for whoever asks."""

"""Reading what forecasts are made from, and what was forecast and called."""

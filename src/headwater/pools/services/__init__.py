"""Writing pools: their settings, ways in and out, reclaiming at night, and hand-over."""

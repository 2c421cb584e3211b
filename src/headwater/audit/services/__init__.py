"""Writing lines, sealing them, anchoring the chain."""

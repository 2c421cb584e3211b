"""What every endpoint shares: who is asking, in which words it is refused, and what is repeated."""

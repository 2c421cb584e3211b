"""What letters mean: pure functions from bytes and text to facts, no matter what is in them."""

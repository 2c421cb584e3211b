"""Fields, and conditions over them."""

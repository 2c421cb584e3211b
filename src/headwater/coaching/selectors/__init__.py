"""Reading what is known of members."""

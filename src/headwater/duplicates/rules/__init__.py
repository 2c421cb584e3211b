"""What makes two records the same, and how sure that is."""

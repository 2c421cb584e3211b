"""Reading fields, values and views, and filters as SQL."""

"""Reading fields, values and views."""

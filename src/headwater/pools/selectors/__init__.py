"""Reading pools: which are open to whom, what lies in them, and what goes back when."""

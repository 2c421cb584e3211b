"""Reading targets and what is held against them: a few statements for everybody at once."""

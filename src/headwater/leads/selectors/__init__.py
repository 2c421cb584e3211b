"""Reading leads: one at a time, as an inbox, and what they may be already."""

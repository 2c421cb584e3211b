"""Reading tasks, notes, the timeline and the trash."""

"""Writing tasks and notes, and the way back from the trash."""

"""The doors to tasks, notes, timelines and the trash."""

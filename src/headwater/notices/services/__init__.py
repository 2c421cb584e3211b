"""Writing: telling members, reminding them, mailing them, and what they do with their notices."""

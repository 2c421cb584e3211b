"""Mail: mailboxes of members, the letters in them, and how they come in and go out."""

"""Who may claim what and what goes back; who is given what comes in."""

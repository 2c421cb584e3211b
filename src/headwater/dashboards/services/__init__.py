"""Writing: dashboards, their mailings, and the files and mails made of them."""

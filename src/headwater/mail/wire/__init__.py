"""What is spoken with servers of mail: IMAP, SMTP, and finding out where they are.

No tables and no Django here. Whatever goes wrong is told as a refusal with a sentence for people.
"""

"""Mailboxes of members, what lies in them, what is written from them, and whose letters they are.

A *letter* is one message as one mailbox has it; a *thread* is what belongs together of them. What
goes between the sides is told to the timeline as a contact: see docs/decisions/0046-mail.md.
"""

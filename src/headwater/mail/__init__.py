"""Mail with people outside: letters that came, letters that go, and what became of them.

A *letter* is one message as one mailbox has it. Letters that answer each other are a *thread*. In a
letter, what is *said* is told from what is *quoted*. A *counterpart* is an address of a letter
that is not ours. A letter that cannot be delivered comes back as a *bounce*; that somebody seems
to have opened a letter or followed a link in it is a *sighting*.
What goes between the sides is told to the
timeline as a contact: docs/decisions/0046-mail.md.
"""

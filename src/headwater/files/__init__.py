"""Files about a deal, a person, a company or a note: contracts, photographs, offers.

A file is *announced* (its name, its size, what it is about), its bytes arrive piece by piece, and
with the last one it *has arrived*: only then does anybody see it. It is kept under a random name
that is told to nobody. One about nothing yet *waits* for the note that is being written.
"""

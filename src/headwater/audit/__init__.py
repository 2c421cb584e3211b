"""Who did what that matters to security, in a chain that shows when it was touched.

A *line* is written in the same transaction as the thing it tells and carries a *mark*, which only
Headwater can make. Within a minute it is *sealed*: given the next number, and a seal over its mark
and the seal before it. An *anchor* is the newest seal, kept outside the database once a day, so
that even a missing end is noticed. docs/decisions/0031 explains the chain.
"""

"""Who else has to do with a record: whom it is shared with, and who follows it.

A *share* opens one record, to read or to edit, to a *party*: a member, or a team with those below
it. A *follower* is told of what becomes of a record, as long as they see it.
"""

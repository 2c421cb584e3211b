"""Who may do what.

A *user* can sign in. A *member* is a user in one workspace, with a *role* (what one may do), a
*team* (a node of a tree) and a name. A member without a user is known by name only: an owner from
an import, to be invited later. What a member sees of a kind of record is a *level*: own, team,
team and below, all. The *actor* is whoever a request or job acts for.
"""

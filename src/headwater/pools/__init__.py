"""公海: companies and leads without an owner that members may claim, and what brings them there.

A *pool* holds *places* of records nobody owns; its members *claim* them within its limits, its
admins also assign them. A *holding* is who owns a record since when, written by the database
whatever changes the owner. What is held and not worked on is *reclaimed* at night. Each way in or
out is a *passage*. A record in a pool is seen through the pool only: docs/decisions/0014.

What comes in without an owner is *assigned*: the first rule whose conditions are met chooses among
its people, whose *profiles* say what they can take, what they know and when they work. Nobody at
work yet: it *waits*. docs/decisions/0021.
"""

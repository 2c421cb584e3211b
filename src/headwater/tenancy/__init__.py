"""Whose data it is.

A *workspace* is one team's own world in this installation. Every row of the trade belongs to
exactly one workspace, and PostgreSQL itself (row-level security) shows and accepts only the rows
of the workspace a transaction is *acting in*. Code that forgets to say where it acts sees
nothing and can write nothing.
"""

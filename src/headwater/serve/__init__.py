"""Starting and keeping Headwater: one command for its database, web server and worker.

The *data folder* holds everything one installation keeps. The *supervisor* is the one process
that uses a data folder; its *children* are PostgreSQL, the web server and the worker.
"""

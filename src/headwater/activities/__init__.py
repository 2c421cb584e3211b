"""What is done and to be done with the buyers: tasks and notes.

A *task* is something to do (a call, a meeting, a mail, a visit or just a task), with or without a
time. The open task of a deal that is due first is its *next activity*.
"""

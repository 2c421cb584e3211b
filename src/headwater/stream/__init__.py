"""Telling open browser windows at once what was committed, if they may know of it.

A *follower* is one open window of one member. What it is told is judged when it is told, not when
the window was opened.
"""

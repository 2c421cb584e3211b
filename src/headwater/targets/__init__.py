"""What members, teams and the workspace mean to reach, how far they are, and whether the source is strong enough.

A target is kept by month; that of a quarter or a year is the sum of its months. Nothing is ever
overwritten: a past instant is judged by the targets of then.
"""

"""The log of what happened, and who is told about it.

An *event* is a typed fact in the past tense about one *subject* (the record whose timeline shows
it). The log is append-only and read in the order of commits.
"""

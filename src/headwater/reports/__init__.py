"""The report builder: a measure by at most two dimensions, filtered, for a period, as of an instant.

`rules` declares what can be counted and by what; `selectors.run` answers a question, for a screen,
a file or a tile alike. Of what callers send, only values reach the database.
"""

"""What is likely to come: forecasts of a period, chances of winning, and what a target needs.

Pure mathematics over facts that others read. A *step* is a deal entering a stage or ending; the
*as-of day* is the first day of which nothing is known; a *draw* is one imagined course of what is
ahead; a *zombie* is an open deal older than any that was ever won. docs/decisions/0039 says why
each method was chosen, docs/accuracy.md how well they do.
"""

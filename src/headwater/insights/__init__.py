"""The figures: how good the process is, what stands open, what was closed, and how long it took.

docs/metrics.md says what each figure means. A *cohort* is the deals created in a period, followed
until the instant the figures are *as of*; a *period* is what was closed in it, whenever it began.
A deal's *reach* is the furthest stage it has come to. Figures as of now read the reach that the
database keeps beside every deal; figures as of the past read the facts. Both must agree.
"""

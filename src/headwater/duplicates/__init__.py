"""The same company or person twice: finding, judging, merging, and taking a merge back.

A *profile* is what is compared; its *keys* say with whom; a *pair* has a score and *reasons*.
A *merge* remembers what moved, so that it can be taken back for 30 days. docs/accuracy.md says how
often a pair is right.
"""

"""Sequences: what is done for one person after the other, step by step, until they answer.

A *sequence* is a list of steps: mail, call, task, wait, branch. Who stands in one is *enrolled*;
the enrolment goes by the *version* of the steps it began with. It *ends* after the last step, or
sooner for a reason: they replied, a meeting was made, the mail came back, they unsubscribed,
the deal moved. Steps are done at the *receiver's* hours. docs/decisions/0048-sequences.md.
"""

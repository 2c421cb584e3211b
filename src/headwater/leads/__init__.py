"""Those who may buy, before there is anything to sell them: the inbox in front of the pipeline.

A *lead* is a person or company that showed interest, or was found. It is new until somebody works
on it; then it is *qualified* (converted into a deal, with company and person), *disqualified* for a
reason, or *recycled*: put away until a day, when it comes back to its owner. What is done with a
lead on the way is written down in notes (the floor above); the first contact answers it. The
*scorecard* holds what is known of need, budget, authority and timing.
"""

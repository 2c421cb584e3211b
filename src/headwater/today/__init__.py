"""What next: one ranked queue for a member, and the review of what their deals lack.

An *item* is a task that is due, or an open deal or a lead that asks for something; its *reasons* say why it
is here, its *worth* is what is expected of the deal (value times probability of the stage). An item
can be *set aside* until a moment. docs/today.md explains the ranking.
"""

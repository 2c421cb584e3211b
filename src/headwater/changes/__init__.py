"""What was done lately, taking it back, and doing the same to many records at once.

An *operation* is what one request or one job did together; its id stands on every line of the log.
A *work* is one act on many records: taking an operation back, or a bulk edit. Its id is the
operation under which the log keeps what it does, so that a work can be taken back like anything
else. docs/decisions/0027-undo.md says what is put back, and what is kept.
"""

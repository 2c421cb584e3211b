"""Bringing records in from files, and taking a whole import back.

An *import* is one or more *files* of a *kind* (deals, companies, people, stage history, products,
teams). Its *plan* says which column means which *field* and which value which stage or member. A
*trial* tells row by row what would happen; a *run* does it in chunks, each with its checkpoint, so
that it goes on where it was after anything; the *undo* removes what it created and gives back what
it changed. An *outside id* ties a record to the row it came from, so nothing comes in twice.
"""

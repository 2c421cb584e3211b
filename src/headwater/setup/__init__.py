"""How a workspace begins: with its first owner, its pipelines and its words.

The *wizard* makes the first one in an empty installation and is closed for ever afterwards;
importing into a new workspace and the demo make others.
"""

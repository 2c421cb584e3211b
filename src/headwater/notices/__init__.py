"""Telling members what concerns them: in the app, and by mail.

A *notice* tells one member of one thing others did, or that a *reminder* of a task is due. Its
sentence is made when it is read, in the reader's language, and only if the reader may still see
what it is about. A *way* is how a notice comes: in the app or by mail; quiet hours hold mails back.
"""

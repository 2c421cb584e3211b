"""Files of what lists and views show: CSV or XLSX, at once when short, else in the background.

An *export* is one such file: who wanted it, which records of which kind, how far it has come. It
is its maker's alone, holds what they could see when it was made, and is gone after a day.
"""

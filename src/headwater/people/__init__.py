"""The buyers: companies and the people in them.

A *company* may have a parent and an owner; a *person* may belong to a company. Both are reached
by *channels*: mail, phone, WeChat, LinkedIn, several of each.
"""

"""What records can be asked for: fields, the one filter language over them, and saved views.

A *field* is something of a record with a name and a type, built in or the workspace's own. A
*filter* is a tree of conditions over fields; a *view* is a filter with columns and an order that
somebody has kept.
"""

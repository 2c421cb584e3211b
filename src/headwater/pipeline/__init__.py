"""Deals and the stages they move through.

A *pipeline* is an ordered row of *stages*. A *deal* stands in one stage; apart from that it has a
*status*: open, won, lost or void (it should never have been one). The stage a deal was lost in
survives its closing. What a deal was at any past moment is kept in *versions*, where it stood in
*visits*; both are written by the database itself.
"""

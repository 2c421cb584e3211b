"""What a manager speaks of with a seller: a sheet for each member, written from facts.

*Praise* is what went well, *questions* are what to ask about, *help* names the deals at risk. Every
statement carries its figure, how many things it is made of, and the records behind it. No figure
is defined here: they are those of insights, forecast and targets.
"""

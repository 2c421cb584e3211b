"""Dashboards: the figures somebody wants to see together, on a screen, on a wall or by mail.

A *tile* is one figure, or a text, in a grid of twelve columns. Its *kind* says what it shows: see
`selectors/kinds`. A dashboard has no figures of its own: the screen asks the API of the figures,
and a file or mail asks the same selectors as whoever is to read it. A *starter* is a dashboard that
everybody of a role finds, made in code and not stored. A *mailing* sends a dashboard to members
again and again, a *delivery* is one such mail to one of them.
"""

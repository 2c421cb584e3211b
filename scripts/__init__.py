"""Tools for the repository itself; nothing here is part of the installed product."""

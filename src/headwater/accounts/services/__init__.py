"""Writing about workspaces and the people in them, one file for each thing written."""

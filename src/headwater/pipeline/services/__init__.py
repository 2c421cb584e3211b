"""Writing deals and pipelines: one function per verb, inside the caller's transaction."""

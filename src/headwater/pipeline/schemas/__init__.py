"""What deals and pipelines look like on the wire."""

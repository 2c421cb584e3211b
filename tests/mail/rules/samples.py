"""Letters by plain functions."""

from headwater.mail.rules.letters import Letter, read_letter


def letter(*lines: str, body: str = "") -> Letter:
    return read_letter("\r\n".join([*lines, "", body]).encode())

"""Reading one setting each from text, or saying in a sentence what to set it to."""

import ipaddress
import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

import psycopg
from psycopg.conninfo import conninfo_to_dict

from headwater.lib.vault import BadKeys, read_keys
from headwater.mail.wire import clients

SHORTEST_SECRET = 32
OPTION = re.compile(r"[a-z]+=")  # an id or a secret that is one as well has not been seen
FEWEST_DIFFERENT_CHARACTERS = 10
KNOWN_SECRETS = ("changeme", "change-me", "secret", "django-insecure", "default", "password")


class BadSetting(Exception):
    """A setting with which Headwater must not start; the message says what to do."""


@dataclass(frozen=True)
class MailServer:
    """Where mail goes out."""

    host: str
    port: int
    user: str = ""
    password: str = field(default="", repr=False)
    use_ssl: bool = False
    use_starttls: bool = False


def folder(name: str, text: str) -> Path:
    path = Path(text).expanduser().absolute()
    if path.exists() and not path.is_dir():
        raise BadSetting(f"{name} names a file ({path}): set it to a folder.")
    return path


def host(name: str, text: str) -> str:
    if text == "localhost":
        return "127.0.0.1"
    try:
        ipaddress.ip_address(text)
    except ValueError:
        raise BadSetting(
            f"{name} is {text!r}: set it to an IP address of this machine, such as 127.0.0.1, "
            "or 0.0.0.0 for all of them."
        ) from None
    return text


def number(lowest: int, highest: int) -> Callable[[str, str], int]:
    def read(name: str, text: str) -> int:
        if not (text.isascii() and text.isdigit()) or not lowest <= int(text) <= highest:
            raise BadSetting(
                f"{name} is {text!r}: set it to a whole number from {lowest} to {highest}."
            )
        return int(text)

    return read


def web_address(name: str, text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/"):
        raise BadSetting(
            f"{name} is {text!r}: set it to what people type in the browser, "
            "such as https://crm.example.com, without a path."
        )
    return f"{parts.scheme}://{parts.netloc}"


def database(name: str, text: str) -> str:
    try:
        address = conninfo_to_dict(text)
    except psycopg.ProgrammingError:
        raise BadSetting(
            f"{name} cannot be read: set it to postgresql://user:password@host:5432/database."
        ) from None
    if not address.get("dbname") or not address.get("user"):
        raise BadSetting(
            f"{name} must name a user and a database: postgresql://user@host/database."
        )
    return text


def secret(name: str, text: str) -> str:
    if len(text) < SHORTEST_SECRET:
        raise BadSetting(
            f"{name} has {len(text)} characters: give it at least {SHORTEST_SECRET} random ones, "
            "or unset it, then Headwater makes and keeps one of its own."
        )
    if _can_be_guessed(text):
        raise BadSetting(
            f"{name} can be guessed: unset it, then Headwater makes and keeps one of its own."
        )
    return text


def _can_be_guessed(text: str) -> bool:
    is_dull = len(set(text)) < FEWEST_DIFFERENT_CHARACTERS
    return is_dull or any(known in text.lower() for known in KNOWN_SECRETS)


def mail_server(name: str, text: str) -> MailServer:
    parts = urlsplit(text)
    try:
        port = parts.port
    except ValueError:
        port = 0
    if parts.scheme not in {"smtp", "smtps", "smtp+starttls"} or not parts.hostname or port == 0:
        raise BadSetting(
            f"{name} cannot be read: set it to smtp+starttls://user:password@host:587, "
            "smtps://user:password@host:465 or smtp://host:25."
        )
    return MailServer(
        host=parts.hostname,
        port=port or {"smtp": 25, "smtps": 465, "smtp+starttls": 587}[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        use_ssl=parts.scheme == "smtps",
        use_starttls=parts.scheme == "smtp+starttls",
    )


def google(name: str, text: str) -> clients.MailClient:
    return clients.google(
        *_credentials(name, text), **_options(name, text, "login", "token", "api")
    )


def microsoft(name: str, text: str) -> clients.MailClient:
    options = _options(name, text, "tenant", "login", "api")
    return clients.microsoft(*_credentials(name, text), **options)


def _credentials(name: str, text: str) -> list[str]:
    credentials = [word for word in text.split() if not OPTION.match(word)]
    if len(credentials) != 2:  # noqa: PLR2004
        raise BadSetting(f"{name} cannot be read: set it to the client's id and its secret.")
    return credentials


def _options(name: str, text: str, *known: str) -> dict[str, str]:
    """Read what is said besides."""
    options = dict(word.split("=", 1) for word in text.split() if OPTION.match(word))
    if unknown := options.keys() - {"way", *known}:
        raise BadSetting(f"{name} knows no option {min(unknown)!r}.")
    if options.get("way", "api") not in {"api", "imap"}:
        raise BadSetting(f"{name}: set way to api or imap.")
    for which in ("login", "token", "api"):
        if which in options:
            options[which] = web_address(name, options[which])
    return options


def mail_address(name: str, text: str) -> str:
    if "@" not in text or "\n" in text:
        raise BadSetting(f"{name} is {text!r}: set it to the sender, such as crm@example.com.")
    return text


def one_of(*words: str) -> Callable[[str, str], str]:
    def read(name: str, text: str) -> str:
        if text.lower() not in words:
            raise BadSetting(f"{name} is {text!r}: set it to one of {', '.join(words)}.")
        return text.lower()

    return read


def places(name: str, text: str) -> frozenset[str]:
    entries = frozenset(text.replace(",", " ").split())
    for entry in entries:
        if "://" in entry:
            raise BadSetting(f"{name} holds {entry!r}: name the host alone, such as idp.lan:8443.")
    return entries


def keys(name: str, text: str) -> str:
    try:
        read_keys(text)
    except BadKeys as error:
        raise BadSetting(f"{name} is no ring of keys: {error}") from None
    return text


def program(name: str, text: str) -> str:
    path = Path(text)
    if not path.is_absolute() or not os.access(path, os.X_OK):
        raise BadSetting(f"{name} is {text!r}: set it to the full path of a program that can run.")
    return text

"""Every setting Headwater takes from its environment, read and checked once, at the start.

docs/settings.md shows the same table; tests/serve/test_settings.py keeps the two alike.
"""

import ipaddress
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from headwater.config import reading
from headwater.config.embedded import Addresses, embedded_addresses, socket_folder
from headwater.config.reading import BadSetting, MailServer
from headwater.mail.wire.clients import MailClient

__all__ = [
    "Addresses",
    "Environment",
    "embedded_addresses",
    "read_environment",
    "socket_folder",
    "table",
]


def setting(
    name: str,
    read: Callable[[str, str], Any],
    meaning: str,
    *,
    default: str = "",
    is_secret: bool = False,
) -> Any:
    """Declare one setting: the variable, how it is read, what it is for, what it is when unset."""
    about = {"name": name, "read": read, "meaning": meaning, "default": default}
    return field(metadata=about, repr=not is_secret)


@dataclass(frozen=True, kw_only=True)
class Environment:
    """What the environment says, complete and checked."""

    data: Path = setting(
        "HEADWATER_DATA",
        reading.folder,
        "Folder for everything Headwater keeps: database, files, secret key, mail not sent.",
        default="headwater-data",
    )
    host: str = setting(
        "HEADWATER_HOST",
        reading.host,
        "Network address to answer on. Anything but this machine itself asks for `PUBLIC_URL`.",
        default="127.0.0.1",
    )
    port: int = setting(
        "HEADWATER_PORT", reading.number(1, 65535), "Port to answer on.", default="8000"
    )
    public_url: str = setting(
        "PUBLIC_URL",
        reading.web_address,
        "What people type in the browser; links in mail start with it. "
        "With https, cookies are sent over https only. Unset: http://HOST:PORT.",
    )
    database_url: str | None = setting(
        "DATABASE_URL",
        reading.database,
        "Your own PostgreSQL (15 or newer) as the role `headwater_app`. "
        "Unset: Headwater runs one of its own inside `HEADWATER_DATA`.",
        is_secret=True,
    )
    database_owner_url: str | None = setting(
        "DATABASE_OWNER_URL",
        reading.database,
        "The same database as the role `headwater_owner`; only migrating, backing up and "
        "restoring use it. Set both or neither.",
        is_secret=True,
    )
    secret_key: str | None = setting(
        "SECRET_KEY",
        reading.secret,
        "Signs sessions and links, at least 32 characters. Unset: made at the first start and "
        "kept in `HEADWATER_DATA/secret-key`, readable by its user only.",
        is_secret=True,
    )
    keys: str | None = setting(
        "HEADWATER_KEYS",
        reading.keys,
        "Encrypt the secrets in the database: `name:key` each, separated by blanks, the newest "
        "first; see `headwater keys`. Unset: made at the first start and kept in "
        "`HEADWATER_DATA/keys`.",
        is_secret=True,
    )
    audit_key: str | None = setting(
        "HEADWATER_AUDIT_KEY",
        reading.secret,
        "Seals the audit log, at least 32 characters, and never changes. Unset: made at the first "
        "start and kept in `HEADWATER_DATA/audit-key`.",
        is_secret=True,
    )
    audit_hook: str | None = setting(
        "HEADWATER_AUDIT_HOOK",
        reading.program,
        "A program of yours, run once a day per workspace with the newest seal of its audit log "
        "on its input, to be kept elsewhere.",
    )
    mail: MailServer | None = setting(
        "EMAIL_URL",
        reading.mail_server,
        "Mail server, such as `smtp+starttls://user:password@host:587`. "
        "Unset: mail is written to `HEADWATER_DATA/mail`.",
    )
    mail_from: str = setting(
        "EMAIL_FROM",
        reading.mail_address,
        "Sender of what Headwater itself mails.",
        default="headwater@localhost",
    )
    google: MailClient | None = setting(
        "HEADWATER_GOOGLE",
        reading.google,
        "Lets members connect Gmail by signing in: `client-id client-secret`; `way=imap` behind it "
        "speaks IMAP instead of the Gmail API. See the admin's guide.",
        is_secret=True,
    )
    microsoft: MailClient | None = setting(
        "HEADWATER_MICROSOFT",
        reading.microsoft,
        "The same for Microsoft 365 and Outlook: `client-id client-secret`; behind it `way=imap`, "
        "`tenant=…`, and `login=…` and `api=…` where Microsoft's cloud is another.",
        is_secret=True,
    )
    threads: int = setting(
        "HEADWATER_THREADS",
        reading.number(1, 64),
        "Requests one web process works on at once; each keeps one database connection.",
        default="8",
    )
    processes: int = setting(
        "HEADWATER_PROCESSES",
        reading.number(1, 64),
        "Web processes; about one per two cores.",
        default="1",
    )
    jobs: int = setting(
        "HEADWATER_JOBS",
        reading.number(1, 32),
        "Background jobs the worker does at once.",
        default="2",
    )
    proxies: int = setting(
        "HEADWATER_PROXIES",
        reading.number(0, 5),
        "How many proxies of yours stand in front; so many are believed when they say who asks "
        "(`X-Forwarded-For`, `X-Forwarded-Proto`).",
        default="0",
    )
    upload_limit: int = setting(
        "HEADWATER_UPLOAD_MB",
        reading.number(1, 10_000),
        "Largest file, in megabytes, that may be sent; what is larger is refused at once.",
        default="100",
    )
    outbound_allowed: frozenset[str] = setting(
        "HEADWATER_OUTBOUND_ALLOWED",
        reading.places,
        "Hosts (`idp.lan`, `idp.lan:8443`) or networks (`10.1.0.0/16`) of yours, separated by "
        "blanks, that Headwater may call although they are not on the public internet. Servers of "
        "mail on a port that is not one of mail (25, 143, 465, 587, 993) are named with it.",
    )
    log_level: str = setting(
        "HEADWATER_LOG",
        reading.one_of("debug", "info", "warning", "error"),
        "How much is written to the terminal: debug, info, warning or error.",
        default="info",
    )

    @property
    def hosts(self) -> list[str]:
        """The names under which browsers may address this server."""
        own = {urlsplit(self.public_url).hostname or "", "localhost", "127.0.0.1", "[::1]"}
        return sorted(own - {""})

    @property
    def is_secure(self) -> bool:
        return self.public_url.startswith("https:")

    @property
    def is_embedded(self) -> bool:
        """Whether Headwater runs a PostgreSQL of its own."""
        return self.database_url is None

    @property
    def postgres(self) -> Path:
        """Where its own PostgreSQL keeps its files."""
        return self.data / "postgres"

    @property
    def secret_key_file(self) -> Path:
        """Where the key is kept that Headwater made for itself."""
        return self.data / "secret-key"

    @property
    def keys_file(self) -> Path:
        """Where the keys of the secrets in the database are kept that Headwater made."""
        return self.data / "keys"

    @property
    def audit_key_file(self) -> Path:
        """Where the key of the audit log is kept that Headwater made for itself."""
        return self.data / "audit-key"

    @property
    def made_keys(self) -> list[Path]:
        """The files of the keys that Headwater made for itself: without them a backup is none."""
        given = {
            self.secret_key_file: self.secret_key,
            self.audit_key_file: self.audit_key,
            self.keys_file: self.keys,
        }
        return [path for path, key in given.items() if key is None]

    @property
    def anchors(self) -> Path:
        """Where the newest seal of each audit log is kept, a line a day."""
        return self.data / "audit" / "anchors.jsonl"

    @property
    def outbox(self) -> Path:
        """Where mail is written while there is no mail server."""
        return self.data / "mail"

    @property
    def files(self) -> Path:
        """Where files that people upload are kept; backups carry them along."""
        return self.data / "files"

    @property
    def uploads(self) -> Path:
        """Where files are kept until their last byte is here; no backup needs them."""
        return self.data / "uploads"

    @property
    def exports(self) -> Path:
        """Where files made for people to fetch are kept for a day; no backup needs them."""
        return self.data / "exports"

    @property
    def addresses(self) -> Addresses:
        if self.database_url is not None and self.database_owner_url is not None:
            return Addresses(app=self.database_url, owner=self.database_owner_url)
        return embedded_addresses(self.postgres)


def read_environment(environ: Mapping[str, str]) -> Environment:
    """Read and check every setting, or say in one sentence which one is wrong and what to do."""
    values: dict[str, Any] = {}
    for each in fields(Environment):
        name, text = each.metadata["name"], environ.get(each.metadata["name"], "").strip()
        text = text or each.metadata["default"]
        values[each.name] = each.metadata["read"](name, text) if text else None
    _check_together(values)
    values["outbound_allowed"] = values["outbound_allowed"] or frozenset()
    values["public_url"] = values["public_url"] or _address(values["host"], values["port"])
    return Environment(**values)


def table() -> str:
    """Show every setting as docs/settings.md does."""
    lines = ["| Variable | Unset | Meaning |", "| --- | --- | --- |"]
    for each in fields(Environment):
        about = each.metadata
        default = f"`{about['default']}`" if about["default"] else "–"
        lines.append(f"| `{about['name']}` | {default} | {about['meaning']} |")
    return "\n".join(lines) + "\n"


def _check_together(values: Mapping[str, Any]) -> None:
    if (values["database_url"] is None) != (values["database_owner_url"] is None):
        raise BadSetting(
            "Set both DATABASE_URL and DATABASE_OWNER_URL, or neither: Headwater serves as one "
            "role and migrates as the other."
        )
    if not ipaddress.ip_address(values["host"]).is_loopback and not values["public_url"]:
        raise BadSetting(
            f"HEADWATER_HOST={values['host']} lets other machines in: also set PUBLIC_URL to the "
            "address people will type, such as http://192.168.1.20:8000."
        )


def _address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"

"""Looking at every part of an installation, and saying what to do about what is wrong."""

import os
import shutil
import smtplib
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path

import psycopg

from headwater.config.environment import Environment
from headwater.lib.parent import SUPERVISED
from headwater.serve import database
from headwater.serve.installation import running_database
from headwater.serve.supervisor import answers_at, is_in_use

PACKAGE = Path(__file__).resolve().parent.parent
LEAST_SPACE = 1_000_000_000  # bytes
LARGEST_DRIFT = 5  # seconds
WORKERS = (
    "SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > now() - interval '60 s'"
)
FAILED = """
SELECT count(*) FROM procrastinate_jobs j WHERE status = 'failed' AND EXISTS (
    SELECT FROM procrastinate_events e WHERE e.job_id = j.id AND e.at > now() - interval '1 day'
)
"""


@dataclass(frozen=True)
class Finding:
    """What one look found; `remedy` is empty when all is well."""

    part: str
    words: str
    remedy: str = ""

    def __str__(self) -> str:
        mark = "✗" if self.remedy else "✓"
        return f"{mark} {self.part}: {self.words}{'. ' + self.remedy if self.remedy else ''}"


def examine(environment: Environment) -> Iterator[Finding]:
    """Look at everything; each finding comes as soon as it is known."""
    for look in LOOKS:
        yield look(environment)
    if environment.is_embedded and not environment.postgres.exists():
        yield Finding("Database", "none yet; `headwater serve` makes it")
        return
    is_served = is_in_use(environment.data)
    try:
        with running_database(environment, up_to_date=False):
            yield from _examine_database(environment, is_served=is_served)
    except (SystemExit, psycopg.Error) as error:
        yield Finding("Database", str(error), "Put that right, then ask again.")


def _settings(environment: Environment) -> Finding:
    known = {each.metadata["name"] for each in fields(environment)} | {
        SUPERVISED,
        "HEADWATER_PASSWORD",
    }
    for name in sorted(os.environ):
        if name.startswith("HEADWATER_") and name not in known:
            meant = get_close_matches(name, known, 1)
            remedy = f"Did you mean {meant[0]}?" if meant else "Unset it: nothing reads it."
            return Finding("Settings", f"{name} is not one of ours", remedy)
    return Finding("Settings", f"all in order; people come to {environment.public_url}")


def _data(environment: Environment) -> Finding:
    if not os.access(environment.data, os.W_OK):
        return Finding("Data folder", f"{environment.data} is read-only", "Make it writable.")
    free = shutil.disk_usage(environment.data).free
    words = f"{environment.data}, {free / 1e9:.1f} GB free"
    remedy = "" if free > LEAST_SPACE else "Make room: without it nothing can be saved."
    return Finding("Data folder", words, remedy)


def _secret(environment: Environment) -> Finding:
    if environment.secret_key is not None:
        return Finding("Secret key", "set by SECRET_KEY")
    path = environment.secret_key_file
    if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        return Finding("Secret key", "others can read it", f"Run `chmod 600 {path}`.")
    return Finding("Secret key", "readable by its user only")


def _front_end(_environment: Environment) -> Finding:
    if (PACKAGE / "web_dist/index.html").exists():
        return Finding("Front end", "built")
    return Finding("Front end", "not built", "Run `make web`, or install Headwater again.")


def _languages(_environment: Environment) -> Finding:
    if missing := [p for p in PACKAGE.glob("locale/*/*/*.po") if not p.with_suffix(".mo").exists()]:
        words = f"not compiled: {', '.join(path.parts[-3] for path in missing)}"
        return Finding("Languages", words, "Run `make messages`, or install Headwater again.")
    return Finding("Languages", "compiled")


def _mail(environment: Environment) -> Finding:
    server = environment.mail
    if server is None:
        return Finding("Mail", f"no EMAIL_URL, so mail is written to {environment.outbox}")
    connect = smtplib.SMTP_SSL if server.use_ssl else smtplib.SMTP
    try:
        with connect(server.host, server.port, timeout=10) as session:
            if server.use_starttls:
                session.starttls()
            if server.user:
                session.login(server.user, server.password)
    except (OSError, smtplib.SMTPException) as error:
        return Finding("Mail", f"{server.host} refuses: {error}", "Check EMAIL_URL.")
    return Finding("Mail", f"{server.host} takes mail")


def _web(environment: Environment) -> Finding:
    place = f"{environment.host} port {environment.port}"
    if answers_at(environment.host, environment.port)():
        return Finding("Web server", f"answers on {place}")
    if is_in_use(environment.data):
        words = f"silent on {place}"
        return Finding("Web server", words, "Look at what `headwater serve` writes.")
    return Finding("Web server", "not running; `headwater serve` starts it")


def _examine_database(environment: Environment, *, is_served: bool) -> Iterator[Finding]:
    with psycopg.connect(environment.addresses.app) as session:
        yield _version(session)
        yield _role(environment)
        yield _migrations(environment)
        yield _clock(session)
        yield _worker(session, is_expected=is_served)
        yield _jobs(session)


def _version(session: psycopg.Connection) -> Finding:
    version = session.info.server_version
    words = f"PostgreSQL {version // 10_000}.{version % 10_000} answers"
    remedy = "" if version >= database.OLDEST else "Upgrade it to 15 or newer."
    return Finding("Database", words, remedy)


def _role(environment: Environment) -> Finding:
    try:
        database.refuse_unfit(environment.addresses.app)
    except SystemExit as error:
        return Finding("Isolation", "switched off by a powerful role", str(error))
    return Finding("Isolation", "the app's role owns nothing")


def _migrations(environment: Environment) -> Finding:
    missing = database.unapplied(environment.addresses)
    if missing:
        return Finding("Migrations", f"{len(missing)} to come", "Run `headwater migrate`.")
    return Finding("Migrations", "all applied")


def _clock(session: psycopg.Connection) -> Finding:
    theirs: datetime = session.execute("SELECT clock_timestamp()").fetchall()[0][0]
    drift = abs((theirs - datetime.now(UTC)).total_seconds())
    remedy = "" if drift < LARGEST_DRIFT else "Let both machines ask a time server."
    return Finding("Clock", f"{drift:.1f} s apart from the database's", remedy)


def _worker(session: psycopg.Connection, *, is_expected: bool) -> Finding:
    seen = session.execute(WORKERS).fetchall()[0][0]
    if seen or not is_expected:
        return Finding("Worker", f"{seen} seen in the last minute")
    return Finding("Worker", "not seen for a minute", "Look at what `headwater serve` writes.")


def _jobs(session: psycopg.Connection) -> Finding:
    failed = session.execute(FAILED).fetchall()[0][0]
    remedy = "Look for them in what the worker wrote." if failed else ""
    return Finding("Jobs", f"{failed} failed in the last day", remedy)


LOOKS: tuple[Callable[[Environment], Finding], ...] = (
    _settings,
    _data,
    _secret,
    _front_end,
    _languages,
    _mail,
    _web,
)

"""`python -m bench.mail`: a first sync from a real Dovecot, and the inbox over what came of it.

Letters of 2 to 6 kB, one in ten with a file of 60 kB, one in three an answer to one before. Says how
long a process took to fetch and store all of them, its CPU and its highest memory; then what lists,
a search and a thread cost. Besides what was fetched, rows are copied until there are `--letters`.
The figures go into docs/benchmarks.md by hand.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from base64 import encodebytes
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import cycle
from pathlib import Path
from urllib.parse import quote

from bench.client import Browser
from bench.installation import Installation, first_owner, installed, web
from bench.measure import measure
from bench.operations import Operation, Request
from tests.mail import certificates as certifying
from tests.mail.dovecot import USERS, Dovecot, running_dovecot

USER, ADDRESS = "bo", "ada@ours.example"
SEARCHED = ["seldomly", "xanthic"]
FETCH = """
import sys, time, resource, django
django.setup()
from uuid import UUID
from django.utils import timezone
from headwater.mail.services.fetching import fetch
at = time.perf_counter()
fetch(int(sys.argv[1]), UUID(sys.argv[2]), clock=timezone.now)
used = resource.getrusage(resource.RUSAGE_SELF)
print(time.perf_counter() - at, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
"""
# Threads of one letter each, spread over a year, like those that were fetched.
COPY = """
WITH made AS (
    INSERT INTO mail_thread (workspace_id, id, mailbox_id, subject, subject_key, snippet, others,
        first_at, last_at, last_in_at, letters_count, unread_count, has_attachments,
        is_linked_by_hand, version)
    SELECT workspace_id, gen_random_uuid(), mailbox_id, subject || ' ' || n, subject_key || ' ' || n,
        snippet, others, moment, moment, moment, 1, 0, false, false, 1
    FROM (SELECT t.*, n, now() - n * interval '5 minutes' AS moment
          FROM (SELECT * FROM mail_thread LIMIT 1) t, generate_series(1, %(more)s) n) row
    RETURNING *
), written AS (
    INSERT INTO mail_letter (workspace_id, id, mailbox_id, thread_id, key, direction, nature,
        sender_name, sender_address, "to", cc, subject, snippet, sent_at, size, "references",
        is_read, is_flagged, is_mark_due, is_whole, has_attachments)
    SELECT workspace_id, gen_random_uuid(), mailbox_id, id, id::text, 'in', 'person', 'Bo',
        'bo@c.example', '[]', '[]', subject, snippet, last_at, 3000, '{}', true, false, false, true,
        false FROM made
    RETURNING *
)
INSERT INTO mail_letterwords (workspace_id, letter_id, thread_id, mailbox_id, runs, tsv)
SELECT l.workspace_id, l.id, l.thread_id, l.mailbox_id, w.runs, w.tsv
FROM (SELECT *, row_number() OVER () AS n FROM written) l
JOIN (SELECT *, row_number() OVER (), count(*) OVER () AS all_of FROM mail_letterwords) w
    ON w.row_number = l.n %% w.all_of + 1
"""


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.mail", description=__doc__)
    parser.add_argument("--messages", type=int, default=20_000)
    parser.add_argument("--letters", type=int, default=100_000)
    wishes = parser.parse_args()
    with certifying.made() as certificates, running_dovecot(certificates) as dovecot:
        os.environ["HEADWATER_OUTBOUND_ALLOWED"] = f"127.0.0.1:{dovecot.plain},127.0.0.1:2525"
        _fill(dovecot, wishes.messages)
        with (
            tempfile.TemporaryDirectory(prefix="headwater-bench-") as folder,
            installed(Path(folder)) as at,
            web(at) as process,
        ):
            browser = first_owner(at)
            _sync(at, browser, dovecot)
            _copy(at, wishes.letters)
            browser = browser.another()  # the line has rested for too long
            print("| what | CPU ms | of it the database | p50 ms | p95 ms |")
            for one in _operations(browser):
                figures = measure(one, browser, at, web=process.pid)
                cells = (figures.cpu, figures.database, figures.p50, figures.p95)
                print(f"| {one.name} | {' | '.join(f'{cell:.1f}' for cell in cells)} |", flush=True)


def _fill(dovecot: Dovecot, messages: int) -> None:
    """Write letters straight into the folder on disk, as a delivery agent does."""
    new = dovecot.folder / "mail" / USER / "new"
    for name in ("new", "cur", "tmp"):
        (new.parent / name).mkdir(parents=True, exist_ok=True)
    for number, raw in enumerate(_letters(messages)):
        (new / f"{1_700_000_000 + number}.M{number}.bench").write_bytes(raw)
    subprocess.run(["chmod", "-R", "a+rwX", str(new.parent)], check=True)
    dovecot.run("index", "-u", USER, "INBOX")


def _letters(messages: int) -> Iterator[bytes]:
    play = random.Random(20261127)  # a play
    words, weights = _vocabulary(play)
    now = datetime.now(UTC)
    file = encodebytes(play.randbytes(45_000)).decode().replace("\n", "\r\n")
    for number in range(messages):
        sent = now - timedelta(minutes=2 * (messages - number))
        text = " ".join(play.choices(words, weights, k=play.randint(150, 500)))
        who = f"p{play.randint(1, 2_000)}"
        before = play.randint(0, number - 1) if number and play.random() < 0.33 else None
        refers = f"In-Reply-To: <m{before}@c.example>\r\n" if before is not None else ""
        head = (
            f"Message-ID: <m{number}@c.example>\r\nFrom: {who} <{who}@c{number % 300}.example>\r\n"
            f"To: Ada <{ADDRESS}>\r\nSubject: Desks {number % 5_000}\r\n{refers}"
            f"Date: {sent:%a, %d %b %Y %H:%M:%S +0000}\r\nMIME-Version: 1.0\r\n"
        )
        plain = f"Content-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n"
        if number % 10:
            yield f"{head}{plain}".encode()
            continue
        yield (
            f'{head}Content-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\n{plain}--x\r\n'
            "Content-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n"
            f"Content-Disposition: attachment; filename=a{number}.pdf\r\n\r\n{file}\r\n--x--\r\n"
        ).encode()


def _vocabulary(play: random.Random) -> tuple[list[str], list[float]]:
    """Make words as a language has them: some in every letter, most in few."""
    common = [
        "delivery",
        "quote",
        "desks",
        "meeting",
        "contract",
        "报价",
        "合同",
        "交付时间",
        "会议",
    ]
    sounds = [a + b for a in "bdfgklmnprst" for b in "aeiou"]
    rest = list(dict.fromkeys("".join(play.choices(sounds, k=3)) for _ in range(9_000)))
    words = [*common, *rest, *SEARCHED]
    return words, [1 / (place + 8) for place in range(len(words))]


def _sync(at: Installation, browser: Browser, dovecot: Dovecot) -> None:
    body = {
        "address": ADDRESS, "imap_host": "127.0.0.1", "imap_port": dovecot.plain,
        "imap_security": "plain", "smtp_host": "127.0.0.1", "smtp_port": 2525,
        "smtp_security": "plain", "username": USER, "secret": USERS[USER], "history_days": 3650,
    }  # fmt: skip
    made = json.loads(browser.ask("POST", "/api/v1/mailboxes", body)[0])
    with at.admin() as admin:
        (workspace,) = admin.execute("SELECT max(id) FROM tenancy_workspace").fetchone() or (0,)
    command = [sys.executable, "-c", FETCH, str(workspace), made["id"]]
    done = subprocess.run(command, env=at.environment, capture_output=True, text=True, check=True)
    took, cpu, peak = map(float, done.stdout.split())
    with at.admin() as admin:
        (stored,) = admin.execute("SELECT count(*) FROM mail_letter").fetchone() or (0,)
    print(f"{stored} letters in {took:.0f} s: {stored / took:.0f} a second; "
          f"CPU {cpu:.0f} s of the fetching process, at most {peak:.0f} MB", flush=True)  # fmt: skip


def _copy(at: Installation, letters: int) -> None:
    with at.admin() as admin:
        (there,) = admin.execute("SELECT count(*) FROM mail_letter").fetchone() or (0,)
        if letters > there:
            admin.execute(COPY, {"more": letters - there})
        admin.execute("ANALYZE mail_thread, mail_letter, mail_letterwords")


def _operations(browser: Browser) -> list[Operation]:
    threads = browser.read("/api/v1/threads?box=inbox")["items"]
    paths = {
        "inbox": "/api/v1/threads?box=inbox",
        "all mail": "/api/v1/threads?box=all",
        "mail that is unmatched": "/api/v1/threads?box=unmatched",
        "a search for what most letters say": "/api/v1/threads?box=all&q=delivery",
        "a search for what one in fifty says": "/api/v1/threads?box=all&q=seldomly",
        "a search for what a few say": "/api/v1/threads?box=all&q=xanthic",
        "a search for characters": f"/api/v1/threads?box=all&q={quote('交付时间')}",
        "a search by people and words": "/api/v1/threads?box=all&q=bo+contract",
        "a search that finds nothing": "/api/v1/threads?box=all&q=xylophone",
    }
    found = [Operation(name, cycle([Request("GET", path)])) for name, path in paths.items()]
    one = cycle([Request("GET", f"/api/v1/threads/{each['id']}") for each in threads])
    return [*found, Operation("a thread", one)]


if __name__ == "__main__":
    main()

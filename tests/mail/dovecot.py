"""A Dovecot of our own: started by nobody in particular, on free ports, in a folder thrown away."""

import grp
import imaplib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from base64 import b64encode
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

import jwt

from tests.mail.certificates import Certificates

POOR = "127.0.0.2"  # the same mailboxes, offered by a server that can do nothing special
USERS = {"ada@example.com": "vérité & “quotes”", "bo": "simple", "cy": "simple", "dee": "simple"}
PATIENCE = 20
SIGNING = "a key of thirty-two bytes or more than that"
CONFIG = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1, {poor}
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
mail_uid = {user}
mail_gid = {group}
first_valid_uid = 1
mail_location = maildir:{folder}/mail/%u
mail_fsync = never
mail_max_userip_connections = 100
auth_mechanisms = plain login xoauth2
disable_plaintext_auth = no
ssl = yes
ssl_cert = <{certificate}
ssl_key = <{key}
auth_failure_delay = 0
passdb {{
  driver = passwd-file
  args = scheme=PLAIN {folder}/users
}}
passdb {{
  driver = oauth2
  mechanisms = xoauth2
  args = {folder}/oauth2
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}/home/%u
}}
service imap-login {{
  chroot =
  process_min_avail = 1
  service_count = 0
  inet_listener imap {{
    port = {plain}
  }}
  inet_listener imaps {{
    port = {tls}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
namespace inbox {{
  inbox = yes
  separator = /
  mailbox Sent {{
    auto = create
    special_use = \\Sent
  }}
  mailbox Papierkorb {{
    auto = create
    special_use = \\Trash
  }}
  mailbox 归档 {{
    auto = create
    special_use = \\Archive
  }}
  mailbox 草稿箱 {{
    auto = create
  }}
}}
protocol imap {{
  imap_idle_notify_interval = 1 min
}}
local {poor} {{
  protocol imap {{
    imap_capability = IMAP4rev1 AUTH=PLAIN AUTH=LOGIN
  }}
}}
"""


@dataclass(frozen=True)
class Dovecot:
    folder: Path
    plain: int
    tls: int
    command: tuple[str, ...]

    def run(self, *arguments: str, given: bytes = b"") -> str:
        """Let doveadm do something behind the back of everybody who is connected."""
        done = subprocess.run(
            [*self.command, "doveadm", "-c", str(self.folder / "conf"), *arguments],
            input=given,
            capture_output=True,
            check=True,
        )
        return done.stdout.decode()

    def put(self, folder: str, raw: bytes, *, user: str = "bo") -> None:
        self.run("save", "-u", user, "-m", folder, given=raw)

    def put_many(self, folder: str, raws: Iterable[bytes], *, user: str = "bo") -> None:
        """Put letters in over one line, which is much quicker for hundreds of them."""
        with imaplib.IMAP4("127.0.0.1", self.plain) as imap:
            imap.login(user, USERS[user])
            for raw in raws:
                imap.append(folder, "", "", raw)

    def token(self, user: str = "bo") -> str:
        """Give an access token as a provider would."""
        return jwt.encode(
            {"sub": user, "email": user, "exp": int(time.time()) + 3600, "jti": token_hex(8)},
            SIGNING,
            "HS256",
        )

    def empty(self, user: str = "bo") -> None:
        """Begin anew: all folders of a user go, and come back with nothing in them."""
        self.run("expunge", "-u", user, "mailbox", "*", "all")


def program() -> str | None:
    return shutil.which("dovecot", path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")


@contextmanager
def running_dovecot(
    certificates: Certificates, ports: tuple[int, int] | None = None
) -> Iterator[Dovecot]:
    with tempfile.TemporaryDirectory(prefix="headwater-dovecot-", ignore_cleanup_errors=True) as at:
        folder, user, group, command = Path(at), *_nobody()
        dovecot = Dovecot(folder, *(ports or free_ports()), command)
        _write(dovecot, certificates, user, group)
        process = subprocess.Popen(
            [*command, str(program()), "-F", "-c", str(folder / "conf")], stderr=subprocess.PIPE
        )
        try:
            _wait(dovecot)
            yield dovecot
        finally:
            process.terminate()
            process.communicate(timeout=PATIENCE)


def _nobody() -> tuple[str, str, tuple[str, ...]]:
    """Name whom Dovecot runs as: it wants to be root or to stay who it is."""
    if os.geteuid() == 0:
        drop = ("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups")
        return "nobody", "nogroup", drop
    return pwd.getpwuid(os.getuid()).pw_name, grp.getgrgid(os.getgid()).gr_name, ()


def free_ports() -> tuple[int, int]:
    with socket.create_server(("127.0.0.1", 0)) as one, socket.create_server(("127.0.0.1", 0)) as b:
        return one.getsockname()[1], b.getsockname()[1]


def _write(dovecot: Dovecot, certificates: Certificates, user: str, group: str) -> None:
    folder = dovecot.folder
    for name in ("run", "state", "mail", "home"):
        (folder / name).mkdir()
    text = CONFIG.format(
        folder=folder,
        poor=POOR,
        user=user,
        group=group,
        plain=dovecot.plain,
        tls=dovecot.tls,
        certificate=certificates.certificate,
        key=certificates.key,
    )
    (folder / "conf").write_text(text)
    (folder / "oauth2").write_text(
        "introspection_mode = local\nlocal_validation_key_dict = fs:posix:prefix="
        f"{folder}/keys/\nusername_attribute = email\n"
    )
    key = folder / "keys/default/HS256/default"
    key.parent.mkdir(parents=True)
    key.write_text(b64encode(SIGNING.encode()).decode())
    users = [f"{name}:{{PLAIN}}{secret}::::::" for name, secret in USERS.items()]
    (folder / "users").write_text("\n".join(users) + "\n")
    if os.geteuid() == 0:
        for path in (folder, *folder.rglob("*")):
            shutil.chown(path, user, group)


def _wait(dovecot: Dovecot) -> None:
    ends_at = time.monotonic() + PATIENCE
    while time.monotonic() < ends_at:
        try:
            with socket.create_connection(("127.0.0.1", dovecot.plain), timeout=5) as line:
                if line.recv(10):
                    return
        except OSError:
            time.sleep(0.1)
    raise AssertionError((dovecot.folder / "log").read_text())

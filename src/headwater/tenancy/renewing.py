"""Work behind the requests of this process: one thing at a time, each once however many ask for it.

The thread lives as long as there is something to do. What it does is only read and kept in memory,
so that nothing is lost with the process.
"""

import logging
from collections.abc import Callable, Hashable
from contextlib import suppress
from threading import Lock, Thread

import psycopg
from django.db import connection

logger = logging.getLogger(__name__)
Work = Callable[[], None]
PATIENCE = 5.0  # seconds; less than the web server's own


class Renewals:
    def __init__(self) -> None:
        self._works: dict[
            Hashable, Work
        ] = {}  # in the order they were asked for, the current first
        self._lock = Lock()
        self._thread: Thread | None = None
        self._session: psycopg.Connection | None = None  # while something is done
        self._is_closed = False

    def ask(self, name: Hashable, work: Work) -> None:
        """Have it done; what has the name of something waiting or under way is the same."""
        with self._lock:
            if self._is_closed or name in self._works:
                return
            self._works[name] = work
            if self._thread is None:
                self._thread = Thread(target=self._run, name="renewals", daemon=True)
                self._thread.start()

    def wait(self, timeout: float | None = None) -> None:
        """Wait until there is nothing left to do."""
        with self._lock:
            thread = self._thread
        if thread:
            thread.join(timeout)

    def close(self) -> None:
        """Do nothing more, and break off what is being done: the process ends."""
        with self._lock:
            self._is_closed = True
            session = self._session
        if session is not None:
            with suppress(psycopg.Error):  # it has just ended
                session.cancel_safe(timeout=PATIENCE)
        self.wait(PATIENCE)

    def _run(self) -> None:
        while (one := self._first()) is not None:
            name, work = one
            try:
                connection.ensure_connection()
                with self._lock:
                    self._session = connection.connection
                work()
            except Exception:
                if not self._is_closed:
                    logger.exception("Could not work out again what was asked for")
            finally:
                with self._lock:
                    self._session = None
                    del self._works[name]
                connection.close()  # this thread may not come back for hours

    def _first(self) -> tuple[Hashable, Work] | None:
        with self._lock:
            if self._works and not self._is_closed:
                return next(iter(self._works.items()))
            self._thread = None
            return None


renewals = Renewals()

"""Processes that end when the one that started them is gone."""

import ctypes
import os
import signal
import sys
import threading
import time
from collections.abc import Callable

SUPERVISED = "HEADWATER_SUPERVISED"
PATIENCE = 5  # seconds to finish what is under way
SET_PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG in linux/prctl.h


def leave_with_parent() -> None:
    """End this process when the one that started it is gone, however that went.

    A killed supervisor cannot stop its children, so they watch for it. This way nobody ever has to
    look for left-over processes and guess whose they are.
    """
    if SUPERVISED in os.environ:
        threading.Thread(target=_watch, args=[os.getppid()], daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(PATIENCE)
    os.kill(os.getpid(), signal.SIGKILL)


def signal_when_parent_dies(number: signal.Signals) -> Callable[[], None] | None:
    """Prepare a child that cannot watch by itself; only Linux can do this."""
    if sys.platform != "linux":
        return None
    prctl = ctypes.CDLL(None).prctl

    def before_exec() -> None:
        prctl(SET_PARENT_DEATH_SIGNAL, number)

    return before_exec

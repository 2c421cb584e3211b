"""The user PostgreSQL runs as when Headwater is started by root, whom it refuses."""

import os
import pwd
import shutil
import stat
import subprocess
from pathlib import Path

NAME = "headwater"


def system_user() -> str | None:
    """Name that user, and make it the first time; nobody else needs another user."""
    if os.geteuid() != 0:
        return None
    try:
        pwd.getpwnam(NAME)
    except KeyError:
        useradd = shutil.which("useradd")
        if useradd is None:
            raise SystemExit(
                "PostgreSQL does not run as root: start Headwater as an ordinary user."
            ) from None
        subprocess.run([useradd, "--system", "--user-group", "--no-create-home", NAME], check=True)
    return NAME


def hand_over(folder: Path, user: str) -> None:
    """Give the folder to the user, and let it walk there through the folders above."""
    os.chown(folder, pwd.getpwnam(user).pw_uid, pwd.getpwnam(user).pw_gid)
    open_road(folder)


def open_road(path: Path) -> None:
    """Let everybody walk through the folders above, without letting them look around."""
    for above in path.resolve().parents:
        mode = above.stat().st_mode
        if not mode & stat.S_IXOTH:
            above.chmod(mode | stat.S_IXOTH)

"""Find a Dovecot for the tests of mail, or install one; without it they ask pymap alone."""

import os
import shutil
import subprocess


def main() -> None:
    apt = shutil.which("apt-get")
    if (
        shutil.which("dovecot", path=f"{os.environ['PATH']}:/usr/sbin")
        or not apt
        or os.geteuid() != 0
    ):
        return
    print("Installing Dovecot, a server of mail for the tests", flush=True)
    # Nothing is started: the tests start one of their own, as nobody in particular, on a free port.
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
    install = [apt, "install", "-y", "--no-install-recommends", "dovecot-imapd"]
    for command in ([apt, "update"], install):
        subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL, check=False)


if __name__ == "__main__":
    main()

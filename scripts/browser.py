"""Find a Chromium for the tests in a browser, or install one."""

import os
import shutil
import subprocess
import sys

SHELL, WHOLE = "chromium-headless-shell", "chromium"
PATIENCE = 120  # seconds; the tests run without the shell, too, only more slowly


def main() -> None:
    apt = shutil.which("apt-get") if os.geteuid() == 0 else None
    if shutil.which(SHELL) or os.environ.get("CHROMIUM"):
        return
    if shutil.which(WHOLE):
        if apt:
            _install(apt, SHELL)
    elif apt:
        print("Installing Chromium and a font with Chinese signs", flush=True)
        subprocess.run([apt, "update"], check=True, stdout=subprocess.DEVNULL)
        if not _install(apt, SHELL, "fonts-noto-cjk"):
            command = [apt, "install", "-y", WHOLE, "fonts-noto-cjk"]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    else:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


def _install(apt: str, *packages: str) -> bool:
    """Try to install packages that are not known everywhere; say whether they are there now."""
    quiet = subprocess.DEVNULL
    command = [apt, "install", "-y", *packages]
    try:
        done = subprocess.run(command, stdout=quiet, stderr=quiet, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


if __name__ == "__main__":
    main()

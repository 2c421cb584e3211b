"""Find a Chromium for the tests in a browser, or install one."""

import os
import shutil
import subprocess
import sys


def main() -> None:
    if shutil.which("chromium") or os.environ.get("CHROMIUM"):
        return
    if os.geteuid() == 0 and (apt := shutil.which("apt-get")):
        print("Installing Chromium and a font with Chinese signs", flush=True)
        for command in ["update"], ["install", "-y", "chromium", "fonts-noto-cjk"]:
            subprocess.run([apt, *command], check=True, stdout=subprocess.DEVNULL)
        return
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


if __name__ == "__main__":
    main()

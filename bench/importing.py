"""How fast deals come in from a file."""

import csv
import random
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path

from bench.fill import CITIES, WORDS
from bench.installation import OWNER, Installation

ROWS = 20_000
HEADER = ["ID", "Deal", "Company", "Owner", "Stage", "Value", "Created", "Close Date", "Status"]
STAGES = ["Prospecting", "Qualification", "Proposal", "Negotiation"]


def rows_a_second(at: Installation) -> float:
    """Bring in a file of deals with their companies and owners, by `headwater import`."""
    file = at.folder / "deals.csv"
    _write(file)
    command = [sys.executable, "-m", "headwater", "import", str(file), "--workspace", "Bench"]
    started = time.perf_counter()
    done = subprocess.run(
        [*command, "--as", OWNER["email"]],
        env=at.environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    took = time.perf_counter() - started
    print(done.stdout[-500:], done.stderr[-2000:], file=sys.stderr)
    return 0 if done.returncode else ROWS / took


def _write(file: Path) -> None:
    chance = random.Random(3)
    with file.open("w", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(HEADER)
        for number in range(ROWS):
            created = date(2026, 11, 1) - timedelta(days=chance.randrange(900))
            status = chance.choice(["open", "won", "lost"])
            closed = created + timedelta(days=chance.randrange(1, 20))
            company = f"{chance.choice(CITIES)}{chance.choice(WORDS)} {chance.randrange(2000)}"
            writer.writerow([
                *[f"F-{number}", f"{company} {number}", company, f"Seller {chance.randrange(40)}"],
                *[chance.choice(STAGES), chance.randrange(100, 90_000), created],
                *[closed if status != "open" else "", status],
            ])  # fmt: skip

"""What axe finds wrong with a page."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

SCRIPT = Path(__file__).parents[2] / "web/node_modules/axe-core/axe.min.js"
# Each language, width and theme, each with each of the others at least once.
LOOKS = [
    ("en", 1440, False),
    ("zh-CN", 1440, True),
    ("zh-CN", 390, False),
    ("en", 390, True),
]
RUN = """async (place) => (await axe.run(place)).violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => [id, nodes[0].html])"""


def serious(page: Page, place: str = "main") -> Any:
    page.evaluate(SCRIPT.read_text())
    return page.evaluate(RUN, place)

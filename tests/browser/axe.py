"""What axe finds wrong with a page."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

SCRIPT = Path(__file__).parents[2] / "web/node_modules/axe-core/axe.min.js"
# Each language, width and theme once: a page costs seconds, and what is wrong seldom hides in a pair.
LOOKS = [
    ("zh-CN", 1440, True),
    ("en", 390, False),
]
# Colours on their way to others are not judged.
SETTLED = """() => Promise.allSettled(document.getAnimations()
    .filter(({ effect }) => effect.getComputedTiming().endTime < Infinity)
    .map(({ finished }) => finished))"""
RUN = """async (place) => (await axe.run(place, { resultTypes: ["violations"] })).violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => [id, nodes[0].html])"""


def serious(page: Page, place: str = "main") -> Any:
    if not page.evaluate("'axe' in window"):
        page.evaluate(SCRIPT.read_text())
    page.evaluate(SETTLED)
    return page.evaluate(RUN, place)

"""The table of docs/benchmarks.md."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from bench.measure import Figures

PAGE = Path(__file__).resolve().parent.parent / "docs" / "benchmarks.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


def figures_table(
    measured: Mapping[int, Mapping[str, Figures]],
    aims: Mapping[str, float | None],
    floor: Mapping[str, Figures],
) -> str:
    small, large = min(measured), max(measured)
    head = [
        *["operation", f"CPU at {large:,}: web + database = sum", "aim", f"CPU at {small:,}"],
        *["growth", "floor", f"p50 / p95 of 1 at {large:,}", "of 16"],
    ]
    return _table(
        head,
        (_line(name, measured=measured, aim=aims[name], floor=floor) for name in measured[large]),
    )


def _line(
    name: str,
    *,
    measured: Mapping[int, Mapping[str, Figures]],
    aim: float | None,
    floor: Mapping[str, Figures],
) -> list[str]:
    small, large = measured[min(measured)][name], measured[max(measured)][name]
    return [
        name,
        f"{large.web:.1f} + {large.database:.1f} = **{large.cpu:.1f}**",
        f"≤ {aim:g}" if aim else "",
        f"{small.cpu:.1f}",
        f"{large.cpu / small.cpu:.2f} ×",
        f"{floor[name].cpu:.1f}" if name in floor else "",
        f"{large.p50:.1f} / {large.p95:.1f}",
        f"{large.p50_at_16:.0f} / {large.p95_at_16:.0f}",
    ]


def facts_table(facts: Iterable[Sequence[str]]) -> str:
    return _table(["", ""], facts)


def keep(text: str) -> None:
    """Put the figures between the marks of the page."""
    before, rest = PAGE.read_text().split(BEGIN)
    _, after = rest.split(END)
    PAGE.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}")


def _table(head: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    rule = ["---"] * len(head)
    return "\n".join("| " + " | ".join(line) + " |" for line in [head, rule, *lines])

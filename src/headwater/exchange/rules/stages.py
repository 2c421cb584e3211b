"""Guessing what the stages in a file stand for, and in which order they come."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import combinations
from typing import NamedTuple

from headwater.exchange.rules.plan import StageAction, StageChoice
from headwater.exchange.rules.recognition import letters, words

# These words end a deal wherever they stand …
SURE = {
    StageAction.WON: ("won", "closedwon", "赢单", "成交", "已成交", "已签约", "win"),
    StageAction.LOST: ("lost", "closedlost", "输单", "丢单", "流失", "已流失", "失败"),
    StageAction.VOID: ("void", "无效", "作废", "invalid", "duplicate", "spam"),
}
# … and these only when nothing comes after them.
PERHAPS = {
    StageAction.WON: (
        "approved", "activated", "registered", "accepted", "signed", "paid", "completed", "签约", "完成",
    ),
    StageAction.LOST: (
        "declined", "cancelled", "canceled", "rejected", "refused", "denied", "abandoned", "拒绝", "取消",
    ),
}  # fmt: skip
FINAL = 0.9
SECOND = timedelta(seconds=1)
# The usual order of a sale, for files that hold no history.
USUAL_ORDER = (
    ("new", "inbox", "backlog", "线索"), ("prospect", "prospecting", "lead", "潜在", "appointment", "开发"),
    ("qualif", "qualified", "qualification", "资格", "验证", "discovery", "初步"), ("contact", "engag", "nurtur", "联系", "跟进", "沟通"),
    ("need", "analysis", "需求"), ("demo", "presentation", "演示", "value"), ("proposal", "quote", "方案", "报价", "price"),
    ("decision", "review", "决策", "审核"), ("negotiat", "谈判", "commit"), ("contract", "closing", "合同", "签约", "verbal"),
)  # fmt: skip


class StageEvent(NamedTuple):
    """One line of a history."""

    stage: str
    at: datetime


class ExistingStage(NamedTuple):
    id: str
    names: tuple[str, ...]


def closing_of(value: str) -> StageAction | None:
    """Recognise a value that ends a deal."""
    whole, parts = letters(value), words(value)
    for action, known in SURE.items():
        if whole in known or parts & set(known):
            return action
    return None


def suggest(
    counts: Mapping[str, int],
    existing: Sequence[ExistingStage],
    final: Mapping[str, float],
    *,
    order: Sequence[str],
) -> dict[str, StageChoice]:
    """Propose what each value stands for: an end, a stage there is, or a new stage."""
    known = {letters(name): stage.id for stage in existing for name in stage.names if name}
    choices = {}
    for value in sorted(counts, key=order.index):
        ending = closing_of(value) or _perhaps(value, final.get(value, 1.0))
        if ending:
            choice = StageChoice(ending, count=counts[value])
        elif letters(value) in known:
            choice = StageChoice(StageAction.STAGE, known[letters(value)], count=counts[value])
        else:
            choice = StageChoice(StageAction.NEW, name=value[:100], count=counts[value])
        choices[value] = choice
    return choices


def fits(choices: Mapping[str, StageChoice]) -> bool:
    """Whether a pipeline that exists already has at least half of the stages."""
    actions = Counter(choice.action for choice in choices.values())
    return actions[StageAction.STAGE] > 0 and actions[StageAction.STAGE] >= actions[StageAction.NEW]


def usual_order(values: Iterable[str]) -> list[str]:
    """Sort stages as sales usually go; what is not known stays where it was."""

    def rank(value: str) -> int:
        plain = letters(value)
        return next(
            (n for n, names in enumerate(USUAL_ORDER) if any(name in plain for name in names)),
            len(USUAL_ORDER) // 2,
        )

    return sorted(values, key=rank)


def observed_order(histories: Iterable[Sequence[StageEvent]]) -> list[str]:
    """Sort stages by which is usually seen first where a deal has been in both."""
    before: Counter[tuple[str, str]] = Counter()
    seen: Counter[str] = Counter()
    for history in histories:
        firsts = list(dict.fromkeys(event.stage for event in history))
        before.update(combinations(firsts, 2))
        seen.update(firsts)

    def predecessors(stage: str) -> float:
        return sum(
            before[other, stage] > before[stage, other]
            for other in seen
            if other != stage and before[other, stage] + before[stage, other]
        )

    return sorted(seen, key=lambda stage: (predecessors(stage), -seen[stage], stage))


def final_shares(histories: Iterable[Sequence[StageEvent]]) -> dict[str, float]:
    """Tell how often each stage was the last one: nothing but other endings followed it."""
    times: Counter[str] = Counter()
    last: Counter[str] = Counter()
    for history in histories:
        ongoing = [event.at for event in history if not _could_end(event.stage)]
        for event in history:
            times[event.stage] += 1
            last[event.stage] += not ongoing or event.at >= max(ongoing) - SECOND
    return {stage: last[stage] / times[stage] for stage in times}


def _could_end(value: str) -> bool:
    return bool(closing_of(value) or _perhaps(value, 1.0))


def _perhaps(value: str, final_share: float) -> StageAction | None:
    if final_share < FINAL:
        return None
    parts = words(value)
    return next((action for action, known in PERHAPS.items() if parts & set(known)), None)

"""What a workspace starts with: reasons to give a lead up, and scorecards, in both languages."""

from dataclasses import dataclass

from headwater.leads.models import Framework, Question, Reason


@dataclass(frozen=True)
class Scorecard:
    name_en: str
    name_zh: str
    questions: tuple[tuple[str, str, str, str], ...]


REASONS = (
    ("Not a fit", "不是目标客户"),
    ("No need", "没有需求"),
    ("No budget", "没有预算"),
    ("Cannot be reached", "联系不上"),
    ("Duplicate", "重复线索"),
    ("Wrong or made-up data", "信息不实"),
    ("Competitor or student", "同行或学生"),
)
BANT = Scorecard(
    "BANT",
    "BANT",
    (
        ("Need", "需求", "Which problem do they want solved, and how much does it hurt?",
         "他们要解决什么问题，有多迫切？"),
        ("Budget", "预算", "Is there money for it, and whose is it?", "有没有预算，预算归谁管？"),
        ("Authority", "决策权", "Who decides, and have we spoken with them?",
         "谁拍板？我们见过他吗？"),
        ("Timing", "时间", "By when must it be solved, and why then?",
         "什么时候必须解决，为什么是那时候？"),
    ),
)  # fmt: skip
MEDDICC = Scorecard(
    "MEDDICC",
    "MEDDICC",
    (
        ("Metrics", "量化价值", "What is solving it worth, in figures?", "解决后值多少钱，能量化吗？"),
        ("Economic buyer", "经济决策人", "Who can say yes when all others say no?",
         "谁能在别人都反对时拍板？"),
        ("Decision criteria", "决策标准", "By what will they compare offers?", "按什么标准比较各家方案？"),
        ("Decision process", "决策流程", "Which steps lead to the order, and when?",
         "从现在到下单要走哪些步骤，各在何时？"),
        ("Identified pain", "痛点", "What happens if they do nothing?", "如果什么都不做会怎样？"),
        ("Champion", "内部支持者", "Who sells for us when we are not there?", "我们不在场时谁替我们说话？"),
        ("Competition", "竞争", "Whom else do they look at, doing nothing included?",
         "还在看谁，包括“什么都不做”？"),
    ),
)  # fmt: skip
SCORECARDS = (BANT, MEDDICC)


def create_starting_words() -> None:
    """Fill a new workspace: reasons to disqualify, and two scorecards of which BANT is used."""
    for name_en, name_zh in REASONS:
        Reason.objects.create(name_en=name_en, name_zh=name_zh)
    for place, card in enumerate(SCORECARDS):
        framework = Framework.objects.create(
            name_en=card.name_en, name_zh=card.name_zh, is_default=place == 0
        )
        for position, (name_en, name_zh, hint_en, hint_zh) in enumerate(card.questions):
            Question.objects.create(
                framework=framework, position=position,
                name_en=name_en, name_zh=name_zh, hint_en=hint_en, hint_zh=hint_zh,
            )  # fmt: skip

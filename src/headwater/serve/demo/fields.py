"""Fields of the workspace's own in the demo: what makers of machines ask, and what they heard."""

from random import Random
from typing import Any
from uuid import UUID

from headwater.accounts.rules import Kind
from headwater.fields.models import CustomField, CustomValue
from headwater.fields.rules.custom import CustomType
from headwater.fields.services.custom import create_field
from headwater.leads.models import Lead
from headwater.people.models import Company
from headwater.pipeline.models import Deal
from headwater.serve.demo.writing import Stageplay

DEPLOYMENT = (
    ("私有化部署", "On premises", "indigo"),
    ("公有云", "Cloud", "water"),
    ("混合部署", "Hybrid", "teal"),
)
DELIVERY = {"section_zh": "交付", "section_en": "Delivery"}
FIELDS: tuple[tuple[Kind, str, CustomType, str, str, dict[str, Any]], ...] = (
    (Kind.DEAL, "deployment", CustomType.CHOICE, "部署方式", "Deployment",
     {"choices": DEPLOYMENT, "on_card": True, **DELIVERY}),
    (Kind.DEAL, "lines", CustomType.NUMBER, "产线数量", "Production lines", DELIVERY),
    (Kind.DEAL, "per_line", CustomType.FORMULA, "单线金额", "Value per line",
     {"formula": "value / lines", "decimals": 2, **DELIVERY}),
    (Kind.DEAL, "acceptance", CustomType.DATE, "预计验收日", "Acceptance", DELIVERY),
    (Kind.DEAL, "budget", CustomType.MONEY, "客户预算", "Budget",
     {"help_zh": "客户自己说的预算", "help_en": "As the customer has said it"}),
    (Kind.DEAL, "tender", CustomType.FLAG, "需要招标", "By tender", {}),
    (Kind.DEAL, "specification", CustomType.LINK, "技术协议", "Specification", {}),
    (Kind.COMPANY, "plants", CustomType.NUMBER, "工厂数量", "Plants", {}),
    (Kind.COMPANY, "certificates", CustomType.CHOICES, "体系认证", "Certificates",
     {"choices": (("", "ISO 9001", "gray"), ("", "ISO 14001", "lime"), ("", "IATF 16949", "grape"))}),
    (Kind.PERSON, "birthday", CustomType.DATE, "生日", "Birthday", {}),
    (Kind.LEAD, "lines", CustomType.NUMBER, "产线数量", "Production lines", {}),
    (Kind.TASK, "travel", CustomType.MONEY, "差旅预算", "Travel budget", {}),
)  # fmt: skip
FILLED = 3  # of four records


def write_fields(play: Stageplay) -> None:
    """Add the fields, and let most records hold something in them."""
    random = Random(len(FIELDS))
    made = {(kind, key): _add(play, kind, key, *rest) for kind, key, *rest in FIELDS}
    rows: list[CustomValue] = []
    for deal in Deal.objects.filter(deleted_at=None).order_by("id"):
        if random.randrange(4) < FILLED:
            rows += _of_deal(made, deal, random)
    for company in Company.objects.filter(deleted_at=None).order_by("id"):
        plants = made[Kind.COMPANY, "plants"]
        rows.append(_value(plants, company.id, number=random.randrange(1, 9)))
        certificates = made[Kind.COMPANY, "certificates"]
        chosen = random.sample(certificates.choices, random.randrange(3))
        rows += [
            _value(certificates, company.id, ref=UUID(one["id"]), position=place)
            for place, one in enumerate(chosen)
        ]
    lines = made[Kind.LEAD, "lines"]
    leads = Lead.objects.filter(deleted_at=None).order_by("id")
    rows += [_value(lines, lead.id, number=random.randrange(1, 6)) for lead in leads]
    CustomValue.objects.bulk_create(rows)


def _of_deal(
    made: dict[tuple[Kind, str], CustomField], deal: Deal, random: Random
) -> list[CustomValue]:
    deployment = made[Kind.DEAL, "deployment"]
    chosen = UUID(random.choice(deployment.choices)["id"])
    rows = [
        _value(deployment, deal.id, ref=chosen),
        _value(made[Kind.DEAL, "lines"], deal.id, number=random.randrange(1, 12)),
        _value(made[Kind.DEAL, "tender"], deal.id, flag=random.random() < 1 / 3),
    ]
    if deal.expected_close_date is not None:
        acceptance = made[Kind.DEAL, "acceptance"]
        rows.append(_value(acceptance, deal.id, date=deal.expected_close_date))
    budget = made[Kind.DEAL, "budget"]
    rows.append(_value(budget, deal.id, number=deal.value, currency=deal.currency))
    return rows


def _value(field: CustomField, record_id: UUID, **held: Any) -> CustomValue:
    return CustomValue(field=field, record_id=record_id, **held)


def _add(play: Stageplay, kind: Kind, key: str, *rest: Any) -> CustomField:
    type_, name_zh, name_en, facts = rest
    if "choices" in facts:
        names = ("name_zh", "name_en", "color")
        facts = facts | {
            "choices": [dict(zip(names, one, strict=True)) for one in facts["choices"]]
        }
    return create_field(
        kind,
        key=key,
        type=type_,
        name_zh=name_zh,
        name_en=name_en,
        actor=play.owner,
        now=play.now,
        **facts,
    )

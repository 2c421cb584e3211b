"""公海 in the demo: a pool with records, limits, rules in force, and a log."""

from datetime import datetime, timedelta

from headwater.accounts.models import Member
from headwater.accounts.rules import Actor
from headwater.people.models import Company
from headwater.people.services import NewCompany, create_company
from headwater.pools.models import Holding
from headwater.pools.rules.pools import PoolKind, ReclaimRules
from headwater.pools.services.claims import assign, give_back, put_in
from headwater.pools.services.pools import Grant, create_pool

COMPANIES = (
    ("浙江海拓精密机械有限公司", "机械制造", "浙江"),
    ("Harbour Lane Logistics", "Logistics", "Singapore"),
    ("苏州启明医疗科技有限公司", "医疗器械", "江苏"),
    ("Fjord & Sons Furniture", "Furniture", "Norway"),
    ("宁波东钱湖食品有限公司", "食品饮料", "浙江"),
    ("Tamarind Hotels", "Hospitality", "Thailand"),
)
REASON = "预算推迟到明年 · budget moved to next year"


def write_pools(owner: Actor, now: datetime) -> None:
    """Open a pool to everybody, fill it, and let some of it have been claimed and returned."""
    members = list(Member.objects.filter(is_active=True).order_by("id"))
    before = now - timedelta(days=20)
    pool = create_pool(
        PoolKind.COMPANY,
        actor=owner,
        now=before,
        name_zh="客户公海",
        name_en="Open customers",
        visible_fields=["industry", "country"],
        claims_a_day=5,
        most_held=50,
        previous_owner_days=7,
        most_protected=3,
        access=[Grant(member_id=one.id, is_admin=one.id == owner.id) for one in members],
        rules=ReclaimRules(idle_days=60),
    )
    made = [
        create_company(
            NewCompany(name=name, owner_id=None, industry=industry, country=country),
            actor=owner,
            now=before,
            origin="demo",
        )
        for name, industry, country in COMPANIES
    ]
    for company in made:
        put_in(pool.id, company.id, actor=owner, now=before)
    assign(pool.id, made[0].id, member_id=owner.id, actor=owner, now=before)
    give_back(pool.id, made[0].id, reason=REASON, actor=owner, now=now - timedelta(days=2))
    _wait_for_some(owner, now)


def _wait_for_some(owner: Actor, now: datetime) -> None:
    """Let the owner have had a few customers for so long that they go back soon."""
    mine = Company.objects.filter(owner_id=owner.id, deleted_at=None).order_by("id")[:8]
    for place, company in enumerate(mine):
        since = now - timedelta(days=59 - 6 * place, hours=2)
        Holding.objects.filter(record_id=company.id).update(since=since)

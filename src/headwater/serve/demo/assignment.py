"""Who is given new leads in the demo: rules, people who take different things, leads given out."""

from datetime import timedelta
from decimal import Decimal

from headwater.leads.services.leads import NewLead, create_lead
from headwater.pools.rules.pools import PoolKind
from headwater.pools.services.assigning import assign_new, assign_waiting
from headwater.pools.services.assignment import create_rule, write_profile
from headwater.serve.demo.writing import Stageplay

HOUR = timedelta(hours=1)
RULES = (
    (
        "Large enquiries", "大额线索", ("陈立", "Emma Clarke"),
        {"least_value": Decimal(300_000), "way": "least_loaded"},
    ),
    (
        "East China", "华东线索轮流分配", ("王芳", "刘洋", "张伟"),
        {"places": ["上海", "江苏", "浙江", "苏州", "杭州", "宁波", "无锡"], "way": "round_robin",
         "hours": "wait"},
    ),
    (
        "Abroad, by territory", "海外线索按区域分配", ("Daniel Ortiz", "Sophie Laurent", "Emma Clarke"),
        {"countries": ["DE", "FR", "GB", "US", "SE"], "way": "round_robin", "by_territory": True,
         "skills": ["English"], "hours": "anybody"},
    ),
)  # fmt: skip
PROFILES = {
    "王芳": {"skills": ["制造业", "英语"], "territories": ["上海", "浙江"]},
    "刘洋": {"skills": ["制造业"], "territories": ["江苏"], "capacity": 50},
    "张伟": {"skills": ["医疗"], "territories": ["广东"]},
    "Daniel Ortiz": {"skills": ["English", "Español"], "territories": ["US"]},
    "Sophie Laurent": {"skills": ["English", "Français"], "territories": ["FR", "DE"]},
    "Emma Clarke": {"skills": ["English"], "territories": ["GB", "SE", "DE"]},
}
LEADS = (
    ("汤敏", "苏州宏远自动化有限公司", "官网留言：想看报价流程", "13900000031", 80_000, 30),
    ("Lena Fischer", "Möbelhaus Fischer", "Asks for prices for 12 sellers", "+4930123456", 28_000, 28),
    ("石磊", "杭州云栖软件有限公司", "试用后要求演示", "13900000032", 66_000, 26),
    ("Anders Holm", "Holm Maskin AB", "Wants to leave spreadsheets", "+468123456", 31_000, 25),
    ("沈洁", "宁波海曙进出口有限公司", "朋友推荐，想了解公海", "13900000033", None, 6),
    ("贺强", "上海申江重工集团", "集团统一采购，年内上线", "13900000034", 900_000, 5),
)  # fmt: skip


def write_assignment(play: Stageplay) -> None:
    """Write rules and people, and let a few leads come in and be given out at their time."""
    for name, changes in PROFILES.items():
        write_profile(play.members[name].id, actor=play.owner, **changes)  # type: ignore[arg-type]  # a table of them
    back = play.now.date() + timedelta(days=4)
    write_profile(play.members["张伟"].id, actor=play.owner, away_until=back)
    before = play.now - timedelta(days=30)
    for name_en, name_zh, people, settings in RULES:
        ids = [play.members[name].id for name in people]
        create_rule(
            PoolKind.LEAD, actor=play.owner, now=before, name_en=name_en, name_zh=name_zh,
            people=(ids, []), **settings,
        )  # fmt: skip
    for name, company, title, phone, value, hours in LEADS:
        at = play.now - hours * HOUR
        new = NewLead(
            name=name, company_name=company, title=title, phone=phone, owner_id=None,
            value=None if value is None else Decimal(value),
            currency="CNY" if not company.isascii() and not title.isascii() else "USD",
        )  # fmt: skip
        lead = create_lead(new, actor=play.owner, now=at, origin="demo")
        (outcome,) = assign_new(PoolKind.LEAD, [lead.id], now=at + timedelta(minutes=1))
        opens_at = outcome.choice.opens_at
        if opens_at is not None and opens_at <= play.now:
            assign_waiting(now=opens_at)

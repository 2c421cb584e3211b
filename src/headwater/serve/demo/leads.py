"""The inbox of the demo: leads in every state, in both languages, told by the services themselves."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.accounts.selectors import actor_of_member
from headwater.activities.rules import NoteKind
from headwater.activities.services.notes import NewNote, create_note
from headwater.leads.models import Campaign, Lead, Question, Reason
from headwater.leads.rules.scorecard import AnswerState, Subject
from headwater.leads.rules.states import LeadState, Move
from headwater.leads.services.conversion import Wanted, convert_lead
from headwater.leads.services.leads import NewLead, create_lead
from headwater.leads.services.moves import move_lead, return_leads
from headwater.leads.services.scorecards import answer
from headwater.pipeline.models import Source
from headwater.pipeline.rules import Closing, DealStatus
from headwater.pipeline.services.moves import close_deal, move_deal
from headwater.serve.demo.writing import Stageplay

ALL_ANSWERS = 4
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
NOTES = {
    True: (
        "电话聊了二十分钟，现在用 Excel 管客户，销售离职就丢单。",
        "加了微信，发了方案目录，约下周演示。",
    ),
    False: (
        "Twenty minutes on the phone: customers live in spreadsheets and leave with the seller.",
        "Sent the overview; a demo is planned for next week.",
    ),
}
LATER = {True: "预算要到明年一季度才批", False: "The budget is decided next quarter"}
SAID = {
    True: ("销售离职带走客户，老板很着急", "今年有信息化预算 30 万", "总经理拍板，下周见"),
    False: ("Two sellers left and took their customers along", "30k are set aside for this year",
            "The managing director decides; we meet next week"),
}  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """One lead: who, about what, from where, how long ago, and what became of it."""

    name: str
    company: str
    title: str
    mail: str
    phone: str
    source: int
    owner: str | None
    age: timedelta
    end: str  # a state, or "returned"
    value: int | None = None
    answers: int = 0
    campaign: int | None = None

    @property
    def is_chinese(self) -> bool:
        return not self.company.isascii()


ME = "me"
ENTRIES = (
    Entry("何雨桐", "清源环境科技有限公司", "想了解多团队管道管理", "he.yt@qingyuan-env.example", "13900000011", 2, ME, HOUR / 4, "new", 180_000),
    Entry("Grace Okafor", "Lakeside Foods", "Asks for a demo for 15 sellers", "grace@lakeside-foods.example", "+12025550111", 2, ME, HOUR / 2, "new", 24_000),
    Entry("邵磊", "临江精密仪器有限公司", "展会上要了报价", "shao.lei@linjiang-jy.example", "13900000012", 5, ME, 3 * HOUR, "new", 95_000, campaign=0),
    Entry("Jonas Weber", "Weber Anlagenbau", "Trial did not work, please call", "j.weber@weber-anlagen.example", "+4930000112", 2, ME, 26 * HOUR, "new", 40_000),
    Entry("钱思远", "盛和食品机械", "销售总监转介绍", "qian@shenghe-fm.example", "13900000013", 0, "王芳", 5 * HOUR, "new", 120_000),
    Entry("Priya Nair", "Coastal Clinics", "Webinar: how to leave spreadsheets", "priya@coastal-clinics.example", "+12025550113", 5, "Daniel Ortiz", 2 * HOUR, "new", 30_000, campaign=1),
    Entry("孔令辉", "瑞丰包装", "官网咨询价格", "kong@ruifeng-pack.example", "13900000014", 2, None, 4 * HOUR, "new"),
    Entry("", "Fjord Shipping", "Found at the fair", "info@fjord-shipping.example", "", 5, None, 20 * HOUR, "new", campaign=1),
    Entry("梁晓峰", "云帆物流", "40 个销售，想三周内上线", "liang@yunfan-log.example", "13900000015", 2, ME, 4 * DAY, "working", 260_000, 3, 0),
    Entry("Sarah Lindqvist", "Nordwind Energy", "Needs forecast and approval", "sarah@nordwind.example", "+46800000115", 1, ME, 6 * DAY, "working", 75_000, 2),
    Entry("薛婷", "锦绣纺织集团", "邮件活动回复", "xue.ting@jinxiu-tex.example", "13900000016", 3, "刘洋", 3 * DAY, "working", 88_000, 1),
    Entry("Tom Becker", "Becker Tools", "Compares three systems", "tom@becker-tools.example", "+4930000116", 4, "Sophie Laurent", 8 * DAY, "working", 52_000, 2),
    Entry("冯建国", "大川重工", "年初说过年后再谈", "feng@dachuan-hi.example", "13900000017", 0, ME, 60 * DAY, "returned", 500_000, 1),
    Entry("Laura Gomez", "Gomez Retail", "Contract with another runs out", "laura@gomez-retail.example", "+12025550117", 1, ME, 45 * DAY, "returned", 64_000),
    Entry("戴维", "苏海电器", "预算未批", "dai@suhai-ec.example", "13900000018", 3, ME, 20 * DAY, "recycled", 150_000, 2),
    Entry("Kate Brennan", "Brennan Labs", "Asks again in spring", "kate@brennan-labs.example", "+12025550118", 2, "Daniel Ortiz", 15 * DAY, "recycled", 38_000),
    Entry("韦佳", "蓝图设计院", "已有内部系统", "wei@lantu-design.example", "13900000019", 1, ME, 12 * DAY, "disqualified"),
    Entry("Asdf Qwer", "Test", "test test", "asdf@asdf.example", "", 2, ME, 9 * DAY, "disqualified"),
    Entry("吕明", "学生作业", "写论文想了解", "lv@campus.example", "", 4, "张伟", 7 * DAY, "disqualified"),
    Entry("Ben Novak", "Novak IT", "Sells a CRM himself", "ben@novak-it.example", "", 4, "Emma Clarke", 11 * DAY, "disqualified"),
    Entry("田野", "禾丰农业科技有限公司", "全国 12 个办事处统一管理", "tian.ye@hefeng-agri.example", "13900000020", 0, ME, 30 * DAY, "qualified", 320_000, 4, 0),
    Entry("Maya Cohen", "Harbor Insurance", "Replace two systems by one", "maya@harbor-ins.example", "+12025550120", 5, ME, 25 * DAY, "qualified", 96_000, 3, 1),
    Entry("苗苗", "星途教育", "试用满意，要合同", "miao@xingtu-edu.example", "13900000021", 2, "王芳", 22 * DAY, "qualified", 45_000, 3),
)  # fmt: skip


@dataclass(frozen=True)
class Scene:
    """One lead in the hands of whoever works on it."""

    play: Stageplay
    entry: Entry
    lead: Lead
    actor: Actor

    @property
    def at(self) -> datetime:
        return self.lead.created_at + 5 * HOUR

    def move(self, move: Move) -> None:
        move_lead(self.lead.id, move, actor=self.actor, now=self.at)

    def recycle(self, *, until: date) -> None:
        comment = LATER[self.entry.is_chinese]
        self.move(Move(state=LeadState.RECYCLED, comment=comment, until=until))


def write_leads(play: Stageplay) -> None:
    """Take in every lead at its own time, and let happen what became of it."""
    sources = list(Source.objects.order_by("created_at", "id"))
    campaigns = _campaigns(play, sources)
    for entry in ENTRIES:
        actor = _actor(play, entry.owner)
        new = _new(entry, actor, sources=sources, campaigns=campaigns)
        lead = create_lead(new, actor=actor, now=_came(play, entry), origin="demo")
        scene = Scene(play, entry, lead, actor)
        _talk(scene)
        _end(scene)
    return_leads(now=play.now - DAY / 4)
    actor_of_member(play.owner.id, workspace_id=play.owner.workspace_id)  # who sees all of it again


def _campaigns(play: Stageplay, sources: list[Source]) -> list[UUID]:
    first = play.now.date() - timedelta(days=40)
    fair = (
        ("Autumn industry fair", "秋季工业展"),
        ("Webinar: beyond spreadsheets", "线上研讨会：告别表格"),
    )
    costs = ("60000", "CNY"), ("2500", "USD")
    made = Campaign.objects.bulk_create(
        Campaign(
            name_en=en, name_zh=zh, source=sources[5], cost=Decimal(cost), currency=currency,
            begins_on=first, ends_on=first + timedelta(days=20),
        )
        for (en, zh), (cost, currency) in zip(fair, costs, strict=True)
    )  # fmt: skip
    return [one.id for one in made]


def _actor(play: Stageplay, owner: str | None) -> Actor:
    if owner in {ME, None}:
        return play.owner
    found = actor_of_member(play.members[owner or ""].id, workspace_id=play.owner.workspace_id)
    return found or play.owner


def _came(play: Stageplay, entry: Entry) -> datetime:
    """Let leads of former days come in while the office (eight hours east of UTC) is open."""
    at = play.now - entry.age
    if entry.age < 2 * DAY:
        return at
    return at.replace(hour=play.random.randint(1, 8), minute=play.random.randint(0, 59))


def _new(entry: Entry, actor: Actor, *, sources: list[Source], campaigns: list[UUID]) -> NewLead:
    return NewLead(
        name=entry.name, company_name=entry.company, title=entry.title, email=entry.mail,
        phone=entry.phone, value=None if entry.value is None else Decimal(entry.value),
        currency="CNY" if entry.is_chinese else "USD",
        source_id=sources[entry.source].id,
        campaign_id=None if entry.campaign is None else campaigns[entry.campaign],
        owner_id=None if entry.owner is None else actor.id,
    )  # fmt: skip


def _talk(scene: Scene) -> None:
    """Call whoever is worked on, and note what they say."""
    entry, lead, actor = scene.entry, scene.lead, scene.actor
    if entry.end in {"new", "disqualified"}:
        return
    at = lead.created_at + scene.play.random.randint(5, 180) * timedelta(minutes=1)
    notes = NOTES[entry.is_chinese]
    for kind, text, then in ((NoteKind.CALL, notes[0], at), (NoteKind.CHAT, notes[1], at + HOUR)):
        new = NewNote(kind=kind, text=text, happened_at=then, lead_id=lead.id)
        create_note(new, actor=actor, now=then)
    questions = Question.objects.filter(framework__is_default=True).order_by("position")
    said = SAID[entry.is_chinese]
    for place, question in enumerate(questions[: entry.answers]):
        answer(
            Subject(lead_id=lead.id),
            question.id,
            actor=actor,
            now=at + HOUR,
            state=AnswerState.YES,
            evidence=said[place % len(said)],
            said_by=entry.name,
            said_on=at.date(),
        )


def _end(scene: Scene) -> None:
    today = scene.play.now.date()
    match scene.entry.end:
        case "working":
            scene.move(Move(state=LeadState.WORKING))
        case "recycled":
            scene.recycle(until=today + timedelta(days=50))
        case "returned":
            scene.recycle(until=today - timedelta(days=1))
        case "disqualified":
            reasons = list(Reason.objects.order_by("created_at", "id"))
            reason = scene.play.random.choice(reasons)
            scene.move(Move(state=LeadState.DISQUALIFIED, reason_id=reason.id))
        case "qualified":
            convert_lead(scene.lead.id, Wanted(), actor=scene.actor, now=scene.at + DAY)
            _go_on(scene)
        case _:
            pass  # new


def _go_on(scene: Scene) -> None:
    """Take the deal a lead has become further; the one everything is known of is won."""
    deal = scene.lead.conversions.get().deal
    stages = list(deal.pipeline.stages.order_by("position"))
    at = scene.at + 4 * DAY
    move_deal(deal.id, to_stage_id=stages[2].id, actor=scene.actor, now=at)
    move_deal(deal.id, to_stage_id=stages[3].id, actor=scene.actor, now=at + 8 * DAY)
    if scene.entry.answers == ALL_ANSWERS:
        closing = Closing(status=DealStatus.WON)
        close_deal(deal.id, closing, actor=scene.actor, now=at + 15 * DAY)

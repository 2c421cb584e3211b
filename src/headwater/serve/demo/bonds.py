"""Who belongs together in the demo: two groups of companies, and the people at their heads."""

from dataclasses import dataclass
from datetime import datetime

from headwater.accounts.rules import Actor
from headwater.people.models import Channel, Company, Person
from headwater.people.rules import ChannelKind, ChannelState, RelationKind
from headwater.people.services import (
    NewChannel,
    NewPerson,
    NewRelation,
    create_person,
    judge_channel,
    relate,
    update_company,
)

# Each company and the one it belongs to.
PARENTS = {
    "南屿半导体": "鹏程智造",
    "湾区动力": "鹏程智造",
    "晨曦照明": "南屿半导体",
    "Hansen & Vik Marine": "Tidewater Shipyards",
    "Harbor Light Logistics": "Tidewater Shipyards",
    "Fjordland Seafood": "Hansen & Vik Marine",
}


@dataclass(frozen=True)
class Head:
    """Somebody at the head of a group: who they are, whom they report to, and how to reach them."""

    company: str
    name: str
    title: str
    manager: str | None
    phone: str
    mail: str


HEADS = (
    Head("鹏程智造", "何建国", "董事长", None, "0755-26551000转8001", "he.jianguo@pengcheng.example"),
    Head("鹏程智造", "林雪梅", "采购总监", "何建国", "0755-26551000转8012", "lin@pengcheng.example"),
    Head("鹏程智造", "宋子轩", "采购经理", "林雪梅", "0755-26551000转8013", "song@pengcheng.example"),
    Head("鹏程智造", "罗慧敏", "总经办主任", "何建国", "0755-26551000转8002", "luo@pengcheng.example"),
    Head("Tidewater Shipyards", "Walter Hughes", "CEO", None, "+1 757 622 1100 ext. 10", "hughes@tidewater.example"),
    Head("Tidewater Shipyards", "Karen Moreau", "VP Procurement", "Walter Hughes", "+1 757 622 1100 ext. 24", "moreau@tidewater.example"),
    Head("Tidewater Shipyards", "Ben Lindqvist", "Category Buyer", "Karen Moreau", "+1 757 622 1100 ext. 25", "lindqvist@tidewater.example"),
)  # fmt: skip
BONDS = (
    ("罗慧敏", RelationKind.ASSISTANT_OF, "何建国"),
    ("宋子轩", RelationKind.INTRODUCED_BY, "罗慧敏"),
    ("Ben Lindqvist", RelationKind.FORMER_COLLEAGUE, "宋子轩"),
)
ON_THE_BOARD = (("何建国", "湾区动力"), ("Walter Hughes", "Albion Precision"))


def write_bonds(owner: Actor, now: datetime) -> None:
    """Put companies into groups, and people in their places."""
    companies = {one.name: one for one in Company.objects.filter(merged_into=None).order_by("-id")}
    for name, parent in PARENTS.items():
        update_company(companies[name].id, actor=owner, now=now, parent_id=companies[parent].id)
    people: dict[str, Person] = {}
    for one in HEADS:
        people[one.name] = _person(one, companies[one.company], owner=owner, now=now)
        if one.manager:
            boss = NewRelation(kind=RelationKind.REPORTS_TO, person_id=people[one.manager].id)
            relate(people[one.name].id, boss, actor=owner, now=now)
    for name, kind, other in BONDS:
        bond = NewRelation(kind=kind, person_id=people[other].id)
        relate(people[name].id, bond, actor=owner, now=now)
    for name, company in ON_THE_BOARD:
        seat = NewRelation(kind=RelationKind.BOARD_MEMBER, company_id=companies[company].id)
        relate(people[name].id, seat, actor=owner, now=now)


def _person(one: Head, company: Company, *, owner: Actor, now: datetime) -> Person:
    channels = [
        NewChannel(kind=ChannelKind.PHONE, value=one.phone, label="work", is_primary=True),
        NewChannel(kind=ChannelKind.EMAIL, value=one.mail, label="work"),
    ]
    new = NewPerson(
        name=one.name,
        title=one.title,
        company_id=company.id,
        owner_id=company.owner_id,
        channels=channels,
    )
    person = create_person(new, actor=owner, now=now, origin="demo")
    phone, mail = Channel.objects.filter(person=person).order_by("id")
    judge_channel(phone.id, state=ChannelState.VERIFIED, actor=owner, now=now)
    if one.manager is None:
        judge_channel(mail.id, state=ChannelState.INVALID, actor=owner, now=now)
    return person

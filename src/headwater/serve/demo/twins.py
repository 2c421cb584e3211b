"""Some of the customers and people a second time, as it happens where several people type."""

from datetime import datetime

from headwater.accounts.rules import Actor
from headwater.duplicates.rules.records import RecordKind
from headwater.duplicates.services.keeping import catch_up
from headwater.people.models import Company, Person
from headwater.people.rules import ChannelKind
from headwater.people.services import (
    NewChannel,
    NewCompany,
    NewPerson,
    create_company,
    create_person,
)

TWINS = (
    ("Bergmann Antriebe", "Bergmann Antriebe GmbH"),
    ("Ironwood Packaging", "Ironwood Packaging, Inc."),
)
CHINESE, FORM = "有限公司", "股份有限公司"


def write_twins(*, owner: Actor, now: datetime) -> None:
    for kind in RecordKind:
        while catch_up(kind):
            pass
    pairs = [*TWINS, *((one.name, _other_form(one.name)) for one in _chinese())]
    for known, name in pairs:
        twin_of = Company.objects.filter(name=known).order_by("id").first()
        if twin_of is not None:
            new = NewCompany(name=name, domain=twin_of.domain, owner_id=owner.id)
            create_company(new, actor=owner, now=now, origin="demo")
    for person in Person.objects.filter(channels__kind="phone").order_by("id")[:40:20]:
        phone = person.channels.filter(kind="phone")[0]
        channels = [NewChannel(kind=ChannelKind.PHONE, value=phone.value)]
        again = NewPerson(name=person.name, owner_id=owner.id, channels=channels)
        create_person(again, actor=owner, now=now, origin="demo")


def _chinese() -> list[Company]:
    return list(Company.objects.filter(name__regex=r"[\u4e00-\u9fff]").order_by("id")[:2])


def _other_form(name: str) -> str:
    return name.removesuffix(CHINESE) + (FORM if name.endswith(CHINESE) else CHINESE)

"""A letter can be sent when it is morning where it is read, if that is known."""

from typing import Any

import pytest

from headwater.lib.zones import zone_of_country
from headwater.people.models import Channel
from headwater.people.rules import ChannelKind
from tests import make
from tests.calling import Caller

pytestmark = pytest.mark.usefixtures("workspace")


@pytest.mark.parametrize(
    ("country", "zone"),
    [("JP", "Asia/Tokyo"), ("CN", "Asia/Shanghai"), ("DE", "Europe/Berlin"),
     ("ES", "Europe/Madrid"), ("US", None), ("BR", None), ("", None), ("XX", None)],
)  # fmt: skip
def test_a_country_has_a_zone_where_it_has_one(country: str, zone: str | None) -> None:
    assert zone_of_country(country) == zone


def zone(caller: Caller, address: str) -> tuple[Any, ...]:
    status, found = caller.get("/receiver-zone", address=address)
    assert status == 200, found
    return found["country"], found["zone"], found["source"]


def test_where_somebody_is_is_known_by_their_company_or_their_address() -> None:
    ada = make.member()
    company = make.company(name="Acme", country="日本", owner=ada)
    bo = make.person(name="Bo", company=company, owner=ada)
    Channel.objects.create(person=bo, kind=ChannelKind.EMAIL, value="bo@acme.de", key="bo@acme.de")
    caller = Caller(ada)

    assert zone(caller, "Bo@acme.de") == ("JP", "Asia/Tokyo", "company")
    assert zone(caller, "cy@other.de") == ("DE", "Europe/Berlin", "address")
    assert zone(caller, "cy@other.us") == ("US", None, "address")
    assert zone(caller, "cy@other.com") == ("", None, "nothing")
    assert caller.get("/receiver-zone", address="nobody")[0] == 422

"""Leaders are warned when the source runs dry: once a week at most, and again after it recovered."""

from datetime import date, timedelta

import pytest

from headwater.notices.models import Notice
from headwater.notices.rules import NoticeKind, Way
from headwater.notices.services.notices import set_preference
from headwater.targets.models import SourceWarning
from headwater.targets.services.alarms import set_alarm, watch
from tests import make
from tests.calling import Caller
from tests.targets.conftest import House
from tests.targets.stories import NOW, a_deal, aim, moment, won

pytestmark = pytest.mark.usefixtures("workspace")
WEEK = timedelta(days=7)


@pytest.fixture
def dry(house: House) -> House:
    """North aims high, has won before, and has nothing open."""
    for month in (4, 5, 6):
        aim(month, 10_000, team=house.north)
    won(house, house.anna, 1_000, moment(3, 4))
    return house


def told(house: House) -> dict[str, list[str]]:
    return {
        who.name: [one.data["what"] for one in Notice.objects.filter(member=who).order_by("id")]
        for who in (house.owner, house.manager, house.anna)
    }


def test_leaders_are_warned_once_a_week(dry: House) -> None:
    lead = make.member(name="Lena", role="manager", team=dry.north)

    watch(now=NOW)
    watch(now=NOW)
    watch(now=NOW + 6 * WEEK / 7)

    assert told(dry) == {"Olga": ["dry"], "Mina": ["dry"], "Anna": []}
    notice = Notice.objects.get(member=lead)
    assert (notice.kind, notice.data["name"], notice.mail_at is None) == ("source", "North", False)

    watch(now=NOW + WEEK)
    assert Notice.objects.filter(member=lead).count() == 2


def test_it_is_said_in_words_and_leads_to_the_page(dry: House) -> None:
    watch(now=NOW)

    _, inbox = Caller(dry.owner).get("/notices")

    (notice,) = inbox["items"]
    assert (notice["kind"], notice["what"]) == ("source", "dry")
    assert notice["title"]


def test_who_recovered_is_warned_anew(dry: House) -> None:
    watch(now=NOW)
    full = a_deal(dry, dry.anna, 10**6, NOW, expected_close_date=date(2026, 6, 1))
    full.stage = dry.stages[1]
    full.save(update_fields=["stage"])
    watch(now=NOW + timedelta(days=1))
    assert not SourceWarning.objects.exists()

    full.delete()
    watch(now=NOW + timedelta(days=2))
    assert told(dry)["Olga"] == ["dry", "dry"]


def test_a_short_runway_warns_as_the_settings_say(dry: House) -> None:
    # 10,000 × 3 ÷ 13 a week with a cycle of 58 days: 19,100 must be under way; 50,000 last 13 weeks.
    a_deal(dry, dry.anna, 250_000, moment(1, 1))
    watch(now=NOW)
    assert told(dry)["Olga"] == []

    actor = make.actor(dry.owner)
    set_alarm(is_on=True, weeks=20, actor=actor, now=NOW)
    watch(now=NOW)
    notice = Notice.objects.get(member=dry.owner)
    assert (notice.data["what"], notice.count) == ("low", 13)


def test_who_wants_no_warning_gets_none(dry: House) -> None:
    actor = make.actor(dry.owner)
    set_preference(actor=actor, ways={NoticeKind.SOURCE: []})
    watch(now=NOW)
    assert told(dry)["Olga"] == []

    SourceWarning.objects.all().delete()
    set_preference(actor=actor, ways={NoticeKind.SOURCE: [Way.APP]})
    set_alarm(is_on=False, weeks=4, actor=actor, now=NOW)
    assert watch(now=NOW) == 0

"""Who takes part in each deal of the demo, how they stand to it, and how much they count."""

from itertools import cycle

from headwater.pipeline.models import Deal, DealPerson
from headwater.pipeline.rules import Attitude, Influence, PersonRole
from headwater.serve.demo.story import Story
from headwater.serve.demo.writing import Stageplay

STANDS = {
    PersonRole.DECISION_MAKER: (
        (Attitude.SUPPORTIVE, Influence.HIGH),
        (Attitude.NEUTRAL, Influence.HIGH),
        (Attitude.AGAINST, Influence.HIGH),
    ),
    PersonRole.CHAMPION: (
        (Attitude.SUPPORTIVE, Influence.HIGH),
        (Attitude.SUPPORTIVE, Influence.MEDIUM),
    ),
    PersonRole.USER: (
        (Attitude.SUPPORTIVE, Influence.LOW),
        (Attitude.NEUTRAL, Influence.LOW),
        (Attitude.AGAINST, Influence.MEDIUM),
        ("", ""),  # nobody has asked yet
    ),
}
ROLES = tuple(STANDS)  # the first one named decides, the next is for us


def write_parts(play: Stageplay, deals: list[Deal], stories: list[Story]) -> None:
    """Name the people who take part in each deal, and say where they stand: of each kind some."""
    stands = {role: cycle(told) for role, told in STANDS.items()}
    parts = [
        DealPerson(deal=deal, person=person, role=ROLES[place])
        for deal, story in zip(deals, stories, strict=True)
        for place, person in enumerate(
            play.people.get(story.customer, [])[: play.random.randint(1, 3)]
        )
    ]
    for part in sorted(parts, key=lambda part: part.deal.closed_at is not None):
        part.attitude, part.influence = next(stands[PersonRole(part.role)])
    DealPerson.objects.bulk_create(parts)

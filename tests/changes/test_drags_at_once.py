"""Three people drag the same cards at the same time: nothing is lost, and history is true.

`HEADWATER_DRAGS=3334` drags ten thousand times in all; the suite three hundred times.
"""

import os
import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest
from django.db import connections

from headwater.accounts.models import Member
from headwater.events.models import EventRecord
from headwater.pipeline.models import Deal, StageTotal, StageVisit
from headwater.tenancy.context import acting_in
from headwater.tenancy.models import Workspace
from tests import make
from tests.calling import Caller

DRAGS = int(os.environ.get("HEADWATER_DRAGS", "100"))
CARDS = 8


def drag(member: Member, deals: list[str], stages: list[str], seed: int) -> Counter[int]:
    """Drag cards about, looking again whenever somebody was faster."""
    chance, caller, answers = random.Random(seed), Caller(member), Counter[int]()
    versions = dict.fromkeys(deals, 1)
    try:
        while answers[200] < DRAGS:
            deal = chance.choice(deals)
            status, answer = caller.put(
                f"/deals/{deal}/stage",
                {"stage_id": chance.choice(stages)},
                If_Match=f'"{versions[deal]}"',
            )
            answers[status] += 1
            if status == 412:
                _, answer = caller.get(f"/deals/{deal}")
            versions[deal] = answer["version"]
    finally:
        connections.close_all()
    return answers


@pytest.mark.timeout(3600)
@pytest.mark.usefixtures("own_database")
def test_drags_of_three_people_converge_with_a_true_history() -> None:
    workspace = Workspace.objects.create(name="Ours")
    with acting_in(workspace.pk):
        people = [make.member() for _ in range(3)]
        pipeline = make.pipeline()
        stages = [str(make.stage(pipeline=pipeline).id) for _ in range(4)]
        first = pipeline.stages.get(id=stages[0])
        deals = [str(make.deal(stage=first, owner=people[0]).id) for _ in range(CARDS)]

    with ThreadPoolExecutor(3) as pool:
        answers = list(pool.map(drag, people, [deals] * 3, [stages] * 3, range(3)))

    assert all(set(one) <= {200, 412} for one in answers)
    with acting_in(workspace.pk):
        for deal in Deal.objects.all():
            moves = list(
                EventRecord.objects.filter(subject_id=deal.id, name="deal.moved")
                .order_by("id")
                .values_list("payload__from_stage_id", "payload__to_stage_id")
            )
            stays = StageVisit.objects.filter(deal=deal).order_by("id")
            way = [str(stage_id) for stage_id in stays.values_list("stage_id", flat=True)]
            assert list(pairwise(way)) == moves
            assert (way[0], way[-1], deal.version) == (stages[0], str(deal.stage_id), len(way))
            times = list(stays.values_list("entered_at", "left_at"))
            assert all(left == entered for (_, left), (entered, _) in pairwise(times))
        standing = Counter(map(str, Deal.objects.values_list("stage_id", flat=True)))
        totals = Counter[str]()
        for stage_id, count in StageTotal.objects.values_list("stage_id", "count"):
            totals[str(stage_id)] += count
        assert {stage: count for stage, count in totals.items() if count} == dict(standing)

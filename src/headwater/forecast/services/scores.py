"""Scoring open deals by what was learned last."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from uuid import UUID

from headwater.forecast.models import ChanceModel, DealChance
from headwater.forecast.rules import chances
from headwater.forecast.rules.kept import read_report, read_scorer
from headwater.forecast.selectors.chances import (
    changed_deals,
    current_model,
    open_deals,
    pipelines_in_use,
    reads_hidden,
)
from headwater.forecast.selectors.facts import Whose, read_facts
from headwater.forecast.selectors.outlooks import today_at
from headwater.forecast.selectors.signs import read_signs
from headwater.pipeline.services.chances import show_chances

MANY = 500


def score_open(pipeline_id: UUID, *, now: datetime) -> None:
    """Score every open deal of a pipeline."""
    model = current_model(pipeline_id)
    if model is not None:
        _score(model, open_deals(pipeline_id), now=now)
    _forget_closed()


def score_changed(*, now: datetime) -> None:
    """Score the deals that something has happened to since they were scored."""
    for pipeline_id in pipelines_in_use():
        model = current_model(pipeline_id)
        if model is not None and not reads_hidden(model):
            _score(model, changed_deals(pipeline_id, model_id=model.id), now=now)
    _forget_closed()


def _score(model: ChanceModel, deals: Sequence[UUID], *, now: datetime) -> None:
    if not deals or model.n_closed < chances.FEWEST_SHOWN:
        return
    # What has happened until now is known: it is as if tomorrow had begun.
    tomorrow = today_at(now) + timedelta(days=1)
    facts = read_facts(Whose(model.pipeline_id, deals=tuple(deals)), today=tomorrow)
    signs = read_signs(facts.ids, usual_value=model.result["usual_value"])
    scorer = read_scorer(model.scorer, read_report(model.result["report"]))
    found = chances.score(scorer, facts, signs)
    rows = [
        DealChance(
            deal_id=UUID(one.deal_id),
            model_id=model.id,
            p=one.p,
            observed=one.observed,
            is_model=one.is_model,
            reasons=[asdict(reason) for reason in one.reasons],
            scored_at=now,
            scored_on=today_at(now),
        )
        for one in found
    ]
    DealChance.objects.bulk_create(
        rows,
        batch_size=MANY,
        update_conflicts=True,
        unique_fields=["workspace", "deal"],
        update_fields=["model", "p", "observed", "is_model", "reasons", "scored_at", "scored_on"],
    )
    show_chances({UUID(one.deal_id): round(100 * one.p) for one in found})


def _forget_closed() -> None:
    """Drop the chances of deals that are open no more, or are in the trash."""
    DealChance.objects.exclude(deal__status="open", deal__deleted_at=None).delete()

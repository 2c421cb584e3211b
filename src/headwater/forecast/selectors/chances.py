"""What was learned of winning, and what is said of single deals."""

from typing import Any
from uuid import UUID

from headwater.accounts.rules import Actor, Kind
from headwater.accounts.selectors.roles import hidden_from_some
from headwater.fields.rules.custom import in_language as choose
from headwater.fields.selectors.custom import definitions_for
from headwater.forecast.models import ChanceModel, DealChance
from headwater.forecast.rules.features import field_of, reads
from headwater.pipeline.models import Pipeline, Source, Stage
from headwater.pipeline.selectors.deals import get_deal
from headwater.pipeline.selectors.pipelines import default_pipeline, get_pipeline
from headwater.tenancy.sql import fetch_all

Json = dict[str, Any]
OPEN = """
SELECT d.id FROM pipeline_deal d
WHERE d.workspace_id = current_workspace() AND d.pipeline_id = %(pipeline)s
  AND d.status = 'open' AND d.deleted_at IS NULL ORDER BY d.id
"""
CHANGED = """
SELECT d.id FROM pipeline_deal d
LEFT JOIN forecast_dealchance c ON c.workspace_id = d.workspace_id AND c.deal_id = d.id
WHERE d.workspace_id = current_workspace() AND d.pipeline_id = %(pipeline)s
  AND d.status = 'open' AND d.deleted_at IS NULL
  AND (c.id IS NULL OR c.model_id <> %(model)s OR d.updated_at > c.scored_at
    OR EXISTS (SELECT FROM activities_task t WHERE t.workspace_id = d.workspace_id
        AND t.deal_id = d.id AND t.updated_at > c.scored_at)
    OR EXISTS (SELECT FROM activities_note n WHERE n.workspace_id = d.workspace_id
        AND n.deal_id = d.id AND n.updated_at > c.scored_at)
    OR EXISTS (SELECT FROM events_eventrecord e WHERE e.workspace_id = d.workspace_id
        AND e.subject_id = d.id AND e.happened_at > c.scored_at))
ORDER BY d.id
"""
NOT_LOOKED_AT = """
SELECT p.id FROM pipeline_pipeline p
WHERE p.workspace_id = current_workspace() AND NOT p.is_archived AND NOT EXISTS (
    SELECT FROM forecast_chancemodel m WHERE m.workspace_id = p.workspace_id
        AND m.pipeline_id = p.id AND m.watched_on >= %(today)s)
ORDER BY p.position, p.id
"""


def current_model(pipeline_id: UUID) -> ChanceModel | None:
    return ChanceModel.objects.filter(pipeline_id=pipeline_id).order_by("-day", "-id").first()


def open_deals(pipeline_id: UUID) -> list[UUID]:
    return [row[0] for row in fetch_all(OPEN, {"pipeline": pipeline_id})]


def changed_deals(pipeline_id: UUID, *, model_id: UUID) -> list[UUID]:
    rows = fetch_all(CHANGED, {"pipeline": pipeline_id, "model": model_id})
    return [row[0] for row in rows]


def pipelines_to_learn(today: Any) -> list[UUID]:
    """Name the pipelines whose models nobody has looked at today."""
    return [row[0] for row in fetch_all(NOT_LOOKED_AT, {"today": today})]


def reads_hidden(model: ChanceModel) -> bool:
    """Say whether it was learned from what some role does not see (any more)."""
    return reads(model.result["weights"], hidden_from_some(Kind.DEAL))


def to_learn_anew() -> list[UUID]:
    """Name the pipelines whose model reads what has been hidden from some role since."""
    hidden = hidden_from_some(Kind.DEAL)
    if not hidden:
        return []
    models = (current_model(one) for one in pipelines_in_use())
    return [one.pipeline_id for one in models if one and reads(one.result["weights"], hidden)]


def pipelines_in_use() -> list[UUID]:
    found = Pipeline.objects.filter(is_archived=False).order_by("position", "id")
    return list(found.values_list("id", flat=True))


def is_hidden(column: str, actor: Actor) -> bool:
    return field_of(column) in actor.hidden(Kind.DEAL)


def chance_of(deal_id: UUID, *, actor: Actor) -> Json:
    """Say how likely a deal is to be won, and which of the facts shown to the actor moved that."""
    deal = get_deal(deal_id, actor=actor)
    stage = Stage.objects.get(id=deal.stage_id)
    model = current_model(deal.pipeline_id)
    chance = DealChance.objects.filter(deal_id=deal.id).first() if deal.status == "open" else None
    names = Names(actor)
    reasons = chance.reasons if chance else []
    # Only until it has been learned anew without what was hidden: see reads_hidden.
    is_kept = model is not None and reads(model.result["weights"], actor.hidden(Kind.DEAL))
    shown = [one for one in reasons if not is_hidden(one["column"], actor)]
    return {
        "deal_id": deal.id,
        "verdict": model.verdict if model else None,
        "n_closed": model.n_closed if model and is_told_all(actor) else None,
        "probability": chance and (chance.observed if is_kept else chance.p),
        "is_model": bool(chance and chance.is_model and not is_kept),
        "observed": chance and chance.observed,
        "stage_probability": stage.probability / 100,
        "stage_name": stage.name_in(actor.language),
        "scored_at": chance and chance.scored_at,
        "reasons": [] if is_kept else [names.reason(one) for one in shown],
        "has_hidden_reasons": len(shown) < len(reasons),
    }


def is_told_all(actor: Actor) -> bool:
    """Whether the actor sees every deal: else nothing is told that counts the others."""
    return actor.owners_seen(Kind.DEAL) is None


def models_page(pipeline_id: UUID | None, *, actor: Actor) -> Json:
    """Show what was learned of a pipeline last, and which models there were before."""
    pipeline = get_pipeline(pipeline_id) if pipeline_id else default_pipeline()
    models = list(ChanceModel.objects.filter(pipeline_id=pipeline.id).order_by("-day", "-id")[:60])
    is_told = is_told_all(actor)
    head = {"pipeline_id": pipeline.id, "is_told": is_told}
    if not models:
        return head | {"verdict": None, "model": None, "history": [], "drift": None}
    names = Names(actor)
    return head | {
        "verdict": models[0].verdict,
        "model": _shown(models[0], names, actor=actor) if is_told else None,
        "history": [_line(one) for one in models] if is_told else [],
        "drift": _drift(models) if is_told else None,
    }


def _shown(model: ChanceModel, names: "Names", *, actor: Actor) -> Json:
    result = model.result
    report = result["report"]
    return _line(model) | {
        "n_won": result["n_won"],
        "n_rows": result["n_rows"],
        "n_trained": report["n_trained"],
        "first_day": result["first_day"],
        "last_day": result["last_day"],
        "step": result["step"],
        "own": report["model"],
        "empirical": report["empirical"],
        "gain": report["gain"],
        "skill": _skill(report),
        "features": [
            names.feature(one["column"]) | {"points": one["points"], "direction": one["direction"]}
            for one in result["weights"]
            if not is_hidden(one["column"], actor)
        ],
        "left_out": [
            names.feature(one["column"]) | {"why": one["why"]}
            for one in report["left_out"]
            if not is_hidden(one["column"], actor)
        ],
    }


def _skill(report: Json) -> float | None:
    """Say which share of the log loss of the observed rates the model spares."""
    own, other = report["model"], report["empirical"]
    return 1 - own["log_loss"] / other["log_loss"] if own and other else None


def _line(model: ChanceModel) -> Json:
    report = model.result["report"]
    own = report["model"] or {}
    return {
        "day": model.day,
        "learned_day": model.learned_day,
        "learned_at": model.learned_at,
        "verdict": model.verdict,
        "kind": report["kind"],
        "n_closed": model.n_closed,
        "auc": own.get("auc", {}).get("value"),
        "ece": own.get("ece"),
        "is_recalibrated": model.learned_day < model.day,
        "drift_state": model.drift_state or None,
    }


def _drift(models: list[ChanceModel]) -> Json | None:
    """Give what was seen last of the youngest model that has been looked at since."""
    for model in models:
        if model.drift_state:
            recent = model.drift["recent"]
            return {
                "state": model.drift_state,
                "since": model.day,
                "looked_on": model.watched_on,
                "n": recent and recent["n"],
                "said": recent and _mean_said(recent),
                "came": recent and recent["rate"],
                "auc": recent and recent["auc"]["value"],
                "ece": recent and recent["ece"],
            }
    return None


def _mean_said(quality: Json) -> float:
    bins = quality["calibration"]
    return float(sum(b["n"] * b["predicted"] for b in bins) / max(1, quality["n"]))


class Names:
    """What features and their values are called in the language of whoever asks."""

    def __init__(self, actor: Actor) -> None:
        self.language = actor.language
        self.sources = {str(one.id): one.name_in(self.language) for one in Source.objects.all()}
        self.stages = {str(one.id): one.name_in(self.language) for one in Stage.objects.all()}
        self.fields = {one.name: one for one in definitions_for(actor, Kind.DEAL)}

    def feature(self, column: str) -> Json:
        """Own fields are called by their name; the rest by a word of the screen."""
        field = self.fields.get(column)
        name = choose(self.language, field.name_en, field.name_zh) if field else None
        return {"feature": "custom" if column.startswith("custom.") else column, "name": name}

    def reason(self, told: Json) -> Json:
        value = told["value"]
        return self.feature(told["column"]) | {
            "value": value if isinstance(value, int | float) else None,
            "word": self.word(told["column"], value) if isinstance(value, str) else None,
            "points": told["points"],
        }

    def word(self, column: str, value: str) -> str | None:
        if column == "source":
            return self.sources.get(value)
        if column == "stage":
            return self.stages.get(value)
        field = self.fields.get(column)
        for choice in field.choices if field else ():
            if str(choice.id) == value:
                return choose(self.language, choice.name_en, choice.name_zh)
        return None

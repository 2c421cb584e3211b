"""What one chunk of an import is going to write, collected first and written at once."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Model

from headwater.accounts.models import Member, Team
from headwater.accounts.rules import Actor, Kind
from headwater.accounts.rules.fields import OWN
from headwater.events.base import Event
from headwater.events.log import emit_many
from headwater.exchange.models import ImportChange, ImportResult, OutsideId
from headwater.exchange.rules.plan import Outcome
from headwater.exchange.rules.problems import stored_problem
from headwater.exchange.services import bulk
from headwater.fields.rules.values import Plain
from headwater.fields.services.values import put_many
from headwater.lib.errors import DomainError
from headwater.people.models import Channel, Company, Person
from headwater.pipeline.models import (
    Deal,
    DealPerson,
    DealVersion,
    LostReason,
    Pipeline,
    Source,
    Stage,
    StageVisit,
)
from headwater.pipeline.selectors.criteria import open_criteria

# What an import can make or change, what others refer to first.
MODELS: Mapping[str, type[Model]] = {
    "team": Team,
    "member": Member,
    "source": Source,
    "reason": LostReason,
    "pipeline": Pipeline,
    "stage": Stage,
    "company": Company,
    "person": Person,
    "channel": Channel,
    "deal": Deal,
    "part": DealPerson,
}
REMEMBER_WHAT_WAS = """
ON CONFLICT (workspace_id, source, kind, outside_id) DO UPDATE SET
    record_id = excluded.record_id, digest = excluded.digest, run_id = excluded.run_id,
    previous = jsonb_build_object('record_id', exchange_outsideid.record_id,
        'digest', exchange_outsideid.digest, 'run_id', exchange_outsideid.run_id)
"""
KEEP_WHAT_WAS = """
ON CONFLICT (workspace_id, run_id, kind, record_id) DO UPDATE SET version = excluded.version
"""
NEWS = {Outcome.CREATED, Outcome.UPDATED}
SHOWN = ("deal", "company", "person", "member", "pipeline", "stage", "team")


@dataclass
class Batch:
    """The writes of one chunk, none of which happens before `write`."""

    run_id: UUID
    source: str
    created: dict[str, dict[UUID, dict[str, Any]]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    updated: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    versions: list[dict[str, Any]] = field(default_factory=list)  # the past of new deals
    visits: list[dict[str, Any]] = field(default_factory=list)
    own: dict[str, dict[UUID, dict[str, Plain]]] = field(default_factory=lambda: defaultdict(dict))
    before: dict[tuple[str, UUID], Mapping[str, Any]] = field(default_factory=dict)
    outside_ids: list[dict[str, Any]] = field(default_factory=list)
    results: list[dict[str, Any]] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)

    def create(self, kind: str, row: dict[str, Any]) -> None:
        self.created[kind][row["id"]] = row

    def hold(self, kind: str, record_id: UUID, values: Mapping[str, Plain]) -> None:
        """Let a record hold something in fields of the workspace's own."""
        if values:
            self.own[kind].setdefault(record_id, {}).update(values)

    def change(
        self, kind: str, record_id: UUID, new: Mapping[str, Any], *, old: Mapping[str, Any]
    ) -> None:
        """Edit a record that was there before; the undo gives it its old values back."""
        own = {name: value for name, value in new.items() if name.startswith(OWN)}
        plain = {name: value for name, value in new.items() if name not in own}
        self.hold(kind, record_id, own)
        # Its version counts edits of fields of its own as well, so that an undo sees later ones.
        self.updated[kind].append({"id": record_id, **(plain or {"version": old["version"]})})
        self.before[kind, record_id] = {name: old[name] for name in new}

    def remember(self, kind: str, outside_id: str, record_id: UUID, *, digest: str) -> None:
        self.outside_ids.append(
            {
                "source": self.source,
                "kind": kind,
                "outside_id": outside_id,
                "record_id": record_id,
                "digest": digest,
                "run_id": self.run_id,
            }
        )

    def tell(self, file_id: UUID, number: int, outcome: Outcome, **about: Any) -> None:
        """Note what became of a row."""
        nothing = {"kind": "", "record_id": None, "title": "", "problem": None, "open_criteria": 0}
        about = nothing | about
        self.results.append(
            {
                "run_id": self.run_id,
                "file_id": file_id,
                "number": number,
                "outcome": outcome,
                **about,
            }
        )

    def refuse(self, file_id: UUID, number: int, error: DomainError | Mapping[str, Any]) -> None:
        problem = stored_problem(error) if isinstance(error, DomainError) else error
        self.tell(file_id, number, Outcome.REFUSED, problem=problem)

    @property
    def counts(self) -> Counter[str]:
        counts = Counter(str(result["outcome"]) for result in self.results)
        is_open = sum(result["open_criteria"] > 0 for result in self.results)
        return counts + Counter({"open_criteria": is_open})

    @property
    def created_kinds(self) -> Counter[str]:
        return Counter({kind: len(self.created[kind]) for kind in SHOWN if self.created[kind]})

    def write(self) -> None:
        """Write the records and what is needed to take them back, in the caller's transaction."""
        for kind, model in MODELS.items():
            bulk.insert(model, list(self.created[kind].values()))
        self._write_past()
        for kind, rows in self.updated.items():
            for alike in bulk.alike(rows):
                bulk.update(MODELS[kind], alike)
        for kind, held in self.own.items():
            put_many(Kind(kind), held)
        bulk.insert(OutsideId, self.outside_ids, on_conflict=REMEMBER_WHAT_WAS)
        bulk.insert(ImportChange, [*self._creations(), *self._edits()], on_conflict=KEEP_WHAT_WAS)
        emit_many(self.events)

    def judge(self, actor: Actor) -> None:
        """Say of each deal that came in open how many criteria it has passed by unmet.

        Imports are history and are held up by nothing (docs/decisions/0026); they report.
        """
        told = [one for one in self.results if one["kind"] == "deal" and one["outcome"] in NEWS]
        found = open_criteria([one["record_id"] for one in told], actor=actor) if told else {}
        for one in told:
            one["open_criteria"] = found.get(one["record_id"], 0)

    def _write_past(self) -> None:
        """Put in what the database cannot know: what new deals were before they became this.

        Of a deal that comes in closed it supposes one open version; a known past replaces it.
        """
        ids = list({version["deal_id"] for version in self.versions})
        supposed = DealVersion.objects.filter(deal_id__in=ids, valid_to__isnull=False)
        supposed._raw_delete(supposed.db)  # noqa: SLF001  # one statement, without reading them
        bulk.insert(DealVersion, self.versions)
        bulk.insert(StageVisit, self.visits)

    def write_results(self) -> None:
        bulk.insert(ImportResult, self.results)

    def _creations(self) -> list[dict[str, Any]]:
        return [
            self._change(kind, row["id"], None, version=1)
            for kind, rows in self.created.items()
            for row in rows.values()
        ]

    def _edits(self) -> list[dict[str, Any]]:
        return [
            self._change(kind, record_id, self.before[kind, record_id], version=version)
            for kind, rows in self.updated.items()
            for record_id, version in _versions(MODELS[kind], [row["id"] for row in rows])
        ]

    def _change(
        self, kind: str, record_id: UUID, before: Mapping[str, Any] | None, *, version: int
    ) -> dict[str, Any]:
        return {
            "run_id": self.run_id,
            "kind": kind,
            "record_id": record_id,
            "before": before,
            "version": version,
        }


def _versions(model: type[Model], ids: Sequence[UUID]) -> list[tuple[UUID, int]]:
    return list(model._default_manager.filter(id__in=ids).values_list("id", "version"))  # noqa: SLF001

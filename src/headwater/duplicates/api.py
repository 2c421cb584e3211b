from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from ninja import Query, Router, Status

from headwater.duplicates.models import Merge
from headwater.duplicates.rules.records import RecordKind
from headwater.duplicates.schemas import (
    DraftIn,
    DuplicateSettingsBody,
    HintsOut,
    MergeIn,
    MergeOut,
    MergePreview,
    PairPage,
    PairQuery,
)
from headwater.duplicates.selectors.hints import Hints, hints
from headwater.duplicates.selectors.merges import Preview, preview
from headwater.duplicates.selectors.pairs import list_pairs, to_score
from headwater.duplicates.selectors.profiles import home_country
from headwater.duplicates.selectors.settings import names_holders
from headwater.duplicates.services import keeping, merging
from headwater.duplicates.services.settings import name_holders
from headwater.http.access import configuring, reading, writing
from headwater.http.problems import REFUSALS, ProblemOut, SignedInRequest
from headwater.http.wire import from_cursor, list_response

router = Router(tags=["duplicates"])
CONFLICTS = REFUSALS | {409: ProblemOut}


@router.post("/duplicates/{kind}/hints", response={200: HintsOut} | REFUSALS, auth=reading)
def get_duplicate_hints(request: SignedInRequest, kind: RecordKind, payload: DraftIn) -> Hints:
    """Say which records may be what somebody is about to enter; nothing is kept."""
    draft = payload.profile(kind, country=home_country())
    return hints(kind, draft, actor=request.actor, but_for=payload.except_id)


@router.get("/duplicates/{kind}", response={200: PairPage} | REFUSALS, auth=reading)
def get_duplicates(
    request: SignedInRequest, kind: RecordKind, query: Query[PairQuery]
) -> HttpResponse:
    """List pairs of records that may be the same and that you both see, the surest first."""
    after = to_score(from_cursor(query.after, length=2)) if query.after else None
    items, following, total = list_pairs(
        kind, actor=request.actor, dismissed=query.dismissed, sure=query.sure, after=after
    )
    return list_response(items, following, total=total)


@router.put(
    "/duplicates/{kind}/{one_id}/differs-from/{other_id}",
    response={204: None} | REFUSALS,
    auth=writing,
)
def dismiss_duplicate(
    request: SignedInRequest, kind: RecordKind, one_id: UUID, other_id: UUID
) -> Status[None]:
    """Remember that two records are not the same."""
    keeping.dismiss(kind, one_id, other_id, actor=request.actor, now=timezone.now())
    return Status(204, None)


@router.delete(
    "/duplicates/{kind}/{one_id}/differs-from/{other_id}",
    response={204: None} | REFUSALS,
    auth=writing,
)
def ask_about_duplicate_again(
    request: SignedInRequest, kind: RecordKind, one_id: UUID, other_id: UUID
) -> Status[None]:
    """Forget that two records are not the same."""
    keeping.ask_again(kind, one_id, other_id, actor=request.actor)
    return Status(204, None)


@router.get(
    "/duplicates/{kind}/{survivor_id}/merges/{loser_id}",
    response={200: MergePreview} | REFUSALS,
    auth=reading,
)
def preview_merge(
    request: SignedInRequest, kind: RecordKind, survivor_id: UUID, loser_id: UUID
) -> Preview:
    """Show both records field by field, and what would move from one to the other."""
    return preview(kind, survivor_id, loser_id, actor=request.actor)


@router.put(
    "/duplicates/{kind}/{survivor_id}/merges/{loser_id}",
    response={200: MergeOut} | CONFLICTS,
    auth=writing,
)
def merge_records(
    request: SignedInRequest, kind: RecordKind, survivor_id: UUID, loser_id: UUID, payload: MergeIn
) -> Merge:
    """Let one record become part of another; it can be taken back for 30 days."""
    return merging.merge(
        kind,
        survivor_id,
        loser_id,
        from_loser=frozenset(payload.from_loser),
        actor=request.actor,
        now=timezone.now(),
    )


@router.delete(
    "/duplicates/{kind}/{survivor_id}/merges/{loser_id}",
    response={204: None} | CONFLICTS,
    auth=writing,
)
def unmerge_records(
    request: SignedInRequest, kind: RecordKind, survivor_id: UUID, loser_id: UUID
) -> Status[None]:
    """Take a merge back: what was the other's goes back to it, with all later edits."""
    merging.unmerge(kind, survivor_id, loser_id, actor=request.actor, now=timezone.now())
    return Status(204, None)


@router.get("/workspace/duplicates", response={200: DuplicateSettingsBody} | REFUSALS, auth=reading)
def get_duplicate_settings(request: SignedInRequest) -> dict[str, bool]:
    """Say how the workspace deals with what is entered twice."""
    return {"names_holders": names_holders()}


@router.put("/workspace/duplicates", response={204: None} | REFUSALS, auth=configuring)
def set_duplicate_settings(
    request: SignedInRequest, payload: DuplicateSettingsBody
) -> Status[None]:
    """Say how the workspace deals with what is entered twice."""
    name_holders(is_on=payload.names_holders, actor=request.actor, now=timezone.now())
    return Status(204, None)

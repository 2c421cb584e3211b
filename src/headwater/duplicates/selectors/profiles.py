"""Companies and persons as what is compared."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from headwater.duplicates.rules.keys import site
from headwater.duplicates.rules.records import RecordKind
from headwater.duplicates.rules.scoring import Profile
from headwater.people.rules import ChannelKind
from headwater.tenancy.context import current_workspace_id
from headwater.tenancy.models import Workspace
from headwater.tenancy.sql import fetch_all

CHANNELS = """ARRAY(SELECT c.kind || ':' || c.key FROM people_channel c
        WHERE c.workspace_id = r.workspace_id AND c.{kind}_id = r.id)"""
PROFILES = {
    RecordKind.COMPANY: f"""
SELECT r.id, r.name, r.domain, r.credit_code, NULL, {CHANNELS.format(kind="company")}
FROM people_company r
WHERE r.workspace_id = current_workspace() AND r.deleted_at IS NULL AND r.id = ANY(%s)""",  # noqa: S608  # constants
    RecordKind.PERSON: f"""
SELECT r.id, r.name, '', '', company.name, {CHANNELS.format(kind="person")}
FROM people_person r
LEFT JOIN people_company company ON company.workspace_id = r.workspace_id
    AND company.id = r.company_id AND company.deleted_at IS NULL
WHERE r.workspace_id = current_workspace() AND r.deleted_at IS NULL AND r.id = ANY(%s)""",  # noqa: S608  # constants
}
ACCOUNTS = (ChannelKind.WECHAT, ChannelKind.LINKEDIN)


def profiles(kind: RecordKind, ids: Iterable[UUID]) -> dict[UUID, Profile]:
    """Read the living ones of these records as they are compared."""
    rows = fetch_all(PROFILES[kind], [list(ids)])
    return {row[0]: profile(kind, *row[1:]) for row in rows}


def profile(
    kind: RecordKind,
    name: str,
    *rest: Any,  # the columns above, which the forms send as well
) -> Profile:
    domain, code, company, channels = rest
    found = _by_kind(channels)
    return Profile(
        is_company=kind is RecordKind.COMPANY,
        name=name,
        codes=frozenset({code.upper()} if code else ()),
        mails=found(ChannelKind.EMAIL),
        phones=found(ChannelKind.PHONE),
        accounts=found(*ACCOUNTS),
        domain=site(domain) if domain else "",
        company=company or "",
    )


def home_country() -> str:
    """Say of which country a telephone number is that names none."""
    return Workspace.objects.get(pk=current_workspace_id()).country


def _by_kind(channels: Sequence[str]) -> Any:
    pairs = [channel.split(":", 1) for channel in channels]
    return lambda *kinds: frozenset(value for kind, value in pairs if kind in kinds)

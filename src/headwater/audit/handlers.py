"""Which events matter to security or to how the workspace is run."""

from collections.abc import Sequence

from headwater.accounts.events import (
    ConnectionChanged,
    ConnectionDeleted,
    ExchangeRateSet,
    HolidaySet,
    InvitationWithdrawn,
    MemberChanged,
    MemberInvited,
    MemberJoined,
    MemberLeft,
    RoleChanged,
    RoleCreated,
    RoleDeleted,
    SignInPolicyChanged,
    TeamChanged,
    TeamCreated,
    TeamDeleted,
    TokenCreated,
    TokenRevoked,
    VisibilityChanged,
    WorkspaceChanged,
    WorkspaceCreated,
)
from headwater.activities.events import ActivityTypeChanged
from headwater.audit.services.lines import write_events
from headwater.changes.events import OthersWorkTakenBack
from headwater.events.base import Event
from headwater.events.registry import at_once
from headwater.exchange.events import ImportStarted, ImportTakenBack
from headwater.exports.events import ExportMade
from headwater.fields.events.custom import FieldChanged
from headwater.leads.events import CampaignChanged, LeadReasonChanged, ScorecardChanged
from headwater.mail.events import AddressFreed, AddressSuppressed, TrackingChanged
from headwater.pipeline.events import PipelineChanged
from headwater.pools.events import AssignmentRuleChanged, MemberHandedOver, PoolChanged
from headwater.sharing.events import CHANGED


@at_once(
    OthersWorkTakenBack, FieldChanged,
    ConnectionChanged, ConnectionDeleted, ExportMade, ImportStarted, ImportTakenBack,
    ExchangeRateSet, HolidaySet, InvitationWithdrawn, MemberChanged, MemberInvited, MemberJoined,
    SignInPolicyChanged, MemberLeft, TeamChanged, TeamCreated, TeamDeleted, TokenCreated, TokenRevoked,
    RoleChanged, RoleCreated, RoleDeleted,
    VisibilityChanged, WorkspaceChanged, WorkspaceCreated, ActivityTypeChanged, CampaignChanged,
    LeadReasonChanged, ScorecardChanged, PipelineChanged, AssignmentRuleChanged, MemberHandedOver,
    PoolChanged, AddressFreed, AddressSuppressed, TrackingChanged, *CHANGED.values(),
)  # fmt: skip
def keep_events(events: Sequence[Event]) -> None:
    write_events(events)

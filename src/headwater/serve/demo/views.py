"""Views that the demo's team keeps: what somebody looks at every morning, in its language."""

from datetime import datetime

from headwater.accounts.rules import Actor, Kind
from headwater.fields.rules.views import ViewLayout, ViewScope
from headwater.fields.services.views import create_view, star_view

EVERYBODY, MINE = ViewScope.WORKSPACE, ViewScope.PRIVATE
LIST, BOARD = ViewLayout.LIST, ViewLayout.BOARD
# Kind, name in Chinese and English, whose, as what, which, in which order; the first three are starred.
VIEWS = (
    (Kind.DEAL, "本季度大单", "Big ones this quarter", EVERYBODY, LIST, "-value",
     "status = open and value >= 100000 and expected_close_date within this quarter"),
    (Kind.DEAL, "停滞商机", "Stalled", EVERYBODY, BOARD, "",
     "is_stalled = yes or next_activity_at < today"),
    (Kind.DEAL, "我的：没有下一步", "Mine without a next step", MINE, LIST, "expected_close_date",
     "status = open and owner_id = me and has_next_step = no"),
    (Kind.DEAL, "近 90 天赢单", "Won in 90 days", EVERYBODY, LIST, "-closed_at",
     "status = won and closed_at within last 90 days"),
    (Kind.DEAL, "值得赢回", "To win back", EVERYBODY, LIST, "-value",
     "status = lost and closed_at within this year and (value >= 50000 or competitor is known)"),
    (Kind.COMPANY, "重点客户", "Key accounts", EVERYBODY, LIST, "name",
     "tier in [A, B] or open_deals >= 2"),
    (Kind.LEAD, "本周新线索", "New this week", EVERYBODY, LIST, "",
     "created_at within last 7 days"),
    (Kind.TASK, "本周会议与拜访", "Meetings and visits this week", EVERYBODY, LIST, "",
     "kind in [meeting, visit] and due_at within this week"),
)  # fmt: skip
STARRED = 3


def write_views(owner: Actor, now: datetime) -> None:
    is_chinese = owner.language.startswith("zh")
    for number, (kind, zh, en, scope, layout, sort, wanted) in enumerate(VIEWS):
        view = create_view(
            kind, name=zh if is_chinese else en, scope=scope, layout=layout, filter=wanted,
            sort=sort, actor=owner, now=now,
        )  # fmt: skip
        if number < STARRED:
            star_view(view.id, is_starred=True, actor=owner)

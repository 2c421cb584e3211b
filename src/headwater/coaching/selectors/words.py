"""What figures and statements are called in a file."""

from django.utils.translation import gettext_noop as _

from headwater.coaching.rules import MemberFigure, Says
from headwater.targets.rules import Measure

FIGURES: dict[MemberFigure, str] = {
    MemberFigure.WON: _("Deals won"),
    MemberFigure.WON_VALUE: _("Won value"),
    MemberFigure.WIN_RATE: _("Win rate by count"),
    MemberFigure.SIZE: _("Median deal"),
    MemberFigure.CYCLE_DAYS: _("Sales cycle, median"),
    MemberFigure.OPEN: _("Open deals"),
    MemberFigure.OPEN_VALUE: _("Open value"),
    MemberFigure.AT_RISK: _("At risk"),
    MemberFigure.AT_RISK_VALUE: _("Value at risk"),
    MemberFigure.NEW_DEALS: _("New deals"),
    MemberFigure.CALLS: _("Calls"),
    MemberFigure.MEETINGS: _("Meetings"),
    MemberFigure.MAILS: _("Mails"),
    MemberFigure.MESSAGES: _("Messages"),
    MemberFigure.TASKS_DONE: _("Tasks done"),
    MemberFigure.ON_TIME: _("Tasks on time"),
    MemberFigure.LEADS: _("New leads"),
    MemberFigure.ANSWER_MINUTES: _("Time to answer, median"),
}
SAYS: dict[Says, str] = {
    Says.WON: _("Won"),
    Says.SAVED: _("Got going again"),
    Says.TARGET_REACHED: _("Reached the target"),
    Says.TARGET_AHEAD: _("Ahead of the target"),
    Says.WINS_OFTEN: _("Wins more often than the team"),
    Says.CLOSES_QUICKLY: _("Wins more quickly than the team"),
    Says.ANSWERS_QUICKLY: _("Answers leads sooner than the team"),
    Says.IN_TIME: _("Does more tasks on time than the team"),
    Says.TARGET_BEHIND: _("Behind the target"),
    Says.SLIPPING: _("Slipping"),
    Says.PUSHED: _("Put off in this period"),
    Says.STALLED: _("Longer in their stage than usual"),
    Says.ADRIFT: _("Without a next step"),
    Says.IDLE: _("Without contact for 14 days"),
    Says.SINGLE_THREADED: _("In contact with one person only"),
    Says.CALL_CHANGED: _("Changed the forecast call"),
    Says.WINS_RARELY: _("Wins less often than the team"),
    Says.CLOSES_SLOWLY: _("Wins more slowly than the team"),
    Says.ANSWERS_SLOWLY: _("Answers leads later than the team"),
    Says.LATE: _("Does fewer tasks on time than the team"),
}
MEASURES: dict[Measure, str] = {
    Measure.REVENUE: _("Won value"),
    Measure.DEALS_WON: _("Deals won"),
    Measure.NEW_PIPELINE: _("Value of new deals"),
    Measure.ACTIVITIES: _("Activities"),
    Measure.CALLS: _("Calls"),
    Measure.MEETINGS: _("Meetings"),
    Measure.VISITS: _("Visits"),
    Measure.EMAILS: _("Mails"),
}
PERCENT, DAYS, MINUTES = "%", _("days"), _("minutes")
UNITS: dict[MemberFigure, str] = {
    MemberFigure.WIN_RATE: PERCENT,
    MemberFigure.ON_TIME: PERCENT,
    MemberFigure.CYCLE_DAYS: DAYS,
    MemberFigure.ANSWER_MINUTES: MINUTES,
}
# Which figure a comparison is one of.
COMPARED: dict[Says, MemberFigure] = {
    Says.WINS_OFTEN: MemberFigure.WIN_RATE,
    Says.WINS_RARELY: MemberFigure.WIN_RATE,
    Says.CLOSES_QUICKLY: MemberFigure.CYCLE_DAYS,
    Says.CLOSES_SLOWLY: MemberFigure.CYCLE_DAYS,
    Says.ANSWERS_QUICKLY: MemberFigure.ANSWER_MINUTES,
    Says.ANSWERS_SLOWLY: MemberFigure.ANSWER_MINUTES,
    Says.IN_TIME: MemberFigure.ON_TIME,
    Says.LATE: MemberFigure.ON_TIME,
}

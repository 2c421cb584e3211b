"""What the demo's team means to reach: set at the beginning of each year, and once raised since."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from headwater.accounts.models import Team
from headwater.pipeline.models import Pipeline
from headwater.serve.demo.writing import Stageplay
from headwater.targets.rules import Cell, Measure, TargetSpan, Whose
from headwater.targets.selectors.asked import Question
from headwater.targets.services.setting import set_targets

# Money in thousands of CNY a month; deals won and calls a month.
SELLERS = {
    "陈立": (170, 1, 6),
    "王芳": (340, 1, 12),
    "刘洋": (220, 1, 12),
    "张伟": (380, 1, 14),
    "Emma Clarke": (120, 1, 6),
    "Daniel Ortiz": (380, 1, 14),
    "Sophie Laurent": (340, 1, 12),
}
TEAMS = {"中国区 China": 1_150, "海外部 International": 820, "销售部 Sales": 2_000}
IN_DOLLARS = Decimal("0.14")
OF_SALES = Decimal("0.85")
RAISED = ("张伟", Decimal("1.15"))


def write_targets(play: Stageplay) -> None:
    this_year = date(play.now.year, 1, 1)
    for year in (this_year.replace(year=this_year.year - 1), this_year):
        at = play.now - timedelta(days=play.now.timetuple().tm_yday + 20)
        _write(play, year, at if year == this_year else at - timedelta(days=365))
    _raise(play, this_year)


def _write(play: Stageplay, year: date, at: datetime) -> None:
    for place, measure in enumerate((Measure.REVENUE, Measure.DEALS_WON, Measure.CALLS)):
        cells = [
            Cell(
                Whose(play.members[name].id),
                TargetSpan.YEAR,
                year,
                _amount(play, measure, sums[place]),
            )
            for name, sums in SELLERS.items()
        ]
        if measure is Measure.REVENUE:
            cells += [
                Cell(Whose(team_id=team.id), TargetSpan.YEAR, year, _amount(play, measure, a_month))
                for team in Team.objects.filter(name__in=TEAMS)
                if (a_month := TEAMS[team.name])
            ]
        set_targets(Question(measure=measure), cells, actor=play.owner, now=at)
    _write_of_sales(play, year, at)


def _write_of_sales(play: Stageplay, year: date, at: datetime) -> None:
    """Aim at most of the revenue in the first pipeline: what its forecast is held against."""
    cells = [
        Cell(
            Whose(play.members[name].id),
            TargetSpan.YEAR,
            year,
            _amount(play, Measure.REVENUE, sums[0]) * OF_SALES,
        )
        for name, sums in SELLERS.items()
    ]
    sales = Question(measure=Measure.REVENUE, pipeline_id=Pipeline.objects.get(is_default=True).id)
    set_targets(sales, cells, actor=play.owner, now=at)


def _amount(play: Stageplay, measure: Measure, a_month: int) -> Decimal:
    if measure is not Measure.REVENUE:
        return Decimal(a_month * 12)
    worth = IN_DOLLARS if play.owner.currency == "USD" else Decimal(1)
    return a_month * 12_000 * worth


def _raise(play: Stageplay, year: date) -> None:
    """Let one seller's target of the second half have been raised in spring."""
    name, by = RAISED
    amount = _amount(play, Measure.REVENUE, SELLERS[name][0]) / 12 * by
    cells = [
        Cell(Whose(play.members[name].id), TargetSpan.MONTH, year.replace(month=month), amount)
        for month in range(7, 13)
    ]
    set_targets(
        Question(measure=Measure.REVENUE),
        cells,
        actor=play.owner,
        now=play.now - timedelta(days=60),
    )

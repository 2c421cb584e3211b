"""What the sample files are asked, and what was known of them when: the protocols of docs/accuracy.md.

Days are those the files name. A deal's value that a file tells only at its closing is unknown
until then.
"""

import csv
import gzip
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import numpy as np

from headwater.forecast.rules.accuracy import Trial, backtest
from headwater.forecast.rules.facts import NEVER, Deal, End, Step, Terms, facts_of
from headwater.forecast.rules.measures import losses
from headwater.forecast.rules.periods import days_from, month
from headwater.forecast.rules.scoring import Report, Scorer, train
from headwater.forecast.rules.snapshots import snapshots
from headwater.forecast.rules.tables import Value, table_of
from tests.realdata import DATA

WON = ("A_APPROVED", "A_REGISTERED", "A_ACTIVATED", "O_ACCEPTED")
LOST = ("A_DECLINED", "A_CANCELLED", "O_DECLINED")
END_OF_HISTORY = date(2012, 1, 9)  # a Monday, the first day of which nothing is in the file
NOT_ANSWERED = "Select"
WRITTEN_LATER = (
    "Tags",
    "Lead Quality",
    "Lead Profile",
    "Asymmetrique Activity Index",
    "Asymmetrique Profile Index",
    "Asymmetrique Activity Score",
    "Asymmetrique Profile Score",
    "Last Activity",
    "Last Notable Activity",
)
PRODUCT_AS_LISTED = {"GTXPro": "GTX Pro"}


def rows(name: str, delimiter: str = ",") -> Iterator[dict[str, str]]:
    content = (DATA / name).read_bytes()
    text = (gzip.decompress(content) if name.endswith(".gz") else content).decode("utf-8-sig")
    yield from csv.DictReader(text.splitlines(), delimiter=delimiter)


# ── forecasts ─────────────────────────────────────────────────────────────────────────────────


@cache
def crm_deals() -> tuple[Deal, ...]:
    """Deals enter on the day of engagement; what they are worth is told when they are won."""
    return tuple(
        Deal(
            row["opportunity_id"],
            tuple(_crm_steps(row)),
            (Terms(_day(row["close_date"]), float(row["close_value"])),)
            if row["close_date"]
            else (),
            PRODUCT_AS_LISTED.get(row["product"], row["product"]),
        )
        for row in rows("crm_sales/sales_pipeline.csv")
    )


def crm_months() -> tuple[Trial, ...]:
    """Forecast June to September 2017, each on the first of the month."""
    facts = facts_of(crm_deals(), as_of=date(2017, 10, 1))
    return backtest(facts, [month(2017, number) for number in range(6, 10)])


@cache
def loan_deals() -> tuple[Deal, ...]:
    """Every change of stage counts on its day up to the first ending."""
    amounts = {
        row["case_id"]: float(row["amount_requested"]) for row in rows("stage_history/deals.csv.gz")
    }
    lines: dict[str, list[tuple[str, str]]] = {}
    for row in rows("stage_history/stage_history.csv.gz"):
        lines.setdefault(row["case_id"], []).append((row["timestamp"], row["activity"]))
    deals = []
    for case, found in lines.items():
        steps = tuple(_loan_steps(sorted(found, key=lambda line: line[0])))
        deals.append(Deal(case, steps, (Terms(steps[0].day, amounts[case]),)))
    return tuple(deals)


def loan_weeks() -> tuple[Trial, ...]:
    """Forecast the 28 days from each of the last six Mondays whose 28 days are in the file."""
    facts = facts_of(loan_deals(), as_of=END_OF_HISTORY)
    last = END_OF_HISTORY - timedelta(days=28)
    mondays = [last - timedelta(weeks=back) for back in reversed(range(6))]
    return backtest(facts, [days_from(monday, 28) for monday in mondays])


def _crm_steps(row: dict[str, str]) -> Iterator[Step]:
    yield Step(_day(row["engage_date"]), "Engaging")
    if row["close_date"]:
        end = End.WON if row["deal_stage"] == "Won" else End.LOST
        yield Step(_day(row["close_date"]), end)


def _loan_steps(lines: list[tuple[str, str]]) -> Iterator[Step]:
    for at, activity in lines:
        if activity in WON or activity in LOST:
            yield Step(_day(at), End.WON if activity in WON else End.LOST)
            return
        yield Step(_day(at), activity)


def _day(text: str) -> date:
    return date.fromisoformat(text[:10])


# ── probabilities ─────────────────────────────────────────────────────────────────────────────


def crm_at_engagement() -> Scorer:
    """Foretell winning on the day of engagement: who sells what to whom; labels at closing."""
    found = list(rows("crm_sales/sales_pipeline.csv"))
    known = _known_of(found)
    names = sorted({name for one in known for name in one})
    return train(
        table_of(
            {name: [one.get(name) for one in known] for name in names},
            when=[_day(row["engage_date"]).toordinal() for row in found],
            label=[row["deal_stage"] == "Won" if row["close_date"] else None for row in found],
            decided=[
                _day(row["close_date"]).toordinal() if row["close_date"] else NEVER for row in found
            ],
        )
    )


def crm_snapshots() -> Scorer:
    """Foretell winning of the deals open on the first of each month, by their age too."""
    found = list(rows("crm_sales/sales_pipeline.csv"))
    origin = dict(zip([row["opportunity_id"] for row in found], _known_of(found), strict=True))
    facts = facts_of(crm_deals(), as_of=date(2017, 10, 1))
    return train(snapshots(facts, [date(2017, n, 1).toordinal() for n in range(3, 10)], origin))


def loan_snapshots() -> Scorer:
    """Foretell winning of the loans open on each Monday, by stage, age, moves and amount."""
    facts = facts_of(loan_deals(), as_of=END_OF_HISTORY)
    first = date(2011, 10, 3).toordinal()
    return train(snapshots(facts, range(first, facts.today, 7)))


def leads(*, told: tuple[str, ...] = WRITTEN_LATER) -> Scorer:
    """Foretell which leads convert; their numbers are given in the order they came."""
    left_out = {"Prospect ID", "Lead Number", "Converted"}
    found = list(rows("lead_scoring/leads.csv"))
    return train(
        table_of(
            {
                name: [_cell("" if row[name] == NOT_ANSWERED else row[name]) for row in found]
                for name in found[0]
                if name not in left_out
            },
            when=[int(row["Lead Number"]) for row in found],
            label=[row["Converted"] == "1" for row in found],
        ),
        told=told,
    )


def calls() -> Scorer:
    """Foretell which calls end in an order. No day is told: rows are taken in their order."""
    found = list(rows("bank_calls/bank-additional.csv", delimiter=";"))
    table = table_of(
        {name: [_cell(row[name]) for row in found] for name in found[0] if name != "y"},
        when=range(len(found)),
        label=[row["y"] == "yes" for row in found],
    )
    return train(table, told=["duration"])


def skill(report: Report) -> tuple[float, float]:
    """Say what share of Brier score and log loss is spared against the judging rows' own rate."""
    model = report.model
    assert model is not None
    constant = np.array([model.rate])
    by_rate = model.rate * losses(np.ones(1), constant) + (1 - model.rate) * losses(
        np.zeros(1), constant
    )
    return 1 - model.brier / (model.rate * (1 - model.rate)), 1 - model.log_loss / float(by_rate[0])


def _known_of(found: list[dict[str, str]]) -> list[dict[str, Value]]:
    """Put together what is known on the day of engagement."""
    accounts = {row["account"]: row for row in rows("crm_sales/accounts.csv")}
    products = {row["product"]: row for row in rows("crm_sales/products.csv")}
    teams = {row["sales_agent"]: row for row in rows("crm_sales/sales_teams.csv")}
    known = []
    for row in found:
        product = PRODUCT_AS_LISTED.get(row["product"], row["product"])
        told = {
            **accounts.get(row["account"], {}),
            **products[product],
            **teams[row["sales_agent"]],
        }
        known.append({name: _cell(value) for name, value in told.items()})
    return known


def _cell(text: str) -> Value:
    if not text:
        return None
    try:
        return float(text)
    except ValueError:
        return text

"""A dashboard as a file, as whoever asks sees it: a paper to read, or sheets to count with."""

import re
from enum import StrEnum
from zoneinfo import ZoneInfo

from django.utils.translation import gettext

from headwater.accounts.models import Member, Team
from headwater.dashboards.models import Dashboard
from headwater.dashboards.selectors.dashboards import figures_of
from headwater.dashboards.selectors.kinds.kind import Asking
from headwater.dashboards.services.papers import paper
from headwater.dashboards.services.sheets import workbook
from headwater.pipeline.models import Pipeline

UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


class FileFormat(StrEnum):
    PDF = "pdf"
    XLSX = "xlsx"


def make_file(kind: FileFormat, dashboard: Dashboard, asking: Asking) -> bytes:
    tables = asking.once("tables", lambda: figures_of(dashboard, asking))
    match kind:
        case FileFormat.PDF:
            return paper(dashboard.name, heading_of(asking), tables, locale=asking.locale)
        case FileFormat.XLSX:
            return workbook(heading_of(asking), tables)


def file_name(kind: FileFormat, dashboard: Dashboard, asking: Asking) -> str:
    day = asking.scope.as_of.astimezone(ZoneInfo(asking.scope.zone)).date()
    return f"{UNSAFE.sub(' ', dashboard.name).strip()} {day}.{kind}"


def heading_of(asking: Asking) -> str:
    """Say which filters hold for all tiles, as of when, and for whom it was made."""
    question, scope = asking.question, asking.scope
    pipeline = Pipeline.objects.get(id=scope.pipeline_id)
    said = [pipeline.name_in(asking.actor.language)]
    said.append(asking.period(question.from_day, question.to_day))
    if question.team_id:
        name = Team.objects.values_list("name", flat=True).get(id=question.team_id)
        said.append(gettext("Team: {name}").format(name=name))
    if question.owner_id:
        names = Member.objects.filter(id=question.owner_id).values_list("name", flat=True)
        said.append(gettext("Owner: {name}").format(name=names.first() or "–"))
    said.append(gettext("as of {moment}").format(moment=asking.moment(scope.as_of)))
    said.append(gettext("as {name} sees it").format(name=asking.actor.name))
    return " · ".join(said)

"""The one public API: which routers it has and how it refuses."""

from django.db import DataError, IntegrityError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.operation import Operation

from headwater.accounts.api.invitations import router as invitations
from headwater.accounts.api.me import router as me
from headwater.accounts.api.members import router as members
from headwater.accounts.api.roles import router as roles
from headwater.accounts.api.sign_in import router as sign_in
from headwater.accounts.api.workspaces import router as workspaces
from headwater.activities.api.board import router as task_board
from headwater.activities.api.calendar import router as calendar
from headwater.activities.api.health import router as deal_health
from headwater.activities.api.meetings import router as meetings
from headwater.activities.api.notes import router as notes
from headwater.activities.api.tasks import router as tasks
from headwater.activities.api.timelines import router as timelines
from headwater.activities.api.trash import router as trash
from headwater.activities.api.types import router as activity_types
from headwater.audit.api import router as audit
from headwater.changes.api import router as changes
from headwater.changes.selectors.since import since
from headwater.coaching.api import router as coaching
from headwater.dashboards.api import router as dashboards
from headwater.duplicates.api import router as duplicates
from headwater.events.since import StaleRecord
from headwater.exchange.api import router as imports
from headwater.exports.api import router as exports
from headwater.fields.api.custom import router as custom_fields
from headwater.fields.api.views import router as views
from headwater.files.api import router as files
from headwater.forecast.api import router as forecast
from headwater.http.contradictions import Unstorable, what_contradicts
from headwater.http.masks import masking
from headwater.http.problems import SignedInRequest, problem, refusal
from headwater.http.questions import only_known_parameters
from headwater.http.shapes import field_problems
from headwater.insights.api import router as insights
from headwater.insights.api.before import router as before_deals
from headwater.insights.api.past import router as past
from headwater.insights.api.process import router as process
from headwater.insights.api.replies import router as replies
from headwater.insights.api.risk import router as risk
from headwater.leads.api.leads import router as leads
from headwater.leads.api.scorecards import router as scorecards
from headwater.leads.api.words import router as lead_words
from headwater.lib.errors import DomainError
from headwater.mail.api.mailboxes import router as mailboxes
from headwater.mail.api.outgoing import router as outgoing
from headwater.mail.api.sign_ins import router as sign_ins_of_mail
from headwater.mail.api.suppression import router as suppressions
from headwater.mail.api.templates import router as mail_templates
from headwater.mail.api.threads import router as threads
from headwater.mail.api.tracking import router as tracking
from headwater.notices.api import router as notices
from headwater.people.api import router as people
from headwater.pipeline.api.criteria import router as criteria
from headwater.pipeline.api.deals import router as deals
from headwater.pipeline.api.pipelines import router as pipelines
from headwater.pipeline.api.stages import router as stages
from headwater.pipeline.api.views import router as deal_views
from headwater.pools.api.assignment import router as assignment
from headwater.pools.api.pools import router as pools
from headwater.reports.api import router as reports
from headwater.search.api import router as search
from headwater.sequences.api.enrolments import router as enrolments
from headwater.sequences.api.sequences import router as sequences
from headwater.setup.api import router as setup
from headwater.sharing.api import router as sharing
from headwater.stream.api import router as stream
from headwater.targets.api import router as targets
from headwater.today.api import router as today


class HeadwaterAPI(NinjaAPI):
    def get_openapi_operation_id(self, operation: Operation) -> str:
        """Name each operation after its function: the name the web client calls."""
        return operation.view_func.__name__


api = HeadwaterAPI(
    title="Headwater",
    version="1",
    description="Everything the screens do, by the same doors and with the same rights.",
    docs_url="/docs",
    openapi_url="/openapi.json",
)
api.add_decorator(only_known_parameters)
api.add_decorator(masking, mode="view")
api.add_router("", assignment)
api.add_router("", criteria)
api.add_router("", audit)
api.add_router("", changes)
api.add_router("", custom_fields)
api.add_router("", views)
api.add_router("", coaching)
api.add_router("", dashboards)
api.add_router("", deals)
api.add_router("", deal_views)
api.add_router("", duplicates)
api.add_router("", exports)
api.add_router("", files)
api.add_router("", forecast)
api.add_router("", imports)
api.add_router("", insights)
api.add_router("", past)
api.add_router("", risk)
api.add_router("", replies)
api.add_router("", deal_health)
api.add_router("", process)
api.add_router("", before_deals)
api.add_router("", reports)
api.add_router("", invitations)
api.add_router("", leads)
api.add_router("", lead_words)
api.add_router("", me)
api.add_router("", members)
api.add_router("", notes)
api.add_router("", mailboxes)
api.add_router("", threads)
api.add_router("", sequences)
api.add_router("", enrolments)
api.add_router("", outgoing)
api.add_router("", suppressions)
api.add_router("", mail_templates)
api.add_router("", tracking)
api.add_router("", sign_ins_of_mail)
api.add_router("", notices)
api.add_router("", people)
api.add_router("", pipelines)
api.add_router("", roles)
api.add_router("", scorecards)
api.add_router("", pools)
api.add_router("", search)
api.add_router("", setup)
api.add_router("", stages)
api.add_router("", sharing)
api.add_router("", sign_in)
api.add_router("", stream)
api.add_router("", targets)
api.add_router("", task_board)
api.add_router("", meetings)
api.add_router("", activity_types)
api.add_router("", tasks)
api.add_router("", calendar)
api.add_router("", timelines)
api.add_router("", today)
api.add_router("", trash)
api.add_router("", workspaces)


@api.exception_handler(DomainError)
def refuse(request: HttpRequest, error: DomainError) -> HttpResponse:
    return refusal(error)


@api.exception_handler(StaleRecord)
def refuse_stale(request: SignedInRequest, error: StaleRecord) -> HttpResponse:
    """Say besides what others have changed since."""
    error.extension = since(error, actor=request.actor)
    response = refusal(error)
    response["ETag"] = f'"{error.current}"'
    return response


@api.exception_handler(AuthenticationError)
def refuse_stranger(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    return problem(401, code="not_signed_in", detail=gettext("Sign in first, or send a token."))


@api.exception_handler(ValidationError)
def refuse_shape(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return problem(
        422,
        code="invalid",
        detail=gettext("Some fields are not as they should be."),
        fields=field_problems(error),
    )


@api.exception_handler(IntegrityError)
def refuse_contradiction(request: HttpRequest, error: IntegrityError) -> HttpResponse:
    """Say what the database found, where no rule of ours was asked before."""
    return refusal(what_contradicts(error))


@api.exception_handler(DataError)
def refuse_unstorable(request: HttpRequest, error: DataError) -> HttpResponse:
    """Refuse what no column can hold: a number beyond all bounds, the character NUL."""
    return refusal(Unstorable("A value is too large, or not one that can be kept."))


@api.exception_handler(HttpError)
def refuse_request(request: HttpRequest, error: HttpError) -> HttpResponse:
    """Refuse what is no JSON; ninja knows no other reason."""
    return problem(
        error.status_code,
        code="bad_request",
        detail=gettext("This request cannot be read as JSON."),
    )

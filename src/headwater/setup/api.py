from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from ninja import Router, Status

from headwater.accounts.schemas.members import MeOut
from headwater.http.problems import ProblemOut
from headwater.http.sign_in import limit, sign_in_and_show
from headwater.http.wire import json_response
from headwater.pipeline.schemas.stages import PipelineTemplates
from headwater.setup import selectors, services
from headwater.setup.schemas import SetupIn, SetupOut

router = Router(tags=["setup"])


@router.get("/setup", response={200: SetupOut})
def get_setup(request: HttpRequest) -> SetupOut:
    """Say whether the first workspace is still to be made. Open to everybody."""
    return SetupOut(needed=selectors.is_needed(), demo_email=selectors.demo_email())


@router.get("/setup/templates", response={200: PipelineTemplates, 404: ProblemOut})
def get_setup_templates(request: HttpRequest) -> HttpResponse:
    """List the pipelines the first workspace can begin with. Closed once there is one."""
    return json_response({"items": services.templates(translation.get_language() or "en")})


@router.post(
    "/setup",
    response={201: MeOut, 403: ProblemOut, 404: ProblemOut, 422: ProblemOut, 429: ProblemOut},
)
def set_up(request: HttpRequest, payload: SetupIn) -> Status[object]:
    """Make the first workspace and its owner, and be signed in. Closed for ever afterwards."""
    limit(request, "signup")
    entrance = services.set_up(
        services.NewWorkspace(
            name=payload.workspace_name, language=payload.language, country=payload.home,
            time_zone=payload.time_zone, currency=payload.currency,
            template=payload.template, with_criteria=payload.with_criteria,
        ),
        services.FirstOwner(name=payload.name, email=payload.email, password=payload.password),
        now=timezone.now(),
    )  # fmt: skip
    me = sign_in_and_show(request, entrance.user, workspace_id=entrance.workspace_id)
    return Status(201, me)

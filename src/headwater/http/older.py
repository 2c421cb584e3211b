"""Operations that may answer with older figures at once, while the new ones are worked out."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja.operation import Operation
from ninja.params.functions import Query
from ninja.utils import contribute_operation_args, contribute_operation_callback

from headwater.tenancy.kept import older_will_do

AS_OF = "Headwater-As-Of"
ABOUT = (
    "Only if the answer is out of date: as of when it was worked out. It is being worked out again:"
    " ask again in a moment, or with `fresh=true`."
)
FRESH = Query(
    False,
    description="Wait for figures in which everything is that has been written. Otherwise those that"
    " take long may be up to ten minutes old: the header `Headwater-As-Of` then says so.",
)


def may_be_older(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let an operation answer by what is kept, and say as of when that is."""

    @wraps(view)
    def answer(request: HttpRequest, *, fresh: bool, **values: Any) -> HttpResponse:
        with older_will_do(if_so=not fresh) as given:
            response = view(request, **values)
        if given.as_of is not None:
            response[AS_OF] = given.as_of.isoformat()
        return response

    contribute_operation_args(answer, "fresh", bool, FRESH)
    contribute_operation_callback(answer, _name_header)
    return answer


def _name_header(operation: Operation) -> None:
    schema = {"type": "string", "format": "date-time"}
    operation.openapi_extra = {
        "responses": {200: {"headers": {AS_OF: {"description": ABOUT, "schema": schema}}}}
    }

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone, translation
from ninja import Header, Query, Router, Status

from headwater.accounts.rules import Kind
from headwater.fields.rules.formulas import FUNCTIONS
from headwater.fields.schemas.custom import (
    CustomFieldIn,
    CustomFieldOut,
    CustomFieldPatch,
    CustomFields,
    FieldDeletion,
    FieldOrderIn,
    FieldQuery,
    FieldUsageOut,
    FormulaName,
    FormulaTrialIn,
    FormulaTrialOut,
    FormulaWords,
    field_out,
)
from headwater.fields.selectors.custom import (
    count_values,
    definition,
    fields_for,
    formula_names,
    get_field,
)
from headwater.fields.selectors.schema import json_schema
from headwater.fields.selectors.uses import uses_of
from headwater.fields.services import custom as services
from headwater.fields.services import formulas
from headwater.fields.services.formulas import Tried
from headwater.http.access import configuring, reading
from headwater.http.problems import EDIT_REFUSALS, REFUSALS, ProblemOut, SignedInRequest
from headwater.http.wire import expected_version, json_response

router = Router(tags=["fields"])
CONFLICTS = REFUSALS | {409: ProblemOut}
IfMatch = Annotated[str | None, Header(None, alias="If-Match", description="The field's ETag.")]


@router.get("/fields", response={200: CustomFields} | REFUSALS, auth=reading)
def get_fields(request: SignedInRequest, query: Query[FieldQuery]) -> CustomFields:
    """List the fields of your own that records of a kind have, in the order they are shown."""
    rows = fields_for(request.actor, query.kind, with_archived=query.archived)
    return CustomFields(items=[field_out(row) for row in rows])


@router.post("/fields", response={201: CustomFieldOut} | CONFLICTS, auth=configuring)
def create_field(request: SignedInRequest, payload: CustomFieldIn) -> Status[CustomFieldOut]:
    """Add a field to all records of a kind; it is there at once."""
    facts = payload.dict(exclude={"kind", "key"})
    made = services.create_field(
        payload.kind, key=payload.key, actor=request.actor, now=timezone.now(), **facts
    )
    return Status(201, field_out(made))


@router.get("/fields/schema", response={200: dict[str, Any]} | REFUSALS, auth=reading)
def get_field_schema(request: SignedInRequest, query: Query[FieldQuery]) -> HttpResponse:
    """Describe `custom` of a kind of record as JSON Schema, as it is to be sent."""
    language = translation.get_language() or "en"
    return json_response(json_schema(query.kind, actor=request.actor, language=language))


@router.get("/fields/formula-words", response={200: FormulaWords} | REFUSALS, auth=reading)
def get_formula_words(request: SignedInRequest, query: Query[FieldQuery]) -> FormulaWords:
    """List the fields and functions a formula can be made of."""
    language = translation.get_language() or "en"
    found = formula_names(query.kind, actor=request.actor, language=language)
    names = [FormulaName(name=name, type=type_, label=label) for name, type_, label in found]
    return FormulaWords(names=names, functions=sorted(FUNCTIONS))


@router.post("/fields/formula-trials", response={200: FormulaTrialOut} | REFUSALS, auth=configuring)
def try_formula(request: SignedInRequest, payload: FormulaTrialIn) -> Tried:
    """Say what a formula gives for the record that came in last, or what is wrong with it."""
    return formulas.try_formula(
        payload.kind, payload.formula, decimals=payload.decimals, actor=request.actor
    )


@router.put("/fields/order", response={204: None} | REFUSALS, auth=configuring)
def order_fields(request: SignedInRequest, payload: FieldOrderIn) -> Status[None]:
    """Show the fields of a kind in another order; name all of them."""
    services.order_fields(payload.kind, payload.ids, actor=request.actor, now=timezone.now())
    return Status(204, None)


@router.patch(
    "/fields/{field_id}", response={200: CustomFieldOut} | EDIT_REFUSALS, auth=configuring
)
def update_field(
    request: SignedInRequest, field_id: UUID, payload: CustomFieldPatch, if_match: IfMatch
) -> CustomFieldOut:
    """Change a field, put it out of use or into use again; what records hold stays."""
    changed = services.update_field(
        field_id,
        actor=request.actor,
        now=timezone.now(),
        version=expected_version(request),
        **payload.dict(exclude_unset=True),
    )
    return field_out(changed)


@router.get("/fields/{field_id}/usage", response={200: FieldUsageOut} | REFUSALS, auth=configuring)
def get_field_usage(request: SignedInRequest, field_id: UUID) -> FieldUsageOut:
    """Count the records in which a field holds something, and list the criteria that ask for it."""
    field = get_field(field_id)
    places = [use.place for use in uses_of(Kind(field.kind), definition(field).name)]
    return FieldUsageOut(values=count_values(field.id), criteria=places)


@router.delete("/fields/{field_id}", response={204: None} | EDIT_REFUSALS, auth=configuring)
def delete_field(
    request: SignedInRequest, field_id: UUID, query: Query[FieldDeletion], if_match: IfMatch
) -> Status[None]:
    """Delete a field with all it holds, for good: `values` says how many values that are."""
    services.delete_field(
        field_id,
        values=query.values,
        actor=request.actor,
        now=timezone.now(),
        version=expected_version(request),
    )
    return Status(204, None)

from django.db import models
from django.db.models import Q
from django.db.models.functions import Cast

from headwater.accounts.models import choices as listed
from headwater.accounts.rules import Kind
from headwater.fields.rules.custom import LONGEST_KEY, MOST_DECIMALS, CustomType, in_language
from headwater.fields.rules.formulas import LONGEST, FormulaType
from headwater.tenancy.models import Editable, Reference, WorkspaceModel


class CustomField(Editable):
    """A field the workspace has added to all records of a kind.

    `key` is what the API, filters and imports call it; it stays, whatever the field is renamed to.
    `choices` are kept with the field (rules.custom.Choice) and named by their ids in the values.
    """

    kind = models.CharField(max_length=10, choices=listed(list(Kind)))
    key = models.CharField(max_length=LONGEST_KEY + 4)
    type = models.CharField(max_length=10, choices=listed(list(CustomType)))
    name_en = models.CharField(max_length=100, blank=True)
    name_zh = models.CharField(max_length=100, blank=True)
    help_en = models.CharField(max_length=300, blank=True)
    help_zh = models.CharField(max_length=300, blank=True)
    section_en = models.CharField(max_length=100, blank=True)
    section_zh = models.CharField(max_length=100, blank=True)
    decimals = models.PositiveSmallIntegerField(default=0)
    choices = models.JSONField(default=list)
    formula = models.CharField(max_length=LONGEST, blank=True)
    formula_type = models.CharField(
        max_length=10, choices=listed(list(FormulaType)), blank=True, editable=False
    )
    is_required = models.BooleanField(default=False)
    on_card = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField()
    is_archived = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "kind", "key"], name="field_has_its_own_key"
            ),
            models.CheckConstraint(
                condition=Q(decimals__lte=MOST_DECIMALS), name="field_has_few_decimals"
            ),
            models.CheckConstraint(
                condition=Q(type=CustomType.FORMULA) ^ Q(formula=""),
                name="only_a_formula_field_has_a_formula",
            ),
        ]

    def __str__(self) -> str:
        return self.name_en or self.name_zh

    def name_in(self, language: str) -> str:
        return in_language(language, self.name_en, self.name_zh)


class CustomValue(WorkspaceModel):
    """What a field of a record holds: one row, or one for each of several choices.

    `record_id` is of a deal, company, person, lead or task, whose floors lie above this one: that
    values go with their record is seen to by triggers (migrations/values.sql).
    """

    field = Reference(CustomField, models.CASCADE, related_name="values", own_index=False)
    record_id = models.UUIDField()
    position = models.PositiveSmallIntegerField(default=0)
    text = models.TextField(null=True)  # noqa: DJ001  # NULL: the value is of another type
    number = models.DecimalField(max_digits=24, decimal_places=6, null=True)
    # Comparing numerics is not leakproof, so that under row-level security no index would be used.
    near = models.GeneratedField(
        expression=Cast("number", models.FloatField()),
        output_field=models.FloatField(null=True),
        db_persist=True,
    )
    currency = models.CharField(max_length=3, blank=True, default="")
    date = models.DateField(null=True)
    moment = models.DateTimeField(null=True)
    flag = models.BooleanField(null=True)
    ref = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "record_id", "field", "position"],
                name="record_holds_a_value_once",
            ),
            models.CheckConstraint(
                condition=(
                    Q(text__isnull=False)
                    | Q(number__isnull=False)
                    | Q(date__isnull=False)
                    | Q(moment__isnull=False)
                    | Q(flag__isnull=False)
                    | Q(ref__isnull=False)
                ),
                name="value_is_something",
            ),
        ]
        indexes = [
            models.Index(
                fields=["workspace", "field", "near"],
                condition=Q(near__isnull=False),
                name="value_by_number",
            ),
            models.Index(
                fields=["workspace", "field", "date"],
                condition=Q(date__isnull=False),
                name="value_by_date",
            ),
            models.Index(
                fields=["workspace", "field", "moment"],
                condition=Q(moment__isnull=False),
                name="value_by_moment",
            ),
            models.Index(
                fields=["workspace", "ref", "field"],
                condition=Q(ref__isnull=False),
                name="value_by_reference",
            ),
        ]

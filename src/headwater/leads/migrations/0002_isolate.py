from django.db import migrations

from headwater.leads.services.templates import REASONS, SCORECARDS
from headwater.tenancy.isolation import Isolate, NumberEdits

# What an edit is; that a lead was answered follows from what was done with it.
EDITED = (
    "name, company_name, title, email, phone, wechat, domain, credit_code, description, value, "
    "currency, source_id, campaign_id, owner_id, state, reason_id, comment, recycled_until, "
    "deleted_at"
)


def give_words_to_older_workspaces(apps, _):
    """Give workspaces made before there were leads what new ones begin with."""
    model = lambda name: apps.get_model("leads", name).objects  # noqa: E731
    for workspace in apps.get_model("tenancy", "Workspace").objects.order_by("id"):
        for name_en, name_zh in REASONS:
            model("Reason").create(workspace=workspace, name_en=name_en, name_zh=name_zh)
        for place, card in enumerate(SCORECARDS):
            framework = model("Framework").create(
                workspace=workspace,
                name_en=card.name_en,
                name_zh=card.name_zh,
                is_default=place == 0,
            )
            for position, (name_en, name_zh, hint_en, hint_zh) in enumerate(card.questions):
                model("Question").create(
                    workspace=workspace,
                    framework=framework,
                    position=position,
                    name_en=name_en,
                    name_zh=name_zh,
                    hint_en=hint_en,
                    hint_zh=hint_zh,
                )


class Migration(migrations.Migration):
    dependencies = [
        ("leads", "0001_initial"),
        ("accounts", "0002_isolate"),
        ("people", "0002_isolate"),
        ("pipeline", "0002_isolate_and_remember"),
    ]
    operations = [
        Isolate("Reason"),
        Isolate("Campaign"),
        Isolate("Agreement"),
        Isolate("Lead"),
        Isolate("Step"),
        Isolate("Touch"),
        Isolate("Conversion"),
        Isolate("Framework"),
        Isolate("Question"),
        Isolate("Answer"),
        NumberEdits("Reason"),
        NumberEdits("Campaign"),
        NumberEdits("Lead", EDITED),
        NumberEdits("Framework"),
        NumberEdits("Question"),
        NumberEdits("Answer"),
        migrations.RunPython(give_words_to_older_workspaces, migrations.RunPython.noop),
    ]

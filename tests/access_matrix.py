"""Who may call which operation: the table that tests/test_access_matrix.py holds the API to.

Each operation stands here with a call that works for an owner. `{names}` in it are ids of the
world the caller lives in; the tests put ids of another workspace in their place, one at a time.
"""

from dataclasses import dataclass
from typing import Any

from headwater.accounts.rules import Role, Scope
from headwater.mail.rules.filling import FIELDS


@dataclass(frozen=True, eq=False)
class Who:
    """Which callers are let in: roles in their browser, and the scopes of an owner's token."""

    roles: frozenset[Role]
    scopes: frozenset[Scope]
    strangers: bool = False


ALL_ROLES, ALL_SCOPES = frozenset(Role), frozenset(Scope)
ANYBODY = Who(ALL_ROLES, ALL_SCOPES, strangers=True)
READERS = Who(ALL_ROLES, ALL_SCOPES)
THEMSELVES = Who(ALL_ROLES, frozenset({Scope.ADMIN}))
WRITERS = Who(ALL_ROLES - {Role.OBSERVER}, frozenset({Scope.WRITE, Scope.ADMIN}))
IMPORTERS = Who(
    frozenset({Role.OWNER, Role.ADMIN, Role.MANAGER}), frozenset({Scope.IMPORT, Scope.ADMIN})
)
ADMINS = Who(frozenset({Role.OWNER, Role.ADMIN}), frozenset({Scope.ADMIN}))


@dataclass(frozen=True)
class Row:
    who: Who
    call: str
    body: Any = None
    status: int = 200
    is_form: bool = False
    also: tuple[Any, ...] = ()  # bodies with other ids, for the tests of foreign ones


SERVERS = {
    "imap_host": "127.0.0.1", "smtp_host": "127.0.0.1", "username": "ada", "secret": "x",
}  # fmt: skip


FILTERS = "owner_id={seller}&q=CANARY&source_id={source}"
LIST = "owner_id={seller}&pipeline_id={pipeline}&stage_id={stage}&company_id={company}&person_id={person}"
BROWSER = {
    "endpoint": "https://push.example/1",
    "keys": {
        "p256dh": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
        "auth": "BTBZMqHH6r4Tts7J_aSIgg",
    },
}  # of RFC 8291
PERIOD = "pipeline_id={pipeline}&owner_id={seller}&team_id={team}&from=2026-01-01&to=2026-06-30"

STEPS = [
    {"key": "a", "kind": "mail", "variants": [{"subject": "Hi", "doc": {"type": "doc", "content": []}}]}
]  # fmt: skip
# Every field a letter can be filled with.
FIELDS_DOC = {
    "type": "doc",
    "content": [
        {"type": "paragraph", "content": [{"type": "text", "text": f"{{{{{name}}}}}"}]}
        for name in FIELDS
        if "." in name  # “today” would be taken for a gap
    ],
}
MATRIX: dict[str, Row] = {
    # deals
    "get_deals": Row(READERS, f"GET /deals?{LIST}&limit=10"),
    "create_deal": Row(
        WRITERS,
        "POST /deals",
        {
            "title": "New",
            "value": "5.00",
            "pipeline_id": "{pipeline}",
            "stage_id": "{stage}",
            "owner_id": "{seller}",
            "company_id": "{company}",
            "person_id": "{person}",
            "source_id": "{source}",
            "tags": ["x"],
        },
        201,
    ),
    "get_deal": Row(READERS, "GET /deals/{deal}"),
    "update_deal": Row(
        WRITERS,
        "PATCH /deals/{deal}",
        {"title": "T", "owner_id": "{owner}", "company_id": "{company2}", "source_id": "{source2}"},
    ),
    "delete_deal": Row(WRITERS, "DELETE /deals/{deal}", status=204),
    "set_deal_stage": Row(WRITERS, "PUT /deals/{deal}/stage", {"stage_id": "{stage2}"}),
    "set_deal_status": Row(
        WRITERS, "PUT /deals/{deal}/status", {"status": "lost", "lost_reason_id": "{reason}"}
    ),
    "set_deal_person": Row(WRITERS, "PUT /deals/{deal}/people/{person2}", {"role": "champion"}),
    "get_stakeholders": Row(READERS, "GET /deals/{deal}/stakeholders"),
    "remove_deal_person": Row(WRITERS, "DELETE /deals/{deal}/people/{person}"),
    "get_deal_timeline": Row(READERS, "GET /deals/{deal}/timeline"),
    "get_deal_totals": Row(READERS, f"GET /deal-totals?{LIST}&group_by=stage"),
    "get_forecast_board": Row(READERS, f"GET /forecast-board?{FILTERS}&pipeline_id={{pipeline}}"),
    "get_forecast_cards": Row(
        READERS, f"GET /forecast-board/none/cards?{FILTERS}&pipeline_id={{pipeline}}"
    ),
    "get_deal_schedule": Row(READERS, f"GET /deal-schedule?{LIST}&lane=stage"),
    "get_pipelines_overview": Row(READERS, f"GET /pipelines-overview?{FILTERS}"),
    "get_tags": Row(READERS, "GET /tags"),
    # exit criteria, entry tasks, templates
    "get_pipeline_templates": Row(READERS, "GET /pipeline-templates"),
    "get_stages_in_history": Row(ADMINS, "GET /pipelines/{pipeline}/history"),
    "get_entry_tasks": Row(READERS, "GET /pipelines/{pipeline}/entry-tasks"),
    "add_entry_task": Row(ADMINS, "POST /stages/{stage}/entry-tasks", {"title_en": "Call"}, 201),
    "update_entry_task": Row(ADMINS, "PATCH /entry-tasks/{entry_task}", {"title_en": "Ring"}),
    "remove_entry_task": Row(ADMINS, "DELETE /entry-tasks/{entry_task}", status=204),
    "get_overrides": Row(
        READERS,
        "GET /criterion-overrides?pipeline_id={pipeline}&stage_id={stage}&member_id={seller}",
    ),
    "get_override_summary": Row(
        READERS,
        "GET /criterion-overrides/summary?pipeline_id={pipeline}&stage_id={stage}",
    ),
    "export_overrides": Row(READERS, "GET /criterion-overrides/export.csv?pipeline_id={pipeline}"),
    "get_criterion_kinds": Row(READERS, "GET /criterion-kinds"),
    "get_criteria": Row(READERS, "GET /pipelines/{pipeline}/criteria"),
    "add_criterion": Row(
        ADMINS,
        "POST /stages/{stage}/criteria",
        {"kind": "question", "params": {"question_id": "{question}"}},
        201,
        also=({"kind": "activity", "params": {"type_id": "{activity_type}"}},),
    ),
    "update_criterion": Row(ADMINS, "PATCH /criteria/{criterion}", {"label_en": "Look"}),
    "remove_criterion": Row(ADMINS, "DELETE /criteria/{criterion}", status=204),
    "get_deal_criteria": Row(READERS, "GET /deals/{deal}/criteria"),
    "set_criterion_tick": Row(
        WRITERS, "PUT /deals/{deal}/criteria/{criterion}/tick", {"is_ticked": True}
    ),
    # changes and works
    "get_changes": Row(READERS, "GET /changes?member_id={owner}&record_id={changed}&kind=company"),
    "get_deal_history": Row(READERS, "GET /deals/{deal}/history"),
    "get_company_history": Row(READERS, "GET /companies/{changed}/history"),
    "get_person_history": Row(READERS, "GET /people/{person}/history"),
    "get_lead_history": Row(READERS, "GET /leads/{lead}/history"),
    "get_task_history": Row(READERS, "GET /tasks/{task}/history"),
    "get_change_lines": Row(READERS, "GET /changes/{operation}/lines"),
    "get_change": Row(READERS, "GET /changes/{operation}"),
    "undo_change": Row(WRITERS, "POST /changes/{operation}/undo"),
    "bulk_deals": Row(
        WRITERS,
        f"POST /bulk/deals?{LIST}",
        {"edit": {"owner_id": "{owner}", "company_id": "{company2}", "source_id": "{source2}"}},
        also=(
            {"ids": ["{deal}"], "stage_id": "{stage2}"},
            {"ids": ["{deal}"], "status": {"status": "lost", "lost_reason_id": "{reason}"}},
        ),
    ),
    "bulk_companies": Row(
        WRITERS,
        "POST /bulk/companies?owner_id={seller}&q=CANARY",
        {"edit": {"owner_id": "{owner}"}},
        also=({"ids": ["{changed}"], "edit": {"parent_id": "{company2}"}},),
    ),
    "bulk_people": Row(
        WRITERS,
        "POST /bulk/people?owner_id={seller}&company_id={company}",
        {"edit": {"owner_id": "{owner}", "company_id": "{company2}"}},
    ),
    "bulk_leads": Row(
        WRITERS,
        "POST /bulk/leads?owner_id={seller}",
        {"owner_id": "{owner}", "edit": {"source_id": "{source2}", "campaign_id": "{campaign}"}},
        also=(
            {"ids": ["{lead}"], "state": {"state": "disqualified", "reason_id": "{lead_reason}"}},
        ),
    ),
    "bulk_tasks": Row(
        WRITERS,
        "POST /bulk/tasks?deal_id={deal}",
        {"edit": {"owner_id": "{owner}", "person_id": "{person}", "company_id": "{company}"}},
        also=({"ids": ["{task}"], "edit": {"lead_id": "{lead}", "deal_id": "{deal}"}},),
    ),
    "get_work_rows_file": Row(READERS, "GET /works/{work}/rows.csv"),
    "get_works": Row(READERS, "GET /works"),
    "get_work": Row(READERS, "GET /works/{work}"),
    "get_work_rows": Row(READERS, "GET /works/{work}/rows"),
    "cancel_work": Row(WRITERS, "POST /works/{work}/cancellation"),
    # pipelines
    "get_pipelines": Row(READERS, "GET /pipelines"),
    "create_pipeline": Row(
        ADMINS, "POST /pipelines", {"name_en": "New", "copy_of": "{pipeline}"}, 201
    ),
    "update_pipeline": Row(ADMINS, "PATCH /pipelines/{pipeline}", {"name_en": "Renamed"}),
    "add_stage": Row(
        ADMINS, "POST /pipelines/{pipeline}/stages", {"name_en": "Extra", "probability": 20}, 201
    ),
    "update_stage": Row(ADMINS, "PATCH /stages/{stage}", {"name_en": "Renamed"}),
    "remove_stage": Row(ADMINS, "DELETE /stages/{stage}?move_to={stage2}", status=204),
    "get_board": Row(READERS, f"GET /pipelines/{{pipeline}}/board?{FILTERS}"),
    "get_cards": Row(READERS, f"GET /pipelines/{{pipeline}}/stages/{{stage}}/cards?{FILTERS}"),
    "get_health": Row(READERS, "GET /pipelines/{pipeline}/health"),
    "get_sources": Row(READERS, "GET /sources"),
    "add_source": Row(ADMINS, "POST /sources", {"name_en": "Fair"}, 201),
    "get_lost_reasons": Row(READERS, "GET /lost-reasons"),
    "add_lost_reason": Row(ADMINS, "POST /lost-reasons", {"name_en": "Fashion"}, 201),
    # companies and people
    "get_companies": Row(
        READERS,
        "GET /companies?q=CANARY&owner_id={seller}&parent_id={company2}&group_id={company}&limit=10",
    ),
    "create_company": Row(
        WRITERS,
        "POST /companies",
        {"name": "New", "parent_id": "{company}", "owner_id": "{seller}"},
        201,
    ),
    "get_company": Row(READERS, "GET /companies/{company}"),
    "get_company_group": Row(READERS, "GET /companies/{company}/group"),
    "update_company": Row(
        WRITERS,
        "PATCH /companies/{company}",
        {"name": "N", "parent_id": "{company2}", "owner_id": "{owner}"},
    ),
    "delete_company": Row(WRITERS, "DELETE /companies/{company}", status=204),
    "get_company_timeline": Row(READERS, "GET /companies/{company}/timeline"),
    "get_people": Row(
        READERS, "GET /people?q=CANARY&owner_id={seller}&company_id={company}&limit=10"
    ),
    "create_person": Row(
        WRITERS,
        "POST /people",
        {"name": "New", "company_id": "{company}", "owner_id": "{seller}"},
        201,
    ),
    "get_person": Row(READERS, "GET /people/{person}"),
    "get_person_vcard": Row(READERS, "GET /people/{person}/vcard"),
    "update_person": Row(
        WRITERS,
        "PATCH /people/{person}",
        {"name": "N", "company_id": "{company2}", "owner_id": "{owner}"},
    ),
    "delete_person": Row(WRITERS, "DELETE /people/{person}", status=204),
    "set_channel_state": Row(WRITERS, "PUT /channels/{channel}/state", {"state": "verified"}, 204),
    "get_person_relations": Row(READERS, "GET /people/{person}/relations"),
    "create_relation": Row(
        WRITERS,
        "POST /people/{person}/relations",
        {"kind": "knows", "person_id": "{person2}"},
        201,
        also=({"kind": "consultant", "company_id": "{company}"},),
    ),
    "delete_relation": Row(WRITERS, "DELETE /relations/{relation}", status=204),
    "get_company_relations": Row(READERS, "GET /companies/{company}/relations"),
    "get_org_chart": Row(READERS, "GET /companies/{company}/org-chart"),
    "get_person_timeline": Row(READERS, "GET /people/{person}/timeline"),
    # activities
    "create_note": Row(
        WRITERS,
        "POST /notes",
        {"text": "T", "deal_id": "{deal}"},
        201,
        also=({"text": "T", "person_id": "{person}"}, {"text": "T", "company_id": "{company}"}),
    ),
    "pin_note": Row(WRITERS, "PUT /notes/{note}/pin"),
    "unpin_note": Row(WRITERS, "DELETE /notes/{note}/pin"),
    "create_comment": Row(WRITERS, "POST /notes/{note}/comments", {"text": "T"}, 201),
    "update_comment": Row(WRITERS, "PATCH /comments/{comment}", {"text": "T"}),
    "delete_comment": Row(WRITERS, "DELETE /comments/{comment}", status=204),
    "get_note": Row(READERS, "GET /notes/{note}"),
    "update_note": Row(WRITERS, "PATCH /notes/{note}", {"text": "T"}),
    "delete_note": Row(WRITERS, "DELETE /notes/{note}", status=204),
    "get_tasks": Row(
        READERS,
        "GET /tasks?owner_id={seller}&deal_id={deal}&person_id={person}&company_id={company}&limit=10",
    ),
    "create_task": Row(
        WRITERS,
        "POST /tasks",
        {
            "title": "T",
            "owner_id": "{seller}",
            "deal_id": "{deal}",
            "person_id": "{person}",
            "company_id": "{company}",
            "due_at": "2026-12-01T09:00:00Z",
            "blocker_ids": ["{task}"],
            "type_id": "{activity_type}",
        },
        201,
    ),
    "get_calendar": Row(
        READERS,
        "GET /calendar?from=2026-11-01T00:00:00Z&to=2026-12-01T00:00:00Z&owner_id={seller}",
    ),
    "get_task_board": Row(
        READERS, "GET /tasks/board?by=due&owner_id={seller}&deal_id={deal}&limit=10"
    ),
    "change_many_tasks": Row(
        WRITERS,
        "POST /tasks/bulk",
        {"rows": [{"id": "{task}", "owner_id": "{owner}", "version": 1}]},
        # of a foreign id the row is refused, not the call
    ),
    "set_task_progress": Row(WRITERS, "PUT /tasks/{task}/progress", {"progress": "doing"}),
    "get_task_links": Row(READERS, "GET /tasks/{task}/links"),
    "add_task_blocker": Row(WRITERS, "PUT /tasks/{task}/blockers/{repeating}"),
    "delete_task_link": Row(WRITERS, "DELETE /task-links/{task_link}", status=204),
    "add_attendee": Row(
        WRITERS,
        "POST /tasks/{task}/attendees",
        {"member_id": "{owner}"},
        also=({"person_id": "{person}"},),
    ),
    "set_attendee_answer": Row(WRITERS, "PUT /attendees/{attendee}/answer", {"answer": "yes"}),
    "remove_attendee": Row(WRITERS, "DELETE /attendees/{attendee}", status=204),
    # filters and views
    "get_filter_fields": Row(READERS, "GET /filters/fields?kind=deal"),
    "read_a_filter": Row(
        READERS, "POST /filters/reading", {"kind": "deal", "filter": "owner_id = me"}
    ),
    "get_views": Row(READERS, "GET /views?kind=deal"),
    "create_view": Row(WRITERS, "POST /views", {"kind": "deal", "name": "Big ones"}, 201),
    "update_view": Row(WRITERS, "PATCH /views/{view}", {"name": "Renamed"}),
    "delete_view": Row(WRITERS, "DELETE /views/{view}", status=204),
    "star_view": Row(THEMSELVES, "PUT /views/{view}/star", status=204),
    "unstar_view": Row(THEMSELVES, "DELETE /views/{view}/star", status=204),
    "set_my_default_view": Row(
        THEMSELVES, "PUT /default-views/mine", {"kind": "deal", "view_id": "{view}"}, 204
    ),
    "set_default_view_of_role": Row(
        ADMINS, "PUT /default-views/seller", {"kind": "deal", "view_id": "{view}"}, 204
    ),
    # fields of one's own
    "get_fields": Row(READERS, "GET /fields?kind=deal"),
    "create_field": Row(
        ADMINS, "POST /fields", {"kind": "deal", "type": "date", "name_en": "Renewal"}, 201
    ),
    "get_field_schema": Row(READERS, "GET /fields/schema?kind=deal"),
    "get_formula_words": Row(READERS, "GET /fields/formula-words?kind=deal"),
    "try_formula": Row(
        ADMINS, "POST /fields/formula-trials", {"kind": "deal", "formula": "value * 2"}
    ),
    "order_fields": Row(
        ADMINS, "PUT /fields/order", {"kind": "deal", "ids": ["{field}", "{field2}"]}, 204
    ),
    "update_field": Row(ADMINS, "PATCH /fields/{field}", {"name_en": "Renamed"}),
    "get_field_usage": Row(ADMINS, "GET /fields/{field}/usage"),
    "delete_field": Row(ADMINS, "DELETE /fields/{field2}", status=204),
    "get_activity_types": Row(READERS, "GET /activity-types"),
    "create_activity_type": Row(
        ADMINS, "POST /activity-types", {"name_en": "Survey", "base": "visit"}, 201
    ),
    "update_activity_type": Row(
        ADMINS, "PATCH /activity-types/{activity_type}", {"name_en": "Survey"}
    ),
    "get_task": Row(READERS, "GET /tasks/{task}"),
    "update_task": Row(
        WRITERS,
        "PATCH /tasks/{task}",
        {"title": "T", "owner_id": "{owner}", "person_id": "{person}", "company_id": "{company}"},
    ),
    "delete_task": Row(WRITERS, "DELETE /tasks/{task}", status=204),
    "complete_task": Row(WRITERS, "PUT /tasks/{task}/completion"),
    "skip_task": Row(WRITERS, "POST /tasks/{repeating}/skip"),
    "reopen_task": Row(WRITERS, "DELETE /tasks/{task}/completion"),
    # files
    "create_upload": Row(
        WRITERS,
        "POST /uploads",
        {"name": "a.txt", "size": 5, "deal_id": "{deal}"},
        201,
        also=tuple(
            {"name": "a.txt", "size": 5, f"{kind}_id": f"{{{kind}}}"}
            for kind in ("person", "company", "note")
        ),
    ),
    "add_note_files": Row(WRITERS, "POST /notes/{note}/files", {"file_ids": ["{waiting}"]}, 204),
    "get_upload": Row(WRITERS, "GET /uploads/{upload}"),
    "send_upload": Row(WRITERS, "PATCH /uploads/{upload}"),
    "get_files": Row(READERS, "GET /files?deal_id={deal}"),
    "get_file_content": Row(READERS, "GET /files/{file}/content"),
    "get_file_preview": Row(READERS, "GET /files/{file}/preview"),
    "update_file": Row(WRITERS, "PATCH /files/{file}", {"name": "b.png"}),
    "delete_file": Row(WRITERS, "DELETE /files/{file}", status=204),
    "get_trash": Row(READERS, "GET /trash?kind=deal"),
    "restore_from_trash": Row(WRITERS, "POST /trash/deal/{trashed}/restoration", status=204),
    # leads
    "get_leads": Row(
        READERS,
        "GET /leads?owner_id={seller}&source_id={source}&campaign_id={campaign}&q=CANARY&limit=10",
    ),
    "get_lead_counts": Row(READERS, "GET /lead-counts?owner_id={seller}&campaign_id={campaign}"),
    "create_lead": Row(
        WRITERS,
        "POST /leads",
        {
            "name": "New",
            "owner_id": "{seller}",
            "source_id": "{source}",
            "campaign_id": "{campaign}",
        },
        201,
    ),
    "get_lead": Row(READERS, "GET /leads/{lead}"),
    "update_lead": Row(
        WRITERS,
        "PATCH /leads/{lead}",
        {"title": "T", "source_id": "{source2}", "campaign_id": "{campaign}"},
    ),
    "delete_lead": Row(WRITERS, "DELETE /leads/{lead}", status=204),
    "set_lead_owner": Row(WRITERS, "PUT /leads/{lead}/owner", {"owner_id": "{owner}"}, 204),
    "set_lead_state": Row(
        WRITERS,
        "PUT /leads/{lead}/state",
        {"state": "disqualified", "reason_id": "{lead_reason}"},
    ),
    "get_lead_timeline": Row(READERS, "GET /leads/{lead}/timeline"),
    "get_lead_matches": Row(READERS, "GET /leads/{lead}/matches"),
    "convert_lead": Row(
        WRITERS,
        "PUT /leads/{lead}/conversion",
        {
            "company": "{company}",
            "person": "{person}",
            "pipeline_id": "{pipeline}",
            "stage_id": "{stage}",
        },
    ),
    "undo_conversion": Row(WRITERS, "DELETE /leads/{converted}/conversion"),
    "get_lead_reasons": Row(READERS, "GET /lead-reasons"),
    "add_lead_reason": Row(ADMINS, "POST /lead-reasons", {"name_en": "Dull"}, 201),
    "update_lead_reason": Row(ADMINS, "PATCH /lead-reasons/{lead_reason}", {"is_archived": True}),
    "get_campaigns": Row(READERS, "GET /campaigns"),
    "create_campaign": Row(
        ADMINS, "POST /campaigns", {"name_en": "Fair", "source_id": "{source}"}, 201
    ),
    "update_campaign": Row(
        ADMINS, "PATCH /campaigns/{campaign}", {"name_en": "F", "source_id": "{source2}"}
    ),
    "get_lead_agreement": Row(READERS, "GET /lead-agreement"),
    "set_lead_agreement": Row(
        ADMINS, "PUT /lead-agreement", {"answer_minutes": 30, "opens": "09:00", "closes": "18:00"}
    ),
    "get_lead_scorecard": Row(READERS, "GET /leads/{lead}/scorecard"),
    "set_lead_answer": Row(WRITERS, "PUT /leads/{lead}/answers/{question}", {"state": "yes"}),
    "get_deal_scorecard": Row(READERS, "GET /deals/{deal}/scorecard"),
    "set_deal_answer": Row(WRITERS, "PUT /deals/{deal}/answers/{question}", {"state": "no"}),
    "get_scorecards": Row(READERS, "GET /scorecards"),
    "create_scorecard": Row(
        ADMINS, "POST /scorecards", {"name_en": "Ours", "questions": [{"name_en": "Need"}]}, 201
    ),
    "add_question": Row(
        ADMINS, "POST /scorecards/{scorecard}/questions", {"name_en": "Budget"}, 201
    ),
    "update_question": Row(ADMINS, "PATCH /questions/{question}", {"name_en": "Need"}),
    "order_questions": Row(
        ADMINS, "PUT /scorecards/{scorecard}/question-order", {"ids": ["{question}"]}
    ),
    "use_scorecard": Row(ADMINS, "PUT /scorecards/{scorecard}/use"),
    # bringing data in
    "get_import_fields": Row(IMPORTERS, "GET /import-fields"),
    "create_import": Row(IMPORTERS, "POST /imports", {"kind": "deals"}, 201, is_form=True),
    "get_imports": Row(IMPORTERS, "GET /imports"),
    "get_import": Row(IMPORTERS, "GET /imports/{import}"),
    "update_import": Row(
        IMPORTERS,
        "PATCH /imports/{import}",
        {
            "source": "Elsewhere",
            "pipeline_id": "{pipeline}",
            "stages": [{"value": "New", "action": "stage", "stage_id": "{stage}"}],
            "owners": [{"value": "Ada", "member_id": "{seller}"}],
            "files": [{"id": "{import_file}"}],
        },
    ),
    "delete_import": Row(IMPORTERS, "DELETE /imports/{import}", status=204),
    "start_import_trial": Row(IMPORTERS, "POST /imports/{import}/trial", status=202),
    "start_import_run": Row(IMPORTERS, "POST /imports/{import}/run", status=202),
    "cancel_import": Row(IMPORTERS, "POST /imports/{import}/cancellation", status=409),
    "undo_import": Row(IMPORTERS, "POST /imports/{import}/undo", status=409),
    "get_import_rows": Row(IMPORTERS, "GET /imports/{import}/rows?limit=10"),
    "get_import_errors": Row(IMPORTERS, "GET /imports/{import}/errors.csv?file_id={import_file}"),
    # taking data out
    "export_deals": Row(
        READERS, f"POST /exports/deals?{LIST}&sort=-value", {"format": "xlsx"}, 201
    ),
    "export_companies": Row(
        READERS,
        "POST /exports/companies?q=CANARY&owner_id={seller}&parent_id={company2}&group_id={company}",
        {"format": "csv"},
        201,
    ),
    "export_people": Row(
        READERS, "POST /exports/people?owner_id={seller}&company_id={company}", {}, 201
    ),
    "export_leads": Row(
        READERS,
        "POST /exports/leads?owner_id={seller}&source_id={source}&campaign_id={campaign}",
        {"format": "csv"},
        201,
    ),
    "export_tasks": Row(
        READERS,
        "POST /exports/tasks?owner_id={seller}&deal_id={deal}&person_id={person}&company_id={company}",
        {"format": "csv"},
        201,
    ),
    "export_stakeholders": Row(
        READERS, "POST /exports/stakeholders?deal_id={deal}", {"format": "csv"}, 201
    ),
    "get_exports": Row(READERS, "GET /exports"),
    "get_export": Row(READERS, "GET /exports/{export}"),
    "get_export_content": Row(READERS, "GET /exports/{export}/content"),
    "delete_export": Row(READERS, "DELETE /exports/{export}", status=204),
    # pools
    "get_pools": Row(READERS, "GET /pools"),
    "create_pool": Row(
        ADMINS,
        "POST /pools",
        {
            "kind": "company",
            "name_en": "New",
            "access": [{"member_id": "{seller}"}, {"team_id": "{team}"}],
        },
        201,
    ),
    "update_pool": Row(ADMINS, "PATCH /pools/{pool}", {"access": [{"member_id": "{seller}"}]}),
    "get_pool_records": Row(READERS, "GET /pools/{pool}/records?q=CANARY&limit=10"),
    "export_pool": Row(READERS, "GET /pools/{pool}/records.csv"),
    "move_pool_records": Row(
        WRITERS,
        "POST /pools/{pool}/moves",
        {"ids": ["{pooled}"], "to": "member", "member_id": "{seller}"},
        204,
    ),
    "get_pool_log": Row(READERS, "GET /pools/{pool}/log?limit=10"),
    "put_into_pool": Row(WRITERS, "PUT /pools/{pool2}/records/{pooled}", status=204),
    "take_out_of_pool": Row(WRITERS, "DELETE /pools/{pool}/records/{pooled}", status=204),
    "claim_from_pool": Row(WRITERS, "POST /pools/{pool}/records/{pooled}/claim", status=204),
    "assign_from_pool": Row(
        WRITERS, "PUT /pools/{pool}/records/{pooled}/owner", {"member_id": "{seller}"}, 204
    ),
    "return_to_pool": Row(
        WRITERS, "POST /pools/{pool}/records/{company}/return", {"reason": "No answer"}, 204
    ),
    "protect_from_reclaim": Row(
        WRITERS, "PUT /pools/{pool}/records/{owned}/protection", status=204
    ),
    "end_protection": Row(WRITERS, "DELETE /holdings/{owned}/protection", status=204),
    "get_holdings": Row(READERS, "GET /holdings"),
    # assignment
    "get_assignment_rules": Row(READERS, "GET /assignment-rules"),
    "create_assignment_rule": Row(
        ADMINS,
        "POST /assignment-rules",
        {
            "kind": "company",
            "name_en": "New",
            "source_ids": ["{source}"],
            "campaign_ids": ["{campaign}"],
            "pool_id": "{pool}",
            "member_ids": ["{seller}"],
            "team_ids": ["{team}"],
        },
        201,
    ),
    "update_assignment_rule": Row(
        ADMINS, "PATCH /assignment-rules/{assignment_rule}", {"member_ids": ["{seller}"]}
    ),
    "delete_assignment_rule": Row(ADMINS, "DELETE /assignment-rules/{assignment_rule}", status=204),
    "order_assignment_rules": Row(
        ADMINS, "PUT /assignment-rule-order", {"ids": ["{assignment_rule}"]}
    ),
    "get_assignees": Row(READERS, "GET /assignees"),
    "update_assignee": Row(
        WRITERS, "PATCH /assignees/{seller}", {"opens": "09:00", "closes": "18:00"}
    ),
    "assign_now": Row(
        WRITERS,
        "POST /assignments",
        {"ids": ["{newcomer}"], "member_id": "{seller}"},
        also=({"ids": ["{newcomer}"]},),
    ),
    "undo_assignments": Row(WRITERS, "POST /assignments/undo", {"ids": ["{given}"]}),
    "try_assignment": Row(READERS, "POST /assignments/trial", {"record_id": "{newcomer}"}),
    "get_role_caps": Row(READERS, "GET /role-caps"),
    "set_role_caps": Row(
        ADMINS, "PUT /role-caps", {"items": [{"role": "seller", "kind": "lead", "most": 5}]}
    ),
    "get_belongings": Row(ADMINS, "GET /members/{seller}/belongings"),
    "hand_over": Row(
        ADMINS,
        "POST /members/{seller}/handover",
        {
            "recipients": dict.fromkeys(
                ("deals", "companies", "people", "leads", "tasks"), "{owner}"
            )
        },
        201,
    ),
    "undo_handover": Row(ADMINS, "POST /handovers/{handover}/undo"),
    # what next
    # sharing and following
    "get_shares": Row(READERS, "GET /shares/deal/{deal}"),
    "share_with_member": Row(
        WRITERS, "PUT /shares/company/{company}/members/{owner}", {"level": "edit"}, 204
    ),
    "unshare_with_member": Row(WRITERS, "DELETE /shares/deal/{deal}/members/{owner}", status=204),
    "share_with_team": Row(
        WRITERS, "PUT /shares/person/{person}/teams/{team}", {"level": "read"}, 204
    ),
    "unshare_with_team": Row(WRITERS, "DELETE /shares/deal/{deal}/teams/{team}", status=204),
    "get_followers": Row(READERS, "GET /followers/deal/{deal}"),
    "follow_record": Row(THEMSELVES, "PUT /followers/company/{company}/me", status=204),
    "unfollow_record": Row(THEMSELVES, "DELETE /followers/deal/{deal}/me", status=204),
    # duplicates
    "get_duplicate_hints": Row(
        READERS, "POST /duplicates/company/hints", {"name": "CANARY company 0"}
    ),
    "get_duplicates": Row(READERS, "GET /duplicates/person"),
    "dismiss_duplicate": Row(
        WRITERS, "PUT /duplicates/company/{company}/differs-from/{company2}", status=204
    ),
    "ask_about_duplicate_again": Row(
        WRITERS, "DELETE /duplicates/company/{company}/differs-from/{company2}", status=204
    ),
    "get_duplicate_settings": Row(READERS, "GET /workspace/duplicates"),
    "set_duplicate_settings": Row(
        ADMINS, "PUT /workspace/duplicates", {"names_holders": False}, 204
    ),
    "preview_merge": Row(READERS, "GET /duplicates/person/{person}/merges/{person2}"),
    "merge_records": Row(WRITERS, "PUT /duplicates/company/{company}/merges/{company2}", {}),
    "unmerge_records": Row(
        WRITERS, "DELETE /duplicates/company/{company}/merges/{merged}", status=204
    ),
    # today
    "get_today": Row(READERS, "GET /today"),
    "set_aside": Row(
        WRITERS, "PUT /today/asides/deal/{deal}", {"until": "2026-12-24T09:00:00Z"}, 204
    ),
    "take_up_again": Row(WRITERS, "DELETE /today/asides/deal/{deal}", status=204),
    "get_review": Row(READERS, "GET /today/review"),
    # being told
    "get_notices": Row(READERS, "GET /notices"),
    "mark_all_notices_read": Row(THEMSELVES, "PUT /notices/read", status=204),
    "mark_notice_read": Row(THEMSELVES, "PUT /notices/{notice}/read", status=204),
    "mark_notice_unread": Row(THEMSELVES, "DELETE /notices/{notice}/read", status=204),
    "snooze_notice": Row(
        THEMSELVES, "PUT /notices/{notice}/snooze", {"until": "2026-12-24T09:00:00Z"}, 204
    ),
    "unsubscribe": Row(ANYBODY, "POST /notices/unsubscribe/forged", status=404),
    "get_push_key": Row(READERS, "GET /push-key"),
    "subscribe_browser": Row(THEMSELVES, "PUT /push-subscription", BROWSER, 204),
    "unsubscribe_browser": Row(
        THEMSELVES, "DELETE /push-subscription?endpoint=https://push.example/1", status=204
    ),
    "get_notice_preference": Row(READERS, "GET /notice-preference"),
    "set_notice_preference": Row(THEMSELVES, "PUT /notice-preference", {"remind_before": 30}),
    "get_reminders": Row(READERS, "GET /tasks/{task}/reminders"),
    "set_reminders": Row(WRITERS, "PUT /tasks/{task}/reminders", {"minutes_before": [15]}),
    "get_digest": Row(READERS, "GET /digest"),
    # looking across everything
    "follow_stream": Row(READERS, "GET /stream"),
    "search_everything": Row(READERS, "GET /search?q=CANARY&limit=10"),
    # mail
    "list_mailboxes": Row(READERS, "GET /mailboxes"),
    "propose_mail_servers": Row(WRITERS, "GET /mailbox-proposals?address=ada@gmail.com"),
    "try_mail_servers": Row(WRITERS, "POST /mailbox-trials", SERVERS),
    "connect_mailbox": Row(
        WRITERS, "POST /mailboxes", SERVERS | {"address": "new@example.com"}, 201
    ),
    "begin_mailbox_sign_in": Row(
        WRITERS, "POST /mailbox-sign-ins", {"provider": "google"}, status=409
    ),
    "finish_mailbox_sign_in": Row(
        WRITERS, "POST /mailbox-sign-ins/answer", {"state": "forged", "code": "T"}, status=422
    ),
    "change_mailbox": Row(WRITERS, "PATCH /mailboxes/{mailbox}", {"signature": "T"}),
    "remove_mailbox": Row(WRITERS, "DELETE /mailboxes/{mailbox}", status=204),
    "use_mailbox_for_drops": Row(ADMINS, "PUT /mailboxes/{mailbox}/drop", {"is_drop": True}),
    "fetch_mailbox": Row(WRITERS, "POST /mailboxes/{mailbox}/fetch", status=202),
    "list_mail_folders": Row(READERS, "GET /mailboxes/{mailbox}/folders"),
    "choose_mail_folders": Row(WRITERS, "PUT /mailboxes/{mailbox}/folders", {"names": ["INBOX"]}),
    "assign_thread": Row(WRITERS, "PUT /threads/{thread}/assignee", {"member_id": None}),
    "list_threads": Row(
        READERS, "GET /threads?box=all&mailbox_id={mailbox}&q=T&template_id={mail_template}"
    ),
    "get_thread": Row(READERS, "GET /threads/{thread}"),
    "get_thread_of_letter": Row(READERS, "GET /letters/{letter}/thread"),
    "mark_thread": Row(WRITERS, "PUT /threads/{thread}/read", {"is_read": True}),
    "put_thread_aside": Row(WRITERS, "PUT /threads/{thread}/done", {"is_done": True}),
    "say_what_thread_is_about": Row(
        WRITERS,
        "PUT /threads/{thread}/about",
        {"deal_id": "{deal}", "person_id": "{person}", "company_id": "{company}"},
        also=({"lead_id": "{lead}"},),
    ),
    "flag_letter": Row(WRITERS, "PUT /letters/{letter}/flag", {"is_flagged": True}),
    "get_letter_frame": Row(READERS, "GET /letters/{letter}/frame"),
    "get_letter_attachment": Row(READERS, "GET /letters/{letter}/attachments/{attachment}"),
    "list_outgoing": Row(READERS, "GET /outgoing?state=draft"),
    "create_outgoing": Row(
        WRITERS,
        "POST /outgoing",
        {"mailbox_id": "{mailbox}", "answers_id": "{letter}", "subject": "T"},
        201,
        also=({"mailbox_id": "{mailbox}", "thread_id": "{thread}"},),
    ),
    "get_outgoing": Row(READERS, "GET /outgoing/{outgoing}"),
    "change_outgoing": Row(
        WRITERS, "PATCH /outgoing/{outgoing}", {"subject": "T", "mailbox_id": "{mailbox}"}
    ),
    "delete_outgoing": Row(WRITERS, "DELETE /outgoing/{outgoing}", status=204),
    "enclose_file": Row(WRITERS, "POST /outgoing/{outgoing}/enclosures?name=T", status=201),
    "take_file_out": Row(WRITERS, "DELETE /outgoing/{outgoing}/enclosures/{enclosure}"),
    "send_outgoing": Row(WRITERS, "POST /outgoing/{outgoing}/send", {}),
    "take_outgoing_back": Row(WRITERS, "POST /outgoing/{outgoing}/take-back"),
    "settle_outgoing": Row(WRITERS, "POST /outgoing/{unsettled}/settle", {"was_sent": True}),
    "list_suppressions": Row(ADMINS, "GET /suppressions?q=example"),
    "add_suppressions": Row(WRITERS, "POST /suppressions", {"addresses": "no@example.com"}, 201),
    "remove_suppression": Row(
        ADMINS, "POST /suppressions/{suppression}/removal", {"why": "Asked."}, 204
    ),
    "export_suppressions": Row(ADMINS, "GET /suppressions/export.csv?q=example"),
    "find_suppressed": Row(READERS, "GET /suppressed?address=no@example.com"),
    "get_person_consent": Row(READERS, "GET /people/{person}/consent"),
    "record_person_consent": Row(
        WRITERS, "POST /people/{person}/consent", {"basis": "contract", "source": "T"}
    ),
    "get_lead_consent": Row(READERS, "GET /leads/{lead}/consent"),
    "record_lead_consent": Row(WRITERS, "POST /leads/{lead}/consent", {"basis": "contract"}),
    "follow_outgoing_up": Row(
        WRITERS, "PUT /outgoing/{outgoing}/follow-up", {"at": "2030-01-01T09:00:00Z"}
    ),
    "get_receiver_zone": Row(READERS, "GET /receiver-zone?address=bo@customer.example"),
    "list_mail_templates": Row(READERS, "GET /mail-templates?q=T&kind=template"),
    "create_mail_template": Row(
        WRITERS, "POST /mail-templates", {"name": "T", "language": "en", "text": "T"}, 201
    ),
    "get_mail_template": Row(READERS, "GET /mail-templates/{mail_template}"),
    "change_mail_template": Row(WRITERS, "PATCH /mail-templates/{mail_template}", {"name": "T"}),
    "fill_mail_template": Row(
        READERS,
        "POST /mail-templates/{mail_template}/fill",
        {"deal_id": "{deal}", "person_id": "{person}", "company_id": "{company}"},
        also=({"lead_id": "{lead}"}, {"mailbox_id": "{mailbox}"}),
    ),
    "preview_mail_template": Row(
        READERS,
        "POST /mail-template-previews",
        {"language": "en", "doc": FIELDS_DOC, "deal_id": "{deal}", "person_id": "{person}"},
        also=({"language": "en", "doc": FIELDS_DOC, "lead_id": "{lead}"},),
    ),
    "get_reply_rates": Row(
        READERS,
        "GET /insights/mail-templates?from=2026-01-01&owner_id={seller}&team_id={team}&pipeline_id={pipeline}",
    ),
    "get_mail_gallery": Row(READERS, "GET /mail-gallery?language=en"),
    "get_sequences": Row(READERS, "GET /sequences"),
    "create_sequence": Row(WRITERS, "POST /sequences", {"name": "New", "steps": STEPS}, 201),
    "pause_all_sequences": Row(ADMINS, "POST /sequences/pause-all"),
    "get_one_sequence": Row(READERS, "GET /sequences/{sequence}"),
    "update_sequence": Row(WRITERS, "PATCH /sequences/{sequence}", {"name": "Other"}),
    "archive_sequence": Row(WRITERS, "POST /sequences/{sequence}/archive", {"is_archived": True}),
    "delete_sequence": Row(WRITERS, "DELETE /sequences/{sequence}", status=204),
    "preview_sequence": Row(
        READERS, "GET /sequences/{sequence}/preview?person_id={person}&deal_id={deal}"
    ),
    "get_sequence_report": Row(READERS, "GET /sequences/{sequence}/report"),
    "enrol": Row(
        WRITERS,
        "POST /sequences/{sequence}/enrolments",
        {"mailbox_id": "{mailbox}", "deal_id": "{deal}"},
    ),
    "list_enrolments": Row(READERS, "GET /enrolments?limit=100"),
    "list_enrolment_steps": Row(READERS, "GET /enrolments/{enrolment}/steps"),
    "pause_enrolment": Row(WRITERS, "POST /enrolments/{enrolment}/pause"),
    "resume_enrolment": Row(WRITERS, "POST /enrolments/{enrolment}/resume"),
    "stop_enrolment": Row(WRITERS, "POST /enrolments/{enrolment}/stop"),
    "get_tracking": Row(READERS, "GET /tracking"),
    "set_tracking": Row(ADMINS, "PUT /tracking", {"default": "on"}),
    "get_sightings": Row(READERS, "GET /threads/{thread}/sightings"),
    "get_person_tracking": Row(READERS, "GET /people/{person}/tracking"),
    "set_person_tracking": Row(WRITERS, "PUT /people/{person}/tracking", {"is_never": True}),
    # targets
    "get_targets": Row(
        READERS,
        "GET /targets?measure=deals_won&span=quarter&day=2026-05-01&pipeline_id={pipeline}&team_id={team}",
    ),
    "get_target_months": Row(
        READERS,
        "GET /targets/months?measure=deals_won&year=2026&pipeline_id={pipeline}&team_id={team}",
    ),
    "set_target_months": Row(
        WRITERS,
        "PUT /targets/months",
        {
            "measure": "deals_won",
            "pipeline_id": "{pipeline}",
            "cells": [{"member_id": "{seller}", "start": "2026-05-01", "amount": "5"}],
        },
        also=(
            {
                "measure": "deals_won",
                "cells": [{"team_id": "{team}", "start": "2026-05-01", "amount": "5"}],
            },
        ),
    ),
    "get_target_changes": Row(
        READERS,
        "GET /targets/changes?measure=deals_won&year=2026&pipeline_id={pipeline}&team_id={team}",
    ),
    "get_targets_file": Row(
        READERS,
        "GET /targets/file?measure=deals_won&day=2026-05-01&pipeline_id={pipeline}&team_id={team}",
    ),
    "get_target_line": Row(
        READERS,
        "GET /targets/line?measure=deals_won&from=2026-01-01&to=2026-05-01&pipeline_id={pipeline}",
    ),
    "get_source_alarm": Row(READERS, "GET /targets/alarm"),
    "set_source_alarm": Row(ADMINS, "PUT /targets/alarm", {"is_on": True, "weeks": 6}),
    "get_funnel": Row(READERS, f"GET /insights/funnel?{PERIOD}"),
    "get_pipeline_summary": Row(READERS, f"GET /insights/pipeline?{PERIOD}"),
    "get_stage_times": Row(READERS, f"GET /insights/stage-times?{PERIOD}"),
    "get_deal_health": Row(READERS, "GET /deal-health?ids={deal}"),
    "get_deals_at_risk": Row(
        READERS, "GET /insights/risks?pipeline_id={pipeline}&owner_id={seller}&reason=stalled"
    ),
    "get_past_board": Row(
        READERS,
        "GET /insights/board?pipeline_id={pipeline}&owner_id={seller}&as_of=2026-06-30T00:00:00Z",
    ),
    "get_past_cards": Row(
        READERS,
        "GET /insights/board/cards?pipeline_id={pipeline}&stage_id={stage}&as_of=2026-06-30T00:00:00Z"
        "&after=2026-06-01T00:00:00Z~01890000-0000-7000-8000-000000000000",
    ),
    "get_pipeline_changes": Row(READERS, f"GET /insights/changes?{PERIOD}"),
    "get_category_flow": Row(READERS, f"GET /insights/flow?{PERIOD}"),
    "get_outlook": Row(
        READERS, "GET /forecast/outlook?pipeline_id={pipeline}&team_id={team}&owner_id={seller}"
    ),
    "get_deal_chance": Row(READERS, "GET /deals/{deal}/chance"),
    "get_chance_models": Row(READERS, "GET /forecast/chances?pipeline_id={pipeline}"),
    "get_patterns": Row(
        READERS, "GET /forecast/patterns?pipeline_id={pipeline}&owner_id={seller}&team_id={team}"
    ),
    "get_pattern_deals": Row(
        READERS, "GET /forecast/pattern-deals?pipeline_id={pipeline}&pattern=meeting"
    ),
    "ask_for_outlook": Row(
        READERS,
        "POST /forecast/outlook",
        {"pipeline_id": "{pipeline}", "team_id": "{team}", "owner_id": "{seller}"},
        202,
    ),
    "get_forecast_rollup": Row(
        READERS, "GET /forecast/rollup?pipeline_id={pipeline}&unit=month&day=2026-01-01"
    ),
    "get_forecast_calls": Row(
        READERS, "GET /forecast/calls?pipeline_id={pipeline}&member_id={seller}&day=2026-01-01"
    ),
    "get_call_accuracy": Row(
        READERS, "GET /forecast/call-accuracy?pipeline_id={pipeline}&day=2026-01-01"
    ),
    "make_forecast_call": Row(
        WRITERS,
        "POST /forecast/calls",
        {
            "pipeline_id": "{pipeline}",
            "unit": "month",
            "day": "2026-01-01",
            "amount": "5.00",
        },
        201,
    ),
    "get_movement": Row(READERS, f"GET /insights/movement?{PERIOD}"),
    "get_cohorts": Row(READERS, f"GET /insights/cohorts?{PERIOD}&by=quarter"),
    "get_outcomes": Row(READERS, f"GET /insights/outcomes?{PERIOD}&by=source"),
    "get_stage_exits": Row(READERS, f"GET /insights/stage-exits?{PERIOD}"),
    "get_hygiene": Row(READERS, "GET /insights/hygiene"),
    "get_deals_of_figure": Row(
        READERS, f"GET /insights/deals?{PERIOD}&figure=pipeline_open&stage_id={{stage}}&limit=10"
    ),
    "get_people_figures": Row(READERS, f"GET /insights/people?{PERIOD}"),
    "get_people_file": Row(READERS, f"GET /insights/people/file?{PERIOD}"),
    "get_member_sheet_file": Row(READERS, f"GET /insights/people/{{seller}}/file?{PERIOD}"),
    "get_member_sheet": Row(
        READERS, "GET /insights/people/{seller}?pipeline_id={pipeline}&from=2026-01-01"
    ),
    "get_lead_funnel": Row(READERS, f"GET /insights/leads?{PERIOD}"),
    "get_leads_of_figure": Row(READERS, f"GET /insights/lead-list?{PERIOD}&figure=cohort"),
    "get_source_figures": Row(READERS, f"GET /insights/sources?{PERIOD}&by=campaign"),
    "get_activity": Row(READERS, f"GET /insights/activity?{PERIOD}"),
    "get_contacts_of_figure": Row(READERS, f"GET /insights/contacts?{PERIOD}"),
    "get_tasks_of_figure": Row(READERS, f"GET /insights/tasks?{PERIOD}&figure=due"),
    "get_dashboard_kinds": Row(READERS, "GET /dashboard-kinds"),
    "get_dashboards": Row(READERS, "GET /dashboards"),
    "create_dashboard": Row(WRITERS, "POST /dashboards", {"name": "D", "tiles": []}, 201),
    "get_one_dashboard": Row(READERS, "GET /dashboards/{dashboard}"),
    "update_dashboard": Row(WRITERS, "PATCH /dashboards/{dashboard}", {"name": "E"}),
    "delete_dashboard": Row(WRITERS, "DELETE /dashboards/{dashboard}", status=204),
    "get_dashboard_file": Row(READERS, f"GET /dashboards/{{dashboard}}/file?{PERIOD}&format=xlsx"),
    "mail_dashboard": Row(
        READERS,
        "POST /dashboards/{dashboard}/mail",
        {"pipeline_id": "{pipeline}", "owner_id": "{seller}", "team_id": "{team}"},
        202,
    ),
    "get_mailings": Row(READERS, "GET /dashboards/{dashboard}/mailings"),
    "create_mailing": Row(
        WRITERS,
        "POST /dashboards/{dashboard}/mailings",
        {
            "cadence": "daily",
            "pipeline_id": "{pipeline}",
            "owner_id": "{seller}",
            "team_id": "{team}",
            "reader_ids": ["{owner}"],
        },
        201,
    ),
    "update_mailing": Row(
        WRITERS, "PATCH /dashboard-mailings/{mailing}", {"hour": 9, "reader_ids": ["{seller}"]}
    ),
    "delete_mailing": Row(WRITERS, "DELETE /dashboard-mailings/{mailing}", status=204),
    "mute_mailing": Row(THEMSELVES, "PUT /dashboard-mailings/{mailing}/mute", status=204),
    "unmute_mailing": Row(THEMSELVES, "DELETE /dashboard-mailings/{mailing}/mute", status=204),
    "leave_mailing": Row(ANYBODY, "POST /dashboard-mailings/unsubscribe/forged", status=404),
    "get_report_fields": Row(READERS, "GET /report-fields"),
    "get_report_figures": Row(READERS, "GET /report-figures?measure=open_count&rows=owner"),
    "get_report_file": Row(READERS, "GET /report-file?measure=open_count&rows=owner&format=csv"),
    "get_report_records": Row(READERS, "GET /report-records?measure=open_count"),
    "get_reports": Row(READERS, "GET /reports"),
    "create_report": Row(
        WRITERS, "POST /reports", {"name": "Won", "question": {"measure": "won_count"}}, 201
    ),
    "get_one_report": Row(READERS, "GET /reports/{report}"),
    "get_report_data": Row(READERS, "GET /reports/{report}/data"),
    "update_report": Row(WRITERS, "PATCH /reports/{report}", {"name": "Renamed"}),
    "delete_report": Row(WRITERS, "DELETE /reports/{report}", status=204),
    # the workspace and the people in it
    "get_setup": Row(ANYBODY, "GET /setup"),
    "get_setup_templates": Row(ANYBODY, "GET /setup/templates", status=404),
    "set_up": Row(
        ANYBODY,
        "POST /setup",
        {
            "workspace_name": "W",
            "language": "en",
            "time_zone": "UTC",
            "currency": "USD",
            "name": "N",
            "email": "n@example.com",
            "password": "many rivers 7",
        },
        404,
    ),
    "get_audit_log": Row(ADMINS, "GET /audit-log?actor_id={seller}&kind=people"),
    "get_audit_state": Row(ADMINS, "GET /audit-log/state"),
    "verify_audit_log": Row(ADMINS, "POST /audit-log/verification"),
    "export_audit_log": Row(ADMINS, "POST /audit-log/exports?kind=people"),
    "get_me": Row(READERS, "GET /me"),
    "update_me": Row(THEMSELVES, "PATCH /me", {"name": "Me"}),
    "set_my_workspace": Row(THEMSELVES, "PUT /me/workspace", {"workspace_id": "{workspace}"}),
    "get_tokens": Row(READERS, "GET /tokens"),
    "create_token": Row(THEMSELVES, "POST /tokens", {"name": "T", "scopes": ["read"]}, 201),
    "delete_token": Row(THEMSELVES, "DELETE /tokens/{token}", status=204),
    "get_sessions": Row(THEMSELVES, "GET /sessions"),
    "delete_session": Row(THEMSELVES, "DELETE /sessions/{session}", status=204),
    "get_workspace": Row(READERS, "GET /workspace"),
    "update_workspace": Row(ADMINS, "PATCH /workspace", {"name": "Renamed"}),
    "get_members": Row(READERS, "GET /members"),
    "update_member": Row(
        ADMINS,
        "PATCH /members/{seller}",
        {"team_id": "{team2}", "name": "M"},
        also=({"custom_role_id": "{role}"},),
    ),
    "get_teams": Row(READERS, "GET /teams"),
    "create_team": Row(ADMINS, "POST /teams", {"name": "T", "parent_id": "{team}"}, 201),
    "update_team": Row(ADMINS, "PATCH /teams/{team}", {"name": "T", "parent_id": "{team2}"}),
    "delete_team": Row(ADMINS, "DELETE /teams/{team}", status=204),
    "get_roles": Row(READERS, "GET /roles"),
    "create_role": Row(
        ADMINS, "POST /roles", {"base": "seller", "name_en": "Junior", "rights": ["read"]}, 201
    ),
    "update_role": Row(ADMINS, "PATCH /roles/{role}", {"sight": {"deal": "team"}}),
    "delete_role": Row(ADMINS, "DELETE /roles/{role}", status=204),
    "get_visibility": Row(READERS, "GET /visibility"),
    "set_visibility": Row(
        ADMINS,
        "PUT /visibility",
        {"items": [{"role": "seller", "kind": "deal", "level": "all"}]},
    ),
    "get_invitations": Row(ADMINS, "GET /invitations"),
    "create_invitation": Row(
        ADMINS,
        "POST /invitations",
        {
            "email": "new@example.com",
            "role": "seller",
            "team_id": "{team}",
            "member_id": "{nameless}",
        },
        201,
    ),
    "delete_invitation": Row(ADMINS, "DELETE /invitations/{invitation}", status=204),
    "get_invitation": Row(ANYBODY, "GET /invitations/hwi_nobody", status=404),
    "accept_invitation": Row(
        ANYBODY,
        "POST /invitations/hwi_nobody/acceptance",
        {"name": "N", "password": "many rivers 7", "language": "en"},
        404,
    ),
    "get_sign_in_ways": Row(ANYBODY, "GET /sign-in-ways?email=new@example.com"),
    "get_connections": Row(ADMINS, "GET /connections"),
    "create_connection": Row(
        ADMINS,
        "POST /connections",
        {"name": "Ours", "domains": ["example.org"], "team_id": "{team}"},
        201,
    ),
    "update_connection": Row(
        ADMINS, "PATCH /connections/{connection}", {"name": "N", "team_id": "{team2}"}
    ),
    "delete_connection": Row(ADMINS, "DELETE /connections/{connection}", status=204),
    "check_connection": Row(ADMINS, "POST /connections/{connection}/check"),
    "get_sign_in_policy": Row(READERS, "GET /sign-in-policy"),
    "set_sign_in_policy": Row(
        ADMINS, "PUT /sign-in-policy", {"requires_second_factor": False, "is_company_only": False}
    ),
    "get_exchange_rates": Row(READERS, "GET /exchange-rates"),
    "set_exchange_rate": Row(ADMINS, "PUT /exchange-rates/EUR/2026-01-01", {"rate": "1.1"}),
    "delete_exchange_rate": Row(ADMINS, "DELETE /exchange-rates/EUR/2026-01-01", status=204),
    "get_holidays": Row(READERS, "GET /holidays?year=2026"),
    "set_holiday": Row(ADMINS, "PUT /holidays/2026-01-02", {"kind": "off", "name": "Bridge"}),
    "delete_holiday": Row(ADMINS, "DELETE /holidays/2026-01-02", status=204),
}

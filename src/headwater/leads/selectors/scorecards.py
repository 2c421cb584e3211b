"""What must be known of a lead or a deal, and what of it is."""

from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from headwater.accounts.rules import Actor
from headwater.leads.models import Conversion, Framework, Lead, Question
from headwater.leads.rules.scorecard import Subject
from headwater.leads.selectors.records import get_lead
from headwater.leads.selectors.sight import WORD
from headwater.lib.errors import NotFound
from headwater.pipeline.models import Deal
from headwater.pipeline.selectors.deals import get_deal
from headwater.pipeline.selectors.sight import in_language
from headwater.tenancy.sql import fetch_all

CARD = f"""
SELECT q.id, {WORD.format("q")}, coalesce(nullif(q.hint_{{language}}, ''), q.hint_{{other}}),
    coalesce(a.state, 'unknown'), coalesce(a.evidence, ''), coalesce(a.said_by, ''), a.said_on,
    coalesce(a.link, ''), author.name, a.updated_at, {WORD.format("f")}
FROM leads_framework f
JOIN leads_question q ON q.workspace_id = f.workspace_id AND q.framework_id = f.id
    AND NOT q.is_archived
LEFT JOIN leads_answer a ON a.workspace_id = q.workspace_id AND a.question_id = q.id
    AND a.{{subject}} = %(id)s
LEFT JOIN accounts_member author
    ON author.workspace_id = a.workspace_id AND author.id = a.author_id
WHERE f.workspace_id = current_workspace() AND f.is_default
ORDER BY q.position, q.id
"""  # noqa: S608  # constants
COLUMNS = (
    "question_id", "name", "hint", "state", "evidence", "said_by", "said_on", "link",
    "author_name", "answered_at",
)  # fmt: skip


class QuestionNotFound(NotFound):
    code = "question_not_found"


class ScorecardNotFound(NotFound):
    code = "scorecard_not_found"


def scorecard(subject: Subject, *, actor: Actor) -> dict[str, Any]:
    """Show each question of the card in use, with what is known about a lead or a deal."""
    check_seen(subject, actor=actor)
    subject = now_with(subject, actor=actor) or subject
    column = "lead_id" if subject.lead_id else "deal_id"
    sql = in_language(CARD.replace("{subject}", column), actor.language)
    rows = fetch_all(sql, {"id": subject.lead_id or subject.deal_id})
    questions = [dict(zip(COLUMNS, row[:-1], strict=True)) for row in rows]
    answered = sum(one["state"] != "unknown" for one in questions)
    name = rows[0][-1] if rows else ""
    lead = _came_from(subject, actor=actor)
    return {
        "name": name,
        "answered": answered,
        "questions": questions,
        "lead_id": lead.id if lead else None,
        "lead_name": str(lead) if lead else None,
    }


def check_seen(subject: Subject, *, actor: Actor, lock: bool = False) -> None:
    """Refuse a lead or deal that is not there or not shown."""
    if subject.lead_id is not None:
        get_lead(subject.lead_id, actor=actor, lock=lock)
    if subject.deal_id is not None:
        get_deal(subject.deal_id, actor=actor, lock=lock)


def now_with(subject: Subject, *, actor: Actor) -> Subject | None:
    """Say with which deal the answers of a lead stand that has become one the actor sees."""
    if subject.lead_id is None:
        return None
    seen = Deal.objects.visible_to(actor)
    made = Conversion.objects.filter(lead_id=subject.lead_id, deal__in=seen).first()
    return Subject(deal_id=made.deal_id) if made else None


def get_question(question_id: UUID) -> Question:
    question = Question.objects.filter(id=question_id, is_archived=False).first()
    if question is None:
        raise QuestionNotFound("There is no such question on the scorecard.")
    return question


def any_question(question_id: UUID, *, lock: bool = False) -> Question:
    """Find a question, also one that is asked no longer."""
    questions = Question.objects.select_for_update() if lock else Question.objects
    question = questions.filter(id=question_id, framework__is_archived=False).first()
    if question is None:
        raise QuestionNotFound("There is no such question on the scorecard.")
    return question


def frameworks() -> QuerySet[Framework]:
    """List every scorecard, the one in use first; questions asked no longer stand at the end."""
    questions = Question.objects.order_by("is_archived", "position", "id")
    return (
        Framework.objects.filter(is_archived=False)
        .prefetch_related(Prefetch("questions", questions))
        .order_by("-is_default", "created_at", "id")
    )


def get_framework(framework_id: UUID) -> Framework:
    framework = frameworks().filter(id=framework_id).first()
    if framework is None:
        raise ScorecardNotFound("There is no such scorecard.")
    return framework


def _came_from(subject: Subject, *, actor: Actor) -> Lead | None:
    """Find the lead a deal once was, if the actor sees it."""
    if subject.deal_id is None:
        return None
    lead: Lead | None = (
        Lead.objects.visible_to(actor).filter(conversions__deal_id=subject.deal_id).first()
    )
    return lead

"""What the scorecard shows of a deal: evidence for exit criteria."""

from typing import Any

from django.utils.translation import gettext_noop as _

from headwater.leads.models import Question
from headwater.leads.selectors.scorecards import QuestionNotFound
from headwater.pipeline.rules.criteria import Fix, Params
from headwater.pipeline.selectors.evidence import CriterionKind

# One question, or the whole card in use: then the last answer is the one that counts.
ANSWERED = """CASE WHEN c.params ? 'question_id' THEN
    (SELECT jsonb_build_object('at', a.updated_at, 'by', m.name)
     FROM leads_answer a
     LEFT JOIN accounts_member m ON m.workspace_id = a.workspace_id AND m.id = a.author_id
     WHERE a.workspace_id = d.workspace_id AND a.deal_id = d.id AND a.state <> 'unknown'
       AND a.question_id = (c.params->>'question_id')::uuid)
    ELSE (SELECT CASE WHEN count(*) > 0 AND count(*) = count(a.id)
            THEN jsonb_build_object('at', max(a.updated_at), 'count', count(*)) END
     FROM leads_framework f
     JOIN leads_question q ON q.workspace_id = f.workspace_id AND q.framework_id = f.id
     LEFT JOIN leads_answer a ON a.workspace_id = q.workspace_id AND a.question_id = q.id
        AND a.deal_id = d.id AND a.state <> 'unknown'
     WHERE f.workspace_id = d.workspace_id AND f.is_default AND NOT q.is_archived)
    END"""
NAMED = """(SELECT coalesce(nullif(q.name_{language}, ''), q.name_{other}) FROM leads_question q
    WHERE q.workspace_id = c.workspace_id AND q.id = (c.params->>'question_id')::uuid)"""


def _say(params: Params, name: str | None) -> tuple[str, dict[str, Any]]:
    if "question_id" not in params:
        return _("Every question of the scorecard is answered"), {}
    return _("Answered on the scorecard: {question}"), {"question": name or "…"}


def _check(params: Params) -> None:
    question_id = params.get("question_id")
    if question_id is not None and not Question.objects.filter(id=question_id).exists():
        raise QuestionNotFound("There is no such question on the scorecard.", field="question_id")


QUESTION = CriterionKind(
    name="question",
    evidence=ANSWERED,
    named=NAMED,
    say=_say,
    check=_check,
    fix=Fix.ANSWER_QUESTION,
    takes=frozenset({"question_id"}),
)

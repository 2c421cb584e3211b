"""What was written about a deal: evidence for exit criteria."""

from typing import Any

from django.utils.translation import gettext_noop as _

from headwater.mail.rules.templates import MailStage
from headwater.pipeline.rules.criteria import Fix, Params
from headwater.pipeline.selectors.evidence import CriterionKind

# Letters that have left. It tells when and by whom, not what they say: mailboxes are private. What
# a thread is about now counts; only where there is none yet does what its letter was begun from.
SENT = """(SELECT CASE WHEN count(*) > 0 THEN jsonb_build_object('at', max(x.sent_at),
        'count', count(*), 'by', (array_agg(m.name ORDER BY x.sent_at DESC))[1]) END
    FROM (
        SELECT o.* FROM mail_thread t
        JOIN mail_outgoing o ON o.workspace_id = t.workspace_id AND o.thread_id = t.id
        WHERE t.workspace_id = d.workspace_id AND t.deal_id = d.id AND o.state = 'sent'
        UNION ALL
        SELECT o.* FROM mail_outgoing o WHERE o.workspace_id = d.workspace_id
            AND o.deal_id = d.id AND o.thread_id IS NULL AND o.state = 'sent'
    ) x
    LEFT JOIN mail_mailtemplate template
        ON template.workspace_id = x.workspace_id AND template.id = x.template_id
    LEFT JOIN accounts_member m ON m.workspace_id = x.workspace_id AND m.id = x.author_id
    WHERE (c.params->>'mail_stage' IS NULL OR template.stage = c.params->>'mail_stage')
      AND (NOT coalesce((c.params->>'in_stage')::boolean, false) OR x.sent_at >= (
           SELECT max(v.entered_at) FROM pipeline_stagevisit v
           WHERE v.workspace_id = d.workspace_id AND v.deal_id = d.id
             AND v.stage_id = c.stage_id)))"""
SENTENCES = {
    MailStage.PROSPECTING: _("A first letter was sent"),
    MailStage.QUALIFYING: _("A letter to qualify was sent"),
    MailStage.NURTURE: _("A letter to stay in touch was sent"),
    MailStage.QUOTE: _("A quote was sent by mail"),
    MailStage.NEGOTIATION: _("A letter about terms was sent"),
    MailStage.CLOSING: _("A closing letter was sent"),
    MailStage.OTHER: _("A letter of another kind was sent"),
}


def _say(params: Params, _name: str | None) -> tuple[str, dict[str, Any]]:
    stage = params.get("mail_stage")
    return (SENTENCES[MailStage(stage)] if stage else _("A letter was sent")), {}


MAIL = CriterionKind(
    name="mail",
    evidence=SENT,
    say=_say,
    fix=Fix.SEND_MAIL,
    takes=frozenset({"mail_stage", "in_stage"}),
)

from headwater.activities.models import Note, Task
from headwater.leads.events import LeadConversionUndone, LeadConverted


def follow(event: LeadConverted | LeadConversionUndone) -> None:
    """Let what was planned and written for a lead be of its deal, or no longer."""
    for model in (Task, Note):
        rows = model.objects.filter(lead_id=event.lead_id)
        if isinstance(event, LeadConverted):
            rows.filter(deal=None).update(deal_id=event.deal_id)
        else:
            rows.filter(deal_id=event.deal_id).update(deal=None)

from headwater.leads.selectors.evidence import QUESTION
from headwater.pipeline.selectors.evidence import register

register(QUESTION)

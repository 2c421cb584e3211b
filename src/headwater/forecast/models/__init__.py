from headwater.forecast.models.calls import Call
from headwater.forecast.models.chances import ChanceModel, DealChance
from headwater.forecast.models.outlooks import KeptTrial, Outlook

__all__ = ["Call", "ChanceModel", "DealChance", "KeptTrial", "Outlook"]

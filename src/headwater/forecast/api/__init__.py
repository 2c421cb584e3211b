"""The routes of forecasts and calls, of the chances of deals, and of what won deals have in common."""

from ninja import Router

from headwater.forecast.api.chances import router as chances
from headwater.forecast.api.outlooks import router as outlooks

router = Router()
router.add_router("", outlooks)
router.add_router("", chances)

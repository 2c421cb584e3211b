from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class EventsConfig(AppConfig):
    name = "headwater.events"

    def ready(self) -> None:
        """Read every `handlers.py`, so that the registry is complete before the first event."""
        autodiscover_modules("handlers")

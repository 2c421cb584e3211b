"""The web server's door: files of the front end, Django for the rest, and streams that stay open."""

# ruff: noqa: E402 -- what comes after the first statement needs Django to have been set up

from django.core.wsgi import get_wsgi_application

wsgi = get_wsgi_application()

from django.conf import settings

from headwater.config.bridge import Bridge
from headwater.config.frontend import with_front_end
from headwater.config.lifespan import closing
from headwater.lib.parent import leave_with_parent
from headwater.stream.door import Door
from headwater.stream.hub import Hub
from headwater.tenancy.renewing import renewals

leave_with_parent()
django = Bridge(
    with_front_end(wsgi),
    threads=settings.ENVIRONMENT.threads,
    largest_body=settings.ENVIRONMENT.upload_limit * 1_000_000,
    proxies=settings.ENVIRONMENT.proxies,
)
application = closing(Door(django, Hub(settings.ENVIRONMENT.addresses.app)), renewals.close)

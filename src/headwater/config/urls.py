from django.urls import include, path, re_path

from headwater.config import company, frontend, health, refusals, sign_in, sign_in_log
from headwater.config.api import api

sign_in_log.connect()

handler404 = refusals.no_such_page
handler500 = refusals.mishap

urlpatterns = [
    path("api/v1/", api.urls),
    path("_allauth/browser/v1/", include(sign_in.urlpatterns)),
    path("sso/oidc/<uuid:provider_id>/callback", company.callback, name="openid_connect_callback"),
    path("healthz", health.alive),
    path("readyz", health.ready),
    path("too-large", refusals.too_large),
    re_path(r"^(?!api/|_allauth/|assets/)", frontend.page),
]

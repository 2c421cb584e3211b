from django.urls import include, path, re_path

from headwater.config import company, frontend, health, refusals, saml, sign_in, sign_in_log
from headwater.config.api import api
from headwater.mail.api import doors

sign_in_log.connect()

handler404 = refusals.no_such_page
handler500 = refusals.mishap

urlpatterns = [
    path("api/v1/", api.urls),
    path("_allauth/browser/v1/", include(sign_in.urlpatterns)),
    path("sso/oidc/<uuid:provider_id>/callback", company.callback, name="openid_connect_callback"),
    path("sso/saml/<uuid:provider_id>/callback", saml.answered),
    path("sso/saml/<uuid:provider_id>/finish", saml.finished),
    path("sso/saml/<uuid:provider_id>/metadata", saml.metadata),
    path("u/<str:token>", doors.unsubscribe),
    path("o/<str:token>.gif", doors.opened),
    path("c/<str:token>", doors.followed),
    path("healthz", health.alive),
    path("readyz", health.ready),
    path("too-large", refusals.too_large),
    re_path(r"^(?!api/|_allauth/|assets/|[uoc]/)", frontend.page),
]

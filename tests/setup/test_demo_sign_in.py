"""Whoever looks at the demo is told how to sign in."""

import json
from dataclasses import replace
from pathlib import Path

from django.conf import settings

from headwater.serve.demo import EMAIL, demo_sign_in
from headwater.tenancy.models import Workspace
from tests.calling import Caller


def test_visitors_sign_in_with_what_is_printed_and_once_is_enough(db: None, tmp_path: Path) -> None:
    here = replace(settings.ENVIRONMENT, data=tmp_path)

    told = demo_sign_in(here)
    again = demo_sign_in(here)

    assert told == again
    assert Workspace.objects.filter(is_demo=True).count() == 1
    assert (tmp_path / "demo-sign-in").stat().st_mode & 0o777 == 0o600
    email, _, password = str(told).partition(" / ")
    caller = Caller(None)
    answer = caller.client.post(
        "/_allauth/browser/v1/auth/login",
        json.dumps({"email": email, "password": password}),
        content_type="application/json",
    )
    assert (email, answer.status_code) == (EMAIL, 200)
    assert caller.get("/me")[1]["is_demo"] is True

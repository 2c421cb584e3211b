"""What the settings promise, asked of a process that was started as in production."""

import json
import subprocess
import sys
from pathlib import Path

from tests.serve.running import WITHOUT_SETTINGS

PROGRAM = """
import json
from headwater.config import settings
print(json.dumps({name: value for name, value in vars(settings).items()
                  if name.isupper() and isinstance(value, (str, int, bool, list))}, default=str))
"""


def test_a_site_on_https_is_careful(tmp_path: Path) -> None:
    environment = WITHOUT_SETTINGS | {
        "PUBLIC_URL": "https://crm.example.com",
        "HEADWATER_DATA": str(tmp_path),
        "SECRET_KEY": "a-long-and-random-string-of-characters-0123456789",
    }
    said = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, check=True
    )
    found = json.loads(said.stdout)

    promised = {
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SESSION_COOKIE_NAME": "__Host-sessionid",
        "CSRF_COOKIE_NAME": "__Host-csrftoken",
        "SOCIALACCOUNT_EMAIL_AUTHENTICATION": False,
        "SOCIALACCOUNT_STORE_TOKENS": False,
        "MFA_RECOVERY_CODES_SHOW_ONCE": True,
        "HEADLESS_ONLY": True,
    }
    assert {name: found.get(name) for name in promised} == promised
    assert "*" not in found["ALLOWED_HOSTS"]
    assert not found.get("DEBUG", False)
    assert "MFA_TOTP_INSECURE_BYPASS_CODE" not in found
    assert "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN" not in found

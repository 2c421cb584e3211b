"""Django's settings, from the environment: see docs/settings.md."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from psycopg.conninfo import conninfo_to_dict

from headwater.config.environment import read_environment
from headwater.lib.vault import Vault

# What runs five times on a connection is planned once from then on: planning a page costs more
# than reading it. Behind PgBouncer this asks for 1.21 or newer.
PREPARED = {"server_side_binding": True, "prepare_threshold": 5}


def database(url: str) -> dict[str, object]:
    """Translate a libpq address into Django's words."""
    address = conninfo_to_dict(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": address.pop("dbname", ""),
        "USER": address.pop("user", ""),
        "PASSWORD": address.pop("password", ""),
        "HOST": address.pop("host", ""),
        "PORT": address.pop("port", ""),
        "OPTIONS": address | PREPARED,  # sslmode, target_session_attrs, …
        "CONN_MAX_AGE": None,  # each thread of the server keeps one connection
        "CONN_HEALTH_CHECKS": True,  # and notices that PostgreSQL was restarted
        "DISABLE_SERVER_SIDE_CURSORS": True,  # PgBouncer hands out single transactions
    }


def secret_key() -> str:
    """Take the key that was set or kept; tools that sign nothing get one for the moment."""
    with suppress(FileNotFoundError):
        return ENVIRONMENT.secret_key or ENVIRONMENT.secret_key_file.read_text()
    return secrets.token_urlsafe(48)


def audit_key() -> bytes:
    """Take the key of the audit chain, which is never changed; tools that write none need none."""
    with suppress(FileNotFoundError):
        return (ENVIRONMENT.audit_key or ENVIRONMENT.audit_key_file.read_text()).encode()
    return secrets.token_bytes(48)


def vault_keys() -> str:
    """Give the keys of the secrets in the database, as they are at this moment."""
    return ENVIRONMENT.keys or ENVIRONMENT.keys_file.read_text()


ENVIRONMENT = read_environment(os.environ)
PACKAGE = Path(__file__).resolve().parent.parent
SECRET_KEY = secret_key()
AUDIT_KEY = audit_key()
VAULT = Vault(vault_keys)
ALLOWED_HOSTS = ENVIRONMENT.hosts
CSRF_TRUSTED_ORIGINS = [ENVIRONMENT.public_url]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.is_secure
if ENVIRONMENT.is_secure:  # no other name of the domain may set these
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("zh-hans", "简体中文")]
LOCALE_PATHS = [PACKAGE / "locale"]
ROOT_URLCONF = "headwater.config.urls"
AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {"default": database(ENVIRONMENT.addresses.app)}
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.postgres",
    "procrastinate.contrib.django",
    "allauth",
    "allauth.account",
    "allauth.headless",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "headwater.tenancy",
    "headwater.jobs",
    "headwater.events",
    "headwater.accounts",
    "headwater.http",
    "headwater.fields",
    "headwater.people",
    "headwater.pipeline",
    "headwater.leads",
    "headwater.sharing",
    "headwater.activities",
    "headwater.duplicates",
    "headwater.files",
    "headwater.mail",
    "headwater.sequences",
    "headwater.exchange",
    "headwater.exports",
    "headwater.pools",
    "headwater.insights",
    "headwater.forecast",
    "headwater.targets",
    "headwater.dashboards",
    "headwater.reports",
    "headwater.search",
    "headwater.today",
    "headwater.notices",
    "headwater.audit",
    "headwater.changes",
]
MIDDLEWARE = [
    "headwater.config.headers.careful",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "headwater.config.sessions.WhoAsks",
    "allauth.account.middleware.AccountMiddleware",
    "headwater.http.middleware.in_own_workspace",
]

# Signing in: who, with what, how often. The doors themselves are in config/sign_in.py.
AUTHENTICATION_BACKENDS = ["headwater.config.sessions.Users"]
SESSION_ENGINE = "headwater.config.sessions"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "UserAttributeSimilarityValidator",
    )
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
PASSWORD_RESET_TIMEOUT = 3600  # seconds
ACCOUNT_ADAPTER = "headwater.config.sign_in.Doors"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # people come by invitation
ACCOUNT_SESSION_REMEMBER = True
SOCIALACCOUNT_ADAPTER = "headwater.config.company.Company"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False  # an account is joined to a company by its owner only
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"  # the company has verified it, or is refused
SOCIALACCOUNT_STORE_TOKENS = False
MFA_ADAPTER = "headwater.config.factors.Factors"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Headwater"
MFA_RECOVERY_CODES_SHOW_ONCE = True
HEADLESS_ONLY = True
HEADLESS_CLIENTS = ("browser",)
HEADLESS_FRONTEND_URLS = {
    "account_reset_password_from_key": f"{ENVIRONMENT.public_url}/reset-password/{{key}}",
    "account_reset_password": f"{ENVIRONMENT.public_url}/forgot",
    "account_signup": f"{ENVIRONMENT.public_url}/sign-in",
    "socialaccount_login_error": f"{ENVIRONMENT.public_url}/sign-in",
    "account_confirm_email": f"{ENVIRONMENT.public_url}/sign-in",
}
# Only rate limits live here. They outlast a restart, and all processes count together.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_attempt",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"terminal": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["terminal"], "level": ENVIRONMENT.log_level.upper()},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING"},
        "django.request": {"level": "ERROR"},  # a refusal is an answer, not an event
        "procrastinate": {"level": "WARNING"},
    },
}
OUTBOUND_ALLOWED: frozenset[str] = ENVIRONMENT.outbound_allowed  # not on the public internet
MAIL_CLIENTS = {  # at which providers members may sign in to connect their mailboxes
    str(client.provider): client for client in (ENVIRONMENT.google, ENVIRONMENT.microsoft) if client
}
DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENVIRONMENT.mail_from
EMAIL_TIMEOUT = 15  # seconds
if ENVIRONMENT.mail is None:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = ENVIRONMENT.outbox
else:
    EMAIL_HOST, EMAIL_PORT = ENVIRONMENT.mail.host, ENVIRONMENT.mail.port
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = ENVIRONMENT.mail.user, ENVIRONMENT.mail.password
    EMAIL_USE_SSL, EMAIL_USE_TLS = ENVIRONMENT.mail.use_ssl, ENVIRONMENT.mail.use_starttls
MEDIA_ROOT = ENVIRONMENT.files
DATA_UPLOAD_MAX_MEMORY_SIZE = 20_000_000  # bytes of a body that is no file

"""Bad settings end the start with one sentence that says what to do."""

from pathlib import Path

import pytest

from headwater.config.environment import read_environment, table
from headwater.config.reading import BadSetting, MailServer
from headwater.serve.postgres import memory_options
from tests.serve.running import headwater

GIB = 1024**3
LONG = "x7Kq-0pLmV_zR4tYw2sN9bHcJ8dFgA1e"
DOCUMENT = Path(__file__).parents[2] / "docs/settings.md"

REFUSALS = [
    (
        {"HEADWATER_GOOGLE": "an-id"},
        "HEADWATER_GOOGLE cannot be read: set it to the client's id and its secret.",
    ),
    (
        {"HEADWATER_MICROSOFT": "an-id a-secret tenent=common"},
        "HEADWATER_MICROSOFT knows no option 'tenent'.",
    ),
    (
        {"HEADWATER_GOOGLE": "an-id a-secret way=pop"},
        "HEADWATER_GOOGLE: set way to api or imap.",
    ),
    (
        {"HEADWATER_PORT": "80a"},
        "HEADWATER_PORT is '80a': set it to a whole number from 1 to 65535.",
    ),
    (
        {"HEADWATER_THREADS": "0"},
        "HEADWATER_THREADS is '0': set it to a whole number from 1 to 64.",
    ),
    (
        {"HEADWATER_HOST": "example.com"},
        (
            "HEADWATER_HOST is 'example.com': set it to an IP address of this machine, such as "
            "127.0.0.1, or 0.0.0.0 for all of them."
        ),
    ),
    (
        {"HEADWATER_HOST": "0.0.0.0"},
        (
            "HEADWATER_HOST=0.0.0.0 lets other machines in: also set PUBLIC_URL to the address people "
            "will type, such as http://192.168.1.20:8000."
        ),
    ),
    (
        {"PUBLIC_URL": "crm.example.com"},
        (
            "PUBLIC_URL is 'crm.example.com': set it to what people type in the browser, such as "
            "https://crm.example.com, without a path."
        ),
    ),
    (
        {"DATABASE_URL": "postgresql://app@db/crm"},
        (
            "Set both DATABASE_URL and DATABASE_OWNER_URL, or neither: Headwater serves as one role "
            "and migrates as the other."
        ),
    ),
    (
        {"DATABASE_URL": "mysql:somewhere"},
        "DATABASE_URL cannot be read: set it to postgresql://user:password@host:5432/database.",
    ),
    (
        {"SECRET_KEY": "short"},
        (
            "SECRET_KEY has 5 characters: give it at least 32 random ones, or unset it, then "
            "Headwater makes and keeps one of its own."
        ),
    ),
    (
        {"SECRET_KEY": "django-insecure-0pLmV_zR4tYw2sN9bHcJ8dFgA1e"},
        "SECRET_KEY can be guessed: unset it, then Headwater makes and keeps one of its own.",
    ),
    (
        {"SECRET_KEY": "a" * 50},
        "SECRET_KEY can be guessed: unset it, then Headwater makes and keeps one of its own.",
    ),
    (
        {"EMAIL_URL": "mail.example.com"},
        (
            "EMAIL_URL cannot be read: set it to smtp+starttls://user:password@host:587, "
            "smtps://user:password@host:465 or smtp://host:25."
        ),
    ),
    (
        {"HEADWATER_LOG": "loud"},
        "HEADWATER_LOG is 'loud': set it to one of debug, info, warning, error.",
    ),
]


@pytest.mark.parametrize(("settings", "sentence"), REFUSALS, ids=lambda each: str(each)[:40])
def test_a_bad_setting_is_refused_in_a_sentence(settings: dict[str, str], sentence: str) -> None:
    with pytest.raises(BadSetting) as refusal:
        read_environment(settings)

    assert str(refusal.value) == sentence


def test_the_command_ends_with_that_sentence(tmp_path: Path) -> None:
    refused = headwater("serve", f"--data={tmp_path}", HEADWATER_PORT="none")

    assert (refused.returncode, refused.stdout, refused.stderr) == (
        1,
        "",
        "HEADWATER_PORT is 'none': set it to a whole number from 1 to 65535.\n",
    )


def test_a_file_in_the_place_of_the_data_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").touch()

    with pytest.raises(BadSetting, match="names a file"):
        read_environment({"HEADWATER_DATA": str(tmp_path / "data")})


def test_nothing_needs_to_be_set() -> None:
    environment = read_environment({})

    assert environment.public_url == "http://127.0.0.1:8000"
    assert environment.hosts == ["127.0.0.1", "[::1]", "localhost"]
    assert environment.is_embedded


def test_a_public_https_address_makes_cookies_secure() -> None:
    environment = read_environment({"PUBLIC_URL": "https://crm.example.com", "SECRET_KEY": LONG})

    assert environment.is_secure
    assert "crm.example.com" in environment.hosts


def test_a_mail_server_is_read_from_its_address() -> None:
    environment = read_environment({"EMAIL_URL": "smtp+starttls://me%40x.org:p%2Fw@mail.x.org"})

    assert environment.mail == MailServer(
        host="mail.x.org", port=587, user="me@x.org", password="p/w", use_starttls=True
    )


def test_secrets_do_not_show_when_settings_are_printed() -> None:
    printed = repr(
        read_environment(
            {
                "SECRET_KEY": LONG,
                "EMAIL_URL": "smtps://me:mail-password@x.org",
                "DATABASE_URL": "postgresql://app:db-password@h/d",
                "DATABASE_OWNER_URL": "postgresql://owner:db-password@h/d",
            }
        )
    )

    assert not [word for word in (LONG, "mail-password", "db-password") if word in printed]


def test_the_document_shows_every_setting() -> None:
    assert table() in DOCUMENT.read_text()


@pytest.mark.parametrize(
    ("memory", "limit", "buffers"),
    [
        (1 * GIB, "max", "128MB"),
        (4 * GIB, "", "512MB"),
        (64 * GIB, "max", "1024MB"),
        (64 * GIB, str(2 * GIB), "256MB"),
    ],
)
def test_postgres_takes_an_eighth_of_the_memory_there_is(
    memory: int, limit: str, buffers: str
) -> None:
    assert memory_options(memory, limit)["shared_buffers"] == buffers

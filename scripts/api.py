"""Writing openapi.json, the published form of the API; with --check, only compare."""

import json
import os
import sys
from pathlib import Path

import django

FILE = Path(__file__).resolve().parent.parent / "openapi.json"


def current() -> str:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "headwater.config.settings")
    django.setup()
    from headwater.config.api import api  # noqa: PLC0415 -- needs Django to be set up

    schema = api.get_openapi_schema(path_prefix="/api/v1/")
    return json.dumps(schema, default=str, ensure_ascii=False, indent=2) + "\n"


def main(arguments: list[str]) -> None:
    text = current()
    if arguments != ["--check"]:
        FILE.write_text(text)
    elif not FILE.exists() or FILE.read_text() != text:
        sys.exit("openapi.json is not what the code says: run `make api`.")


if __name__ == "__main__":
    main(sys.argv[1:])

"""Filling a workspace with many deals and their past."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import psycopg

from bench.client import Browser
from bench.installation import Installation

FILL = Path(__file__).with_name("fill.sql").read_text()
STAGES = 7
CITIES = ["Acme", "Globex", "华为", "北京", "上海", "Initech", "深圳", "Umbrella", "Stark", "杭州"]
WORDS = ["Trading", "科技", "Systems", "贸易", "Energy", "医疗", "Foods", "电子", "Motors", "咨询"]
MORE_WORDS = ["Labs", "教育", "Media", "物流", "Capital", "设计", "Cloud", "软件", "Steel", "农业"]
PEOPLE = ["Li Wei", "王芳", "Anna", "张伟", "Ben", "刘洋", "Carla", "陈静", "David", "杨帆"]
MORE_PEOPLE = ["Eva", "赵敏", "Frank", "黄磊", "Grace", "周杰", "Hugo", "吴倩", "Iris", "徐明"]
RATES = """
INSERT INTO accounts_exchangerate (workspace_id, currency, day, rate)
SELECT %s, 'EUR', current_date - n * 7, 1 + random() / 10 FROM generate_series(0, 160) n
"""


def fill(at: Installation, browser: Browser, *, deals: int) -> dict[str, Any]:
    """Write the deals, their past, their index for search; say where they are."""
    pipeline = browser.read("/api/v1/pipelines")["items"][0]
    for _ in range(len(pipeline["stages"]), STAGES):
        body = {"name_en": "Signing", "name_zh": "签约"}
        browser.ask("POST", f"/api/v1/pipelines/{pipeline['id']}/stages", body)
    with at.admin() as admin:
        (workspace,) = admin.execute("SELECT max(id) FROM tenancy_workspace").fetchone() or (0,)
        admin.execute(RATES, [workspace])
        psycopg.ClientCursor(admin).execute(
            FILL,
            {
                "workspace": workspace,
                "pipeline": pipeline["id"],
                "deals": deals,
                "cities": CITIES,
                "words": WORDS + MORE_WORDS,
                "people": PEOPLE + MORE_PEOPLE,
            },
        )
    _index(at, workspace)
    with at.admin() as admin:
        admin.execute("VACUUM ANALYZE")
    return {"workspace": workspace, "pipeline": pipeline["id"]}


def _index(at: Installation, workspace: int) -> None:
    environment = at.environment | {"BENCH": json.dumps({"workspace": workspace})}
    subprocess.run([sys.executable, "-m", "bench.index"], env=environment, check=True)


def workspace_in_environment() -> int:
    return int(json.loads(os.environ["BENCH"])["workspace"])

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
LEADS = Path(__file__).with_name("leads.sql").read_text()
ENDS = ["qualified", "qualified", "disqualified", "disqualified", "working", "new"]
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


# What the fields of the workspace's own hold: a number, a choice and a date that most deals have,
# and a number that one in a thousand has.
OWN = """
INSERT INTO fields_customvalue (workspace_id, field_id, record_id, position, {column}, currency)
SELECT d.workspace_id, %(field)s, d.id, 0, {value}, '' FROM pipeline_deal d
WHERE d.workspace_id = %(workspace)s AND abs(hashtext(d.id::text || %(field)s)) %% 1000 < %(share)s
"""
SPREAD = "abs(hashtext(d.id::text))"
OWN_FIELDS = (
    ("Budget", "number", "number", f"{SPREAD} %% 100000", 940),
    ("Score", "number", "number", f"{SPREAD} %% 100", 1),
    ("Segment", "choice", "ref", f"(%(choices)s::uuid[])[1 + {SPREAD} %% 3]", 900),
    ("Signed", "date", "date", f"current_date - {SPREAD} %% 1000", 800),
    ("Remark", "text", "text", "'Remark ' || left(md5(d.id::text), 12)", 700),
)


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
        fill_leads(admin, workspace)
    _index(at, workspace)
    _fill_own_fields(at, browser, workspace)
    with at.admin() as admin:
        admin.execute("VACUUM ANALYZE")
    return {"workspace": workspace, "pipeline": pipeline["id"]}


def fill_leads(admin: psycopg.Connection, workspace: int) -> None:
    """Write the leads the deals came from, and those that came to nothing."""
    values = {"workspace": workspace, "ends": ENDS}
    psycopg.ClientCursor(admin).execute(LEADS, values)


def _fill_own_fields(at: Installation, browser: Browser, workspace: int) -> None:
    browser = browser.another()  # the other one's connection has been waiting for too long
    for name, type_, column, value, share in OWN_FIELDS:
        choices = [{"name_en": one} for one in ("Key", "Middle", "Small")] * (type_ == "choice")
        body = {"kind": "deal", "type": type_, "name_en": name, "choices": choices}
        made = json.loads(browser.ask("POST", "/api/v1/fields", body)[0])
        values = {"field": made["id"], "workspace": workspace, "share": share}
        values["choices"] = [one["id"] for one in made["choices"]]
        with at.admin() as admin:
            sql = OWN.format(column=column, value=value)
            psycopg.ClientCursor(admin).execute(sql, values)


def _index(at: Installation, workspace: int) -> None:
    environment = at.environment | {"BENCH": json.dumps({"workspace": workspace})}
    subprocess.run([sys.executable, "-m", "bench.index"], env=environment, check=True)


def workspace_in_environment() -> int:
    return int(json.loads(os.environ["BENCH"])["workspace"])

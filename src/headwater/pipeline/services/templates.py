"""What pipelines are made from, and what a workspace starts with, in both languages."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from headwater.lib.errors import NotFound
from headwater.pipeline.models import Criterion, EntryTask, LostReason, Pipeline, Source, Stage

GALLERY = Path(__file__).with_name("gallery")
AFTER_SALE = "post_sale"
NOT_ASKED = {"kind", "severity", "en", "zh", "name"}


@dataclass(frozen=True)
class StageTemplate:
    """A stage with its guide, what it asks for and what it hands out."""

    fields: Mapping[str, Any]
    criteria: tuple[Mapping[str, Any], ...]
    tasks: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True)
class PipelineTemplate:
    key: str
    name_en: str
    name_zh: str
    lead_en: str
    lead_zh: str
    stages: tuple[StageTemplate, ...]


class TemplateNotFound(NotFound):
    code = "template_not_found"


LOST_REASONS = (
    ("Price", "价格"),
    ("Lost to a competitor", "输给竞争对手"),
    ("No budget", "没有预算"),
    ("No decision", "未做决定"),
    ("Missing feature", "功能不满足"),
    ("Bad timing", "时机不合适"),
    ("No answer", "失去联系"),
)
SOURCES = (
    ("Referral", "转介绍"),
    ("Cold call", "陌生拜访"),
    ("Web form", "网站表单"),
    ("Email campaign", "邮件营销"),
    ("Social media", "社交媒体"),
    ("Event", "活动展会"),
    ("Partner", "合作伙伴"),
    ("Import", "导入"),
)


@cache
def templates() -> dict[str, PipelineTemplate]:
    """Read the gallery, in the order of its files."""
    read = (tomllib.loads(path.read_text("utf-8")) for path in sorted(GALLERY.glob("*.toml")))
    return {one["key"]: _template(one) for one in read}


def get_template(key: str) -> PipelineTemplate:
    if key not in templates():
        raise TemplateNotFound("There is no such template.", field="template")
    return templates()[key]


def create_starting_words_and_pipelines(
    key: str = "sales", *, asks_and_hands_out: bool = False
) -> Pipeline:
    """Fill a new workspace: pipelines, reasons for losing and sources; gives the first pipeline.

    Its stages have a guide, but ask for nothing unless somebody says so: nobody is held up by
    rules they have not chosen.
    """
    for name_en, name_zh in LOST_REASONS:
        LostReason.objects.create(name_en=name_en, name_zh=name_zh)
    for name_en, name_zh in SOURCES:
        Source.objects.create(name_en=name_en, name_zh=name_zh)
    first = create_from_template(
        get_template(key), position=0, is_default=True, asks_and_hands_out=asks_and_hands_out
    )
    if key != AFTER_SALE:
        create_from_template(get_template(AFTER_SALE), position=1, asks_and_hands_out=False)
    return first


def create_from_template(
    template: PipelineTemplate,
    *,
    position: int,
    is_default: bool = False,
    asks_and_hands_out: bool = True,
) -> Pipeline:
    pipeline = Pipeline.objects.create(
        name_en=template.name_en,
        name_zh=template.name_zh,
        position=position,
        is_default=is_default,
    )
    for place, stage in enumerate(template.stages):
        made = Stage.objects.create(pipeline=pipeline, position=place, **stage.fields)
        if asks_and_hands_out:
            _ask_and_hand_out(made, stage)
    return pipeline


def _ask_and_hand_out(stage: Stage, template: StageTemplate) -> None:
    Criterion.objects.bulk_create(
        Criterion(stage=stage, position=place, **fields)
        for place, fields in enumerate(template.criteria)
    )
    EntryTask.objects.bulk_create(
        EntryTask(stage=stage, position=place, **fields)
        for place, fields in enumerate(template.tasks)
    )


def _template(read: Mapping[str, Any]) -> PipelineTemplate:
    names = {name: read[name] for name in ("key", "name_en", "name_zh", "lead_en", "lead_zh")}
    return PipelineTemplate(**names, stages=tuple(_stage(one) for one in read["stages"]))


def _stage(read: Mapping[str, Any]) -> StageTemplate:
    fields = {name: value for name, value in read.items() if name not in {"criteria", "tasks"}}
    for language in ("en", "zh"):
        fields[f"description_{language}"] = fields.pop(f"buyer_{language}", "")
    return StageTemplate(
        fields=fields,
        criteria=tuple(_criterion(one) for one in read.get("criteria", ())),
        tasks=tuple(_task(one) for one in read.get("tasks", ())),
    )


def _criterion(read: Mapping[str, Any]) -> dict[str, Any]:
    params = {name: value for name, value in read.items() if name not in NOT_ASKED}
    if "name" in read:
        params["name_contains"] = read["name"]
    return {
        "kind": read["kind"],
        "params": params,
        "severity": read.get("severity", "block"),
        "label_en": read.get("en", ""),
        "label_zh": read.get("zh", ""),
    }


def _task(read: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "kind": read["kind"],
        "due_in_workdays": read["days"],
        "title_en": read["en"],
        "title_zh": read["zh"],
    }

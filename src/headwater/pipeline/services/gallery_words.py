"""The gallery of templates, as somebody reads it."""

from typing import Any

from django.utils import translation

from headwater.pipeline.models import Criterion
from headwater.pipeline.selectors.criteria import sentence_of
from headwater.pipeline.services.templates import PipelineTemplate, StageTemplate, templates


def gallery(language: str) -> list[dict[str, Any]]:
    """Tell of each template what it brings, in a language."""
    tongue = "zh" if language.lower().startswith("zh") else "en"
    with translation.override(translation.get_supported_language_variant(language)):
        return [_shown(one, tongue) for one in templates().values()]


def sentences(criterion: Criterion) -> dict[str, str]:
    """Say in both languages what a criterion asks for, as an override keeps it."""
    said = {}
    for tongue, language in (("en", "en"), ("zh", "zh-hans")):
        with translation.override(language):
            label = getattr(criterion, f"label_{tongue}")
            said[f"sentence_{tongue}"] = label or sentence_of(
                criterion.kind, criterion.params, None
            )
    return said


def _shown(template: PipelineTemplate, tongue: str) -> dict[str, Any]:
    return {
        "key": template.key,
        "name": getattr(template, f"name_{tongue}"),
        "name_en": template.name_en,
        "name_zh": template.name_zh,
        "lead": getattr(template, f"lead_{tongue}"),
        "stages": [_stage(one, tongue) for one in template.stages],
    }


def _stage(stage: StageTemplate, tongue: str) -> dict[str, Any]:
    texts = {
        name: stage.fields.get(f"{name}_{tongue}", "")
        for name in ("name", "description", "good", "talk")
    }
    return texts | {
        "probability": stage.fields["probability"],
        "target_days": stage.fields.get("target_days"),
        "criteria": [
            {
                "sentence": one[f"label_{tongue}"] or sentence_of(one["kind"], one["params"], None),
                "severity": one["severity"],
            }
            for one in stage.criteria
        ],
        "tasks": [
            {
                "title": one[f"title_{tongue}"],
                "kind": one["kind"],
                "due_in_workdays": one["due_in_workdays"],
            }
            for one in stage.tasks
        ],
    }

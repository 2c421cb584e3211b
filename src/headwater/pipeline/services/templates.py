"""What a workspace starts with: pipelines, reasons and sources, in both languages."""

from dataclasses import dataclass

from headwater.pipeline.models import LostReason, Pipeline, Source, Stage


@dataclass(frozen=True)
class StageTemplate:
    name_en: str
    name_zh: str
    probability: int
    rot_after_days: int | None
    description_en: str
    description_zh: str


@dataclass(frozen=True)
class PipelineTemplate:
    name_en: str
    name_zh: str
    stages: tuple[StageTemplate, ...]


SALES = PipelineTemplate(
    "Sales",
    "销售",
    (
        StageTemplate(
            "Prospecting", "潜在客户开发", 5, 14,
            "The buyer may not know us yet. Find out whether there is a reason to talk.",
            "客户可能还不了解我们，先弄清是否值得沟通。",
        ),
        StageTemplate(
            "Qualification", "资格审核", 15, 14,
            "Need, budget, authority and timing are being established.",
            "确认需求、预算、决策权与时间。",
        ),
        StageTemplate(
            "Contact & nurture", "联系与培育", 30, 21,
            "The buyer is learning and comparing; keep being useful.",
            "客户正在了解与比较，持续提供帮助。",
        ),
        StageTemplate(
            "Proposal", "方案与报价", 50, 14,
            "The buyer has our offer and is judging it.",
            "客户已收到方案与报价，正在评估。",
        ),
        StageTemplate(
            "Negotiation", "谈判", 75, 10,
            "Terms are being settled with those who decide.",
            "正与决策人商定条款。",
        ),
        StageTemplate(
            "Closing", "成交", 90, 7,
            "Agreed by word; signature and order are on their way.",
            "口头已同意，等待签约与下单。",
        ),
    ),
)  # fmt: skip
POST_SALE = PipelineTemplate(
    "Post-sale",
    "售后",
    (
        StageTemplate(
            "Onboarding", "上线交付", 60, 30,
            "The customer is being set up and trained.", "正在为客户实施与培训。",
        ),
        StageTemplate(
            "Adoption", "使用推广", 75, 60,
            "The customer works with it; make sure it pays.", "客户已在使用，确保产生价值。",
        ),
        StageTemplate(
            "Renewal", "续约", 90, 30,
            "The next term is being agreed.", "正在商定续约。",
        ),
    ),
)  # fmt: skip
EMPTY = PipelineTemplate(
    "Pipeline",
    "管道",
    (
        StageTemplate("New", "新建", 10, None, "", ""),
        StageTemplate("In progress", "进行中", 50, None, "", ""),
    ),
)
TEMPLATES = {"sales": SALES, "post_sale": POST_SALE, "empty": EMPTY}
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


def create_starting_words_and_pipelines() -> Pipeline:
    """Fill a new workspace: two pipelines, reasons for losing and sources; gives the first one."""
    for name_en, name_zh in LOST_REASONS:
        LostReason.objects.create(name_en=name_en, name_zh=name_zh)
    for name_en, name_zh in SOURCES:
        Source.objects.create(name_en=name_en, name_zh=name_zh)
    sales = create_from_template(SALES, position=0, is_default=True)
    create_from_template(POST_SALE, position=1)
    return sales


def create_from_template(
    template: PipelineTemplate, *, position: int, is_default: bool = False
) -> Pipeline:
    pipeline = Pipeline.objects.create(
        name_en=template.name_en,
        name_zh=template.name_zh,
        position=position,
        is_default=is_default,
    )
    Stage.objects.bulk_create(
        Stage(
            pipeline=pipeline,
            position=place,
            name_en=stage.name_en,
            name_zh=stage.name_zh,
            probability=stage.probability,
            rot_after_days=stage.rot_after_days,
            description_en=stage.description_en,
            description_zh=stage.description_zh,
        )
        for place, stage in enumerate(template.stages)
    )
    return pipeline

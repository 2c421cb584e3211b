"""What is sold in the demo, and what people write down while they sell it."""

PRODUCTS = (
    ("产线数据采集平台", "Line data platform", 1.0),
    ("设备预测性维护", "Predictive maintenance", 1.3),
    ("能耗监测系统", "Energy monitoring", 0.7),
    ("质量追溯系统", "Quality tracing", 0.9),
    ("仓储看板", "Warehouse dashboard", 0.4),
    ("视觉检测工位", "Visual inspection cell", 1.6),
    ("排产优化", "Production scheduling", 1.1),
    ("试点项目", "Pilot project", 0.2),
)
SITES_ZH = ("一期", "二期", "总部", "新工厂", "三号车间", "集团推广", "")
SITES_EN = ("phase one", "phase two", "headquarters", "new plant", "hall 3", "group roll-out", "")
TAGS_ZH = ("重点客户", "招投标", "老客户", "渠道", "加急", "标杆")
TAGS_EN = ("Key account", "Tender", "Existing customer", "Partner", "Urgent", "Reference")
COMPETITORS = ("Nordwind Systems", "慧联云", "Factorium", "数澜工业")
LOST_COMMENTS_ZH = (
    "客户选择了价格更低的方案。",
    "今年预算被砍，明年再谈。",
    "决策人更换，项目暂停。",
    "对方最终自研。",
)
LOST_COMMENTS_EN = (
    "They went with the cheaper offer.", "Budget cut this year; ask again next spring.",
    "The sponsor left and the project stopped.", "They decided to build it themselves.",
)  # fmt: skip
NOTES_ZH = (
    "今天和{person}通了电话，对方最关心停线时间，要求实施不超过两个周末。",
    "{person}带我们看了车间，现场有三种不同年代的设备，协议需要逐一确认。",
    "预算已列入明年计划，需要我们在月底前给出分项报价。",
    "财务希望分三期付款：3-5-2。已向公司申请。",
    "IT 部门要求私有化部署，并提供等保材料。",
    "竞品上周来做过演示，{person}认为他们的报表更漂亮，但接口不开放。",
    "试点数据很好：停机时间减少 18%。{person}愿意在集团会议上分享。",
    "合同已到法务，主要分歧在违约金条款。",
)
NOTES_EN = (
    "Call with {person}: their main worry is downtime. Two weekends for the installation, no more.",
    "{person} showed us the plant. Three generations of machines, so every protocol must be checked.",
    "Budget is in next year's plan; they need an itemised quote before the end of the month.",
    "Finance asks for three instalments (30-50-20). Passed on to our side.",
    "IT insists on their own servers and wants our security papers.",
    "A competitor demoed last week. {person} liked their reports, but not the closed interfaces.",
    "The pilot went well: 18 % less downtime. {person} will present it to the group.",
    "Contract is with legal; the open point is the penalty clause.",
)
DONE_ZH = (
    "首次电话沟通",
    "发送公司介绍",
    "现场调研",
    "产品演示",
    "方案汇报",
    "商务谈判",
    "确认合同条款",
)
DONE_EN = (
    "First call", "Send introduction", "Site visit", "Product demo", "Present proposal",
    "Negotiate terms", "Settle contract",
)  # fmt: skip
DONE_KINDS = ("call", "email", "visit", "meeting", "meeting", "call", "email")
NEXT_ZH = (
    ("call", "电话确认预算"), ("meeting", "安排决策人会议"), ("email", "发送修订报价"), ("visit", "拜访工厂"),
    ("task", "准备投标文件"), ("call", "跟进合同审批"), ("email", "发送案例资料"), ("meeting", "技术交流会"),
)  # fmt: skip
NEXT_EN = (
    ("call", "Call about the budget"), ("meeting", "Meet the decision maker"),
    ("email", "Send revised quote"), ("visit", "Visit the plant"), ("task", "Prepare tender papers"),
    ("call", "Chase contract approval"), ("email", "Send customer story"),
    ("meeting", "Technical workshop"),
)  # fmt: skip
OWN_TASKS_ZH = ("整理本周管道", "准备周会汇报", "更新客户拜访计划", "提交差旅报销")
OWN_TASKS_EN = (
    "Review my pipeline",
    "Prepare the weekly meeting",
    "Plan customer visits",
    "File travel costs",
)
MENTION_ZH = "客户要求 9 折并分三期付款，超出我的权限，能否今天批一下？"
MENTION_EN = (
    "they ask for 10 % off and three instalments. That is above my limit; can you decide today?"
)

# The owner's week: weekday from Monday, hour, minutes, kind, and what.
WEEK = (
    (0, 9, 30, "meeting"), (0, 14, 20, "call"), (1, 10, 60, "meeting"), (1, 15, 90, "visit"),
    (2, 9, 45, "call"), (2, 9, 60, "meeting"), (2, 16, 30, "email"), (3, 11, 60, "meeting"),
    (3, 14, 120, "visit"), (4, 10, 30, "call"), (4, 16, 45, "task"),
)  # fmt: skip
TYPES = (
    ("Site survey", "现场勘察", "visit", "tool", "orange"),
    ("Product demo", "产品演示", "meeting", "screen", "grape"),
    ("Sample sent", "寄送样品", "task", "truck", "teal"),
)
AGENDA_ZH = "一、方案要点\n二、价格与付款\n三、下一步"
AGENDA_EN = "1. The main points\n2. Price and payment\n3. What comes next"
WEEK_ZH = (
    "周一晨会", "回访老客户", "新人带教", "走访园区客户", "与渠道商对齐价格", "产品路线沟通", "发送本周报价汇总", "方案评审会",
    "参观客户工厂", "确认展会名额", "写周报",
)  # fmt: skip
WEEK_EN = (
    "Monday stand-up", "Call a customer of long standing", "Coach the new seller",
    "Visit customers at the park", "Align prices with the partner", "Talk about the roadmap",
    "Send this week's quotes", "Review the proposal", "Tour of the customer's plant",
    "Confirm the places at the fair", "Write the weekly report",
)  # fmt: skip
CALL_NOTES = {
    "zh-CN": ("合同已在走审批", "客户本月有预算", "最后一单看法务进度", "按已承诺的商机报", ""),
    "en": ("Contracts are with legal", "Budget is there this month", "The last one hangs on legal",
           "Only what was promised", ""),
}  # fmt: skip
OVERRIDE_NOTE = {
    "zh-CN": "有一单的采购流程偏慢，先保守一些",
    "en": "Procurement of one of them is slow; let us be careful",
}

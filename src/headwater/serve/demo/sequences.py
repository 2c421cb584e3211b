"""Sequences of the demo, one in each language. Nobody stands in them: its mailboxes are paused."""

from typing import Any

from headwater.fields.rules.views import ViewScope
from headwater.lib.documents import Node
from headwater.mail.rules.letterhtml import as_document
from headwater.sequences.services.sequences import create_sequence
from headwater.serve.demo.writing import Stageplay

EN = {
    "name": "After a demo: two letters and a call",
    "description": "For whoever saw the product and went quiet.",
    "first": ("What you said matters", ("Hi {{person.first_name|there}},\n\nthank you for your time. You said that "
              "the evenings before month end are the hardest. A customer of your size closes two days "
              "earlier since spring; I can show you how in fifteen minutes.\n\nWould Thursday suit you?\n\n{{sender.name}}")),
    "again": "Hi {{person.first_name|there}},\n\nif now is not the time, tell me when I should write again. One word is enough.\n\n{{sender.name}}",
    "call": "Call: is this still on their desk?",
}  # fmt: skip
ZH = {
    "name": "演示之后：两封信和一通电话",
    "description": "给看过产品、后来没有消息的客户。",
    "first": ("关于您提到的月底对账", ("{{person.salutation|您好}}：\n\n感谢您抽时间看演示。您提到月底前几晚最忙，"
              "一家和您规模相近的客户今年春天起提前两天关账，十五分钟我可以说清他们是怎么做的。\n\n周四上午方便吗？\n\n{{sender.name}}")),
    "again": "{{person.salutation|您好}}：\n\n如果现在不合适，告诉我什么时候再联系就好，回一个字也行。\n\n{{sender.name}}",
    "call": "致电：这件事还在推进吗？",
}  # fmt: skip


def write_sequences(play: Stageplay) -> None:
    for words in (ZH, EN):
        create_sequence(
            name=words["name"], description=words["description"], scope=ViewScope.WORKSPACE,
            steps=_steps(words), actor=play.owner, now=play.now,
        )  # fmt: skip


def _steps(words: dict[str, Any]) -> list[dict[str, Any]]:
    subject, text = words["first"]
    return [
        {"key": "s1", "kind": "mail", "variants": [_said(subject, text)]},
        {"key": "s2", "kind": "wait", "days": 3},
        {"key": "s3", "kind": "mail", "is_answer": True, "variants": [_said("", words["again"])]},
        {"key": "s4", "kind": "wait", "days": 4},
        {"key": "s5", "kind": "call", "title": words["call"], "is_held": True},
    ]


def _said(subject: str, text: str) -> dict[str, Any]:
    doc: Node = as_document(text)
    return {"key": "A", "subject": subject, "doc": doc}

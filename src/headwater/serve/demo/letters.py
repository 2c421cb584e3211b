"""What was written between the demo's team and its customers: some threads in each language."""

from dataclasses import dataclass

OUT, IN = "out", "in"


@dataclass(frozen=True)
class Line:
    """One letter of a thread: from which side, so many days ago, what it says; `kind` if a machine wrote it."""

    side: str
    days: float
    text: str
    template: str = ""  # the key of the gallery it was begun with
    is_automatic: bool = False
    is_read: bool = True


@dataclass(frozen=True)
class Talk:
    subject: str
    lines: tuple[Line, ...]


# {who}: how the customer is addressed, {me}: who writes, {deal} and {value}: what it is about.
TALKS_ZH = (
    Talk("{deal}报价", (
        Line(OUT, 6.2, "{who}好：\n\n{deal}的报价如下：总价 {value}，含安装与培训。\n本月 25 日前确定，下月中旬可以进场。\n\n{me}", "quote_short"),
        Line(IN, 4.8, "报价收到。老板问质保期能不能延到三年？另外付款能否分三期？"),
        Line(OUT, 4.1, "{who}好：\n\n质保可以延到三年，付款按 3-4-3 分期没有问题。修改后的方案今天下班前发您。\n\n{me}"),
        Line(IN, 0.2, "好的，周四上午我们开会过一下，请您十点打电话进来。", is_read=False),
    )),
    Talk("今天沟通的要点，请您过目", (
        Line(OUT, 12.0, "{who}好：\n\n今天聊得很有收获。我理解的目标是：年底前把盘点时间从两天减到半天。\n难处在于三个车间的编码不统一。不对的地方请您直接改。\n\n{me}", "what_i_understood"),
        Line(IN, 11.3, "理解得没错，补充一点：二号车间的旧设备也要接进来。"),
    )),
    Talk("想约您看看样机", (
        Line(OUT, 3.0, "{who}好：\n\n样机已经到上海仓库，下周二或周三您哪天方便过来看看？\n\n{me}", "introduced"),
        Line(IN, 2.9, "您好，我正在休假，下周一回公司后回复您的邮件。紧急事宜请联系前台。", is_automatic=True),
    )),
)  # fmt: skip
TALKS_EN = (
    Talk("Quote for {deal}", (
        Line(OUT, 7.1, "Hi {who},\n\nhere is our quote for {deal}: {value}, with installation and two days of training.\nIf you decide by the 25th, we can start in the middle of next month.\n\n{me}", "quote_short"),
        Line(IN, 5.4, "Thanks. Two questions before I take this to finance: is freight included, and can the second line come in a later phase?"),
        Line(OUT, 5.0, "Hi {who},\n\nfreight is included. The second line can follow within twelve months at the same price; I have put that into the quote.\n\n{me}"),
        Line(IN, 0.3, "That helps. Finance meets on Thursday, I will let you know right after.", is_read=False),
    )),
    Talk("What I understood today", (
        Line(OUT, 13.0, "Hi {who},\n\nthank you for the open conversation. What I took from it: you want stock-taking down from two days to half a day before the end of the year, and the codes of the three plants differ.\nPlease correct what is wrong.\n\n{me}", "what_i_understood"),
        Line(IN, 12.2, "Correct, with one addition: the old machines in plant two have to be connected as well."),
    )),
    Talk("A look at the sample unit", (
        Line(OUT, 3.1, "Hi {who},\n\nthe sample unit has arrived at our warehouse. Would Tuesday or Wednesday suit you for a look?\n\n{me}", "introduced"),
        Line(IN, 3.0, "I am out of the office until Monday and will answer then.", is_automatic=True),
    )),
)  # fmt: skip
# Somebody nobody knows yet: it waits in “not matched”.
STRANGER = (
    "stone.h@newcastle-mills.example",
    "Harriet Stone",
    "A question about your planning software",
    "Hello,\n\na colleague at another mill mentioned you. Do you also plan night shifts? We have three lines and eighty people.\n\nHarriet Stone",
)
SNIPPETS = (
    ("zh", ";约时间", "约时间", "您看周二上午或周四下午，哪个时间方便？"),
    ("en", ";meet", "Suggest a time", "Would Tuesday morning or Thursday afternoon suit you, {{person.first_name|there}}?"),
)  # fmt: skip
KEPT = ("one_observation", "introduced", "what_i_understood", "quote_short", "price_for_something", "after_signature")  # fmt: skip

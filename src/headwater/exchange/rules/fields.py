"""What a column can mean, and the names such columns bear in the files of other systems.

Names are compared as a set of letters only: `Deal - Title*`, `deal_title` and `DealTitle` are one.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from headwater.accounts.rules import Kind
from headwater.fields.rules.custom import Definition


class FileKind(StrEnum):
    DEALS = "deals"
    COMPANIES = "companies"
    PEOPLE = "people"
    STAGE_HISTORY = "stage_history"
    PRODUCTS = "products"
    TEAMS = "teams"


class FieldType(StrEnum):
    TEXT = "text"
    ID = "id"
    MONEY = "money"
    CURRENCY = "currency"
    NUMBER = "number"
    DATE = "date"
    MOMENT = "moment"
    EMAIL = "email"
    LIST = "list"
    CHOICE = "choice"
    TIER = "tier"
    OWN = "own"  # of the workspace's own; its definition says how it is read


class Field(NamedTuple):
    """A thing a column can mean. `several`: more than one column may mean it.

    `own` is the field of the workspace's own that it fills.
    """

    name: str
    type: FieldType
    kinds: frozenset[FileKind]
    aliases: tuple[str, ...]
    several: bool = False
    own: Definition | None = None


Fields = Mapping[str, Field]
# The kinds of file whose rows are records that can have fields of the workspace's own.
OWN_OF: Mapping[FileKind, Kind] = {
    FileKind.DEALS: Kind.DEAL,
    FileKind.COMPANIES: Kind.COMPANY,
    FileKind.PEOPLE: Kind.PERSON,
}


def own_field(one: Definition, kind: FileKind) -> Field:
    """Name a field of the workspace's own as something a column can mean."""
    names = (one.name_en, one.name_zh, one.key, one.name)
    aliases = tuple(name for name in names if name)
    return Field(one.name, FieldType.OWN, frozenset({kind}), aliases, own=one)


def _field(
    name: str, type_: FieldType, kinds: str, *, aliases: str, several: bool = False
) -> Field:
    codes = {
        "d": FileKind.DEALS, "c": FileKind.COMPANIES, "p": FileKind.PEOPLE,
        "h": FileKind.STAGE_HISTORY, "o": FileKind.PRODUCTS, "t": FileKind.TEAMS,
    }  # fmt: skip
    names = tuple(alias.strip() for alias in aliases.split(",") if alias.strip())
    return Field(name, type_, frozenset(codes[code] for code in kinds), names, several)


# Aliases of one file kind only are written `kind:alias`.
FIELDS = (
    _field("deal_id", FieldType.ID, "dh", aliases="""
        deal id, opportunity id, opportunityid, case id, case, deals:id, deals:record id, 商机编号, 商机id, 商机ID,
        订单编号, 编号, 交易编号, card id, stage_history:deal, 项目编号"""),
    _field("title", FieldType.TEXT, "d", aliases="""
        deal title, deal name, opportunity name, opportunity, title, deals:name, deal, subject, card name,
        商机名称, 商机, 交易名称, 项目名称, 标题, 销售机会名称, 机会名称"""),
    _field("value", FieldType.MONEY, "d", aliases="""
        deal value, close value, amount, value, deal amount, opportunity amount, amount requested, revenue,
        contract value, price, total, 金额, 商机金额, 预计金额, 成交金额, 合同金额, 总金额, 预计销售金额, 销售金额"""),
    _field("currency", FieldType.CURRENCY, "d", aliases="""
        currency, deal currency, currency of value, deal currency of value, currency iso code, amount currency,
        币种, 货币"""),
    _field("stage", FieldType.CHOICE, "dh", aliases="""
        deal stage, stage, stage name, stagename, pipeline stage, opportunity stage, sales stage, list name,
        section column, stage_history:activity, stage_history:new stage, stage_history:to stage,
        商机阶段, 销售阶段, 阶段, 当前阶段, 商机状态, 阶段名称"""),
    _field("status", FieldType.CHOICE, "d", aliases="""
        deal status, status, opportunity status, outcome, result, 状态, 结果, 赢单状态, 输赢"""),
    _field("at", FieldType.MOMENT, "h", aliases="""
        timestamp, time, at, date, entered at, entered, changed at, created date, start time, complete timestamp,
        时间, 进入时间, 变更时间, 日期"""),
    _field("owner", FieldType.CHOICE, "dcph", aliases="""
        deal owner, owner, opportunity owner, sales agent, sales rep, salesperson, rep, assigned to, assignee,
        account owner, contact owner, company owner, person owner, organization owner, owner name, owner id, members,
        stage_history:resource, stage_history:user, lead owner,
        负责人, 归属人, 所有人, 业务员, 销售, 跟进人, 销售员, 销售人员, 所属人"""),
    _field("owner_email", FieldType.EMAIL, "dcp", aliases="""
        owner email, deal owner email, assignee email, sales agent email, owner e mail, 负责人邮箱"""),
    _field("created_at", FieldType.MOMENT, "dcp", aliases="""
        created at, created, create date, created date, deal created, deal deal created, engage date, date created,
        open date, opened, person person created, organization organization created, add time,
        创建时间, 创建日期, 录入时间, 登记时间"""),
    _field("stage_entered_at", FieldType.MOMENT, "d", aliases="""
        last stage change, last stage change date, laststagechangedate, stage entered, stage since, 阶段变更时间"""),
    _field("close_date", FieldType.MOMENT, "d", aliases="""
        close date, closedate, closing date, 结单日期, 关单日期, 成交日期, 预计结单日期"""),
    _field("closed_at", FieldType.MOMENT, "d", aliases="""
        closed at, won time, lost time, deal closed on, closed date, deal won time, deal lost time,
        deal deal closed on, 赢单时间, 成交时间, 结束时间""", several=True),
    _field("expected_close_date", FieldType.DATE, "d", aliases="""
        expected close date, expected close, estimated close date, due date, 预计成交日期, 预计成交时间,
        预计签单日期, 预计完成日期, 预计成交, 预计签约日期, 预计关单日期"""),
    _field("lost_reason", FieldType.TEXT, "d", aliases="""
        lost reason, loss reason, closed lost reason, reason lost, 输单原因, 丢单原因, 失败原因"""),
    _field("source", FieldType.TEXT, "d", aliases="""
        source, lead source, leadsource, deal source, original source, 来源, 商机来源, 线索来源, 客户来源"""),
    _field("tag", FieldType.LIST, "d", aliases="""
        product, products, product name, label, labels, tags, tag, deal label, deal type, type, category,
        产品, 产品名称, 标签, 商机类型, 类型""", several=True),
    _field("company_id", FieldType.ID, "dcp", aliases="""
        account id, accountid, company id, organization id, companies:id, companies:record id,
        associated company ids primary, associated company ids, zoominfo company id, apollo account id, 客户编号"""),
    _field("company", FieldType.TEXT, "dcp", aliases="""
        account name, account, company name, company, organization, organization name, deal organization,
        associated company, associated company primary, companies:name, client, customer, employer, companyname,
        person organization, people:organization, people:current company, 单位, 公司, 公司名称, 客户名称, 客户, 企业名称, 单位名称, 所属公司"""),
    _field("company_domain", FieldType.TEXT, "dcp", aliases="""
        website, domain, company domain, company domain name, company website, web site, url of company,
        网址, 网站, 官网, 公司网站, companies:url"""),
    _field("industry", FieldType.TEXT, "dcp", aliases="""
        industry, sector, primary industry, 行业, 客户行业, 所属行业"""),
    _field("tier", FieldType.TIER, "dcp", aliases="""
        tier, account tier, account rating, customer level, customer grade, 客户级别, 客户等级, 客户分级"""),
    _field("company_size", FieldType.NUMBER, "dcp", aliases="""
        employees, number of employees, numberofemployees, company size, headcount, 员工人数, 人员规模, 规模"""),
    _field("country", FieldType.TEXT, "dcp", aliases="""
        country, country region, company country, companies:office location, billing country, 国家, 国家地区"""),
    _field("address", FieldType.TEXT, "dcp", aliases="""
        address, company address, billing street, full address, organization address, 地址, 公司地址, 详细地址"""),
    _field("parent_company", FieldType.TEXT, "c", aliases="""
        subsidiary of, parent account, parent company, parent, subsidiary of organization id, 上级公司, 母公司, 上级客户"""),
    _field("credit_code", FieldType.TEXT, "dcp", aliases="""
        credit code, uscc, unified social credit code, 统一社会信用代码, 信用代码, 税号"""),
    _field("company_phone", FieldType.TEXT, "dcp", aliases="""
        company phone, company hq phone, corporate phone, companies:phone, companies:phone number, company main phone,
        公司电话, companies:电话""", several=True),
    _field("person_id", FieldType.ID, "p", aliases="""
        contact id, person id, people:id, people:record id, zoominfo contact id, apollo contact id, vmid, 联系人编号"""),
    _field("person", FieldType.TEXT, "dp", aliases="""
        contact name, full name, fullname, contact person, deal contact person, contact, associated contact,
        person name, people:name, 姓名, 联系人, 联系人姓名, 客户联系人"""),
    _field("first_name", FieldType.TEXT, "p", aliases="first name, firstname, given name, person first name, 名"),
    _field("last_name", FieldType.TEXT, "p", aliases="last name, lastname, family name, surname, person last name, 姓"),
    _field("person_title", FieldType.TEXT, "dp", aliases="""
        job title, jobtitle, position, people:title, role, occupation, organization title, person job title, 职务, 职位, 岗位"""),
    _field("email", FieldType.EMAIL, "dp", aliases="""
        email, email address, e mail, e mail address, e mail 1 value, e mail 2 value, person email, person email work,
        person email home, person email other, work email, home email, e mail 2 address, e mail 3 address, secondary email, contact email,
        邮箱, 电子邮件, 电子邮件地址, 电子邮箱, 邮件""", several=True),
    _field("phone", FieldType.TEXT, "dp", aliases="""
        phone, phone number, mobile, mobile phone, mobile phone number, telephone, work phone, home phone, business phone,
        direct phone number, work direct phone, person phone, person phone work, person phone mobile, person phone home,
        phone 1 value, phone 2 value, contact phone, other phone, primary phone,
        手机, 电话, 手机号, 手机号码, 联系电话, 办公电话, 办公电话1, 商务电话, 移动电话, 座机, 家庭电话""", several=True),
    _field("wechat", FieldType.TEXT, "dp", aliases="wechat, weixin, wechat id, 微信, 微信号"),
    _field("qq", FieldType.TEXT, "dp", aliases="qq, qq号"),
    _field("linkedin", FieldType.TEXT, "dp", aliases="""
        linkedin, linkedin url, linkedin profile, person linkedin url, linkedin contact profile url, linkedinprofileurl,
        people:url, profileurl, defaultprofileurl""", several=True),
    _field("description", FieldType.TEXT, "cp", aliases="""
        description, notes, note, comments, summary, 备注, 说明, 描述"""),
    _field("product", FieldType.TEXT, "o", aliases="product, product name, name, 产品, 产品名称, 名称"),
    _field("member", FieldType.TEXT, "t", aliases="""
        sales agent, agent, rep, sales rep, salesperson, member, name, employee, 姓名, 成员, 业务员, 销售, 员工"""),
    _field("member_email", FieldType.EMAIL, "t", aliases="email, e mail, member email, 邮箱"),
    _field("manager", FieldType.TEXT, "t", aliases="manager, team lead, supervisor, 经理, 主管, 上级, 负责人"),
    _field("team", FieldType.TEXT, "t", aliases="regional office, team, office, region, department, 团队, 部门, 区域, 大区"),
)  # fmt: skip
BY_NAME = {field.name: field for field in FIELDS}
# Which field of a record a column writes that a role can be kept from.
WRITES = {
    "value": (Kind.DEAL, "value"), "lost_reason": (Kind.DEAL, "lost_reason_id"),
    "company_size": (Kind.COMPANY, "size"), "credit_code": (Kind.COMPANY, "credit_code"),
    "company_phone": (Kind.COMPANY, "phone"), "email": (Kind.PERSON, "email"),
    "phone": (Kind.PERSON, "phone"), "wechat": (Kind.PERSON, "wechat"),
    "linkedin": (Kind.PERSON, "linkedin"),
}  # fmt: skip

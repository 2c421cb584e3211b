"""Who appears in the demo: colleagues, customers and the people there. All of them are invented."""

from dataclasses import dataclass

from headwater.accounts.rules import Role


@dataclass(frozen=True)
class Colleague:
    name: str
    mail: str
    role: Role
    team: str | None
    zone: str = "Asia/Shanghai"


@dataclass(frozen=True)
class Customer:
    name: str
    domain: str
    industry: str
    size: int
    city: str
    region: str  # whose sellers look after it


# Three levels of teams, each below the one it names.
TEAMS = {
    "销售部 Sales": None,
    "中国区 China": "销售部 Sales",
    "华东组 East": "中国区 China",
    "华南组 South": "中国区 China",
    "海外部 International": "销售部 Sales",
    "Americas": "海外部 International",
    "Europe": "海外部 International",
}
COLLEAGUES = (
    Colleague("周琪 Zhou Qi", "zhou.qi", Role.ADMIN, "销售部 Sales"),
    Colleague("陈立", "chen.li", Role.MANAGER, "中国区 China"),
    Colleague("王芳", "wang.fang", Role.SELLER, "华东组 East"),
    Colleague("刘洋", "liu.yang", Role.SELLER, "华东组 East"),
    Colleague("张伟", "zhang.wei", Role.SELLER, "华南组 South"),
    Colleague("Emma Clarke", "emma.clarke", Role.MANAGER, "海外部 International", "Europe/London"),
    Colleague("Daniel Ortiz", "daniel.ortiz", Role.SELLER, "Americas", "America/Chicago"),
    Colleague("Sophie Laurent", "sophie.laurent", Role.SELLER, "Europe", "Europe/Paris"),
    Colleague("赵静", "zhao.jing", Role.OBSERVER, None),
)
SELLERS = {
    "east": ("王芳", "刘洋", "陈立"),
    "south": ("张伟",),
    "americas": ("Daniel Ortiz",),
    "europe": ("Sophie Laurent", "Emma Clarke"),
}
CURRENCY = {"east": "CNY", "south": "CNY", "americas": "USD", "europe": "EUR"}

EAST = """
云岭精工|yunling-jinggong|精密制造|860|苏州
海蓝医疗|hailan-medical|医疗器械|1200|上海
青松物流|qingsong-logistics|物流|2300|宁波
星河电子|xinghe-electronics|电子|540|无锡
东篱食品|dongli-food|食品|1750|杭州
禾木新能源|hemu-energy|新能源|3200|合肥
泊远船舶|boyuan-marine|船舶|980|南通
明月家居|mingyue-home|家居|410|嘉兴
锦溪纺织|jinxi-textile|纺织|1500|绍兴
望江汽配|wangjiang-parts|汽车零部件|760|常州
竹里包装|zhuli-packaging|包装|320|湖州
天目软件|tianmu-software|软件|230|杭州
九川水务|jiuchuan-water|环保|640|南京
合拓机器人|hetuo-robotics|机器人|180|苏州
朗悦光学|langyue-optics|光学|450|上海
白鹭生物|bailu-bio|生物医药|390|上海
千岛乳业|qiandao-dairy|食品|890|杭州
雁南建材|yannan-materials|建材|1100|徐州
长庚轴承|changgeng-bearing|精密制造|520|台州
溪山印务|xishan-print|印刷|150|金华
"""
SOUTH = """
南屿半导体|nanyu-semi|半导体|2600|深圳
榕城通信|rongcheng-telecom|通信|1400|福州
珠江塑业|zhujiang-plastics|化工|700|佛山
鹏程智造|pengcheng-maker|消费电子|3100|深圳
岭南药业|lingnan-pharma|生物医药|1600|广州
海角旅业|haijiao-travel|旅游|260|三亚
石湾陶瓷|shiwan-ceramics|建材|480|佛山
木棉服饰|mumian-fashion|服装|930|广州
闽越茶业|minyue-tea|食品|210|厦门
湾区动力|wanqu-power|新能源|1250|东莞
粤华电梯|yuehua-lift|装备制造|670|中山
星沙重工|xingsha-heavy|装备制造|4100|长沙
漓江纸业|lijiang-paper|造纸|560|桂林
晨曦照明|chenxi-lighting|照明|340|惠州
"""
AMERICAS = """
Alder & Pine Foods|alderpine|Food|820|Portland
Bluestem Robotics|bluestem-robotics|Robotics|240|Pittsburgh
Cedar Ridge Medical|cedarridge|Medical devices|1900|Minneapolis
Granite Peak Motors|granitepeak|Automotive|5200|Detroit
Harbor Light Logistics|harborlight|Logistics|1300|Savannah
Ironwood Packaging|ironwoodpack|Packaging|460|Columbus
Juniper Semiconductors|junipersemi|Semiconductors|2900|Austin
Maple Bay Paper|maplebay|Paper|710|Halifax
Northfork Dairy|northforkdairy|Food|390|Madison
Prairie Wind Energy|prairiewind|Energy|1050|Tulsa
Quetzal Textiles|quetzaltextiles|Textiles|880|Guadalajara
Sierra Optics|sierraoptics|Optics|310|Tucson
Tidewater Shipyards|tidewateryards|Shipbuilding|2400|Norfolk
"""
EUROPE = """
Albion Precision|albionprecision|Machinery|640|Sheffield
Bergmann Antriebe|bergmann-antriebe|Machinery|1700|Stuttgart
Castelli Ceramics|castelliceramics|Ceramics|280|Faenza
Delft Watertech|delftwatertech|Water|520|Delft
Fjordland Seafood|fjordlandseafood|Food|950|Bergen
Girasol Energía|girasolenergia|Energy|1150|Sevilla
Hansen & Vik Marine|hansenvik|Shipbuilding|430|Aarhus
Kralik Glass|kralikglass|Glass|360|Liberec
Lumière Éclairage|lumiere-eclairage|Lighting|590|Lyon
Novak Pharma|novakpharma|Pharmaceuticals|2100|Brno
Ostrava Steelworks|ostravasteel|Steel|3800|Ostrava
Rhône Chimie|rhonechimie|Chemicals|1450|Lyon
Tallinn Circuits|tallinncircuits|Electronics|270|Tallinn
"""


COUNTRIES = {
    "Halifax": "CA", "Guadalajara": "MX", "Sheffield": "GB", "Stuttgart": "DE", "Faenza": "IT",
    "Delft": "NL", "Bergen": "NO", "Sevilla": "ES", "Aarhus": "DK", "Liberec": "CZ", "Lyon": "FR",
    "Brno": "CZ", "Ostrava": "CZ", "Tallinn": "EE",
}  # fmt: skip
OF_REGION = {"east": "CN", "south": "CN", "americas": "US", "europe": ""}


def country_of(customer: Customer) -> str:
    return COUNTRIES.get(customer.city) or OF_REGION[customer.region]


def customers() -> list[Customer]:
    regions = {"east": EAST, "south": SOUTH, "americas": AMERICAS, "europe": EUROPE}
    return [
        Customer(name, f"{domain}.example", industry, int(size), city, region)
        for region, lines in regions.items()
        for name, domain, industry, size, city in (
            row.split("|") for row in lines.split("\n") if row
        )
    ]


FAMILY_ZH = (
    "李 li,王 wang,张 zhang,刘 liu,陈 chen,杨 yang,黄 huang,赵 zhao,吴 wu,周 zhou,徐 xu,孙 sun,马 ma,"
    "朱 zhu,胡 hu,郭 guo,何 he,高 gao,林 lin,罗 luo,欧阳 ouyang,梁 liang,宋 song,郑 zheng"
)
GIVEN_ZH = (
    "建国 jianguo,丽华 lihua,志强 zhiqiang,晓燕 xiaoyan,文博 wenbo,思远 siyuan,雅婷 yating,海涛 haitao,"
    "明辉 minghui,雪梅 xuemei,子轩 zixuan,佳怡 jiayi,国栋 guodong,春兰 chunlan,俊杰 junjie,慧敏 huimin,"
    "宏伟 hongwei,静怡 jingyi,嘉豪 jiahao,诗涵 shihan,永康 yongkang,若曦 ruoxi"
)
FIRST_EN = (
    "Alice Ben Carla Dmitri Elena Frank Grace Henrik Ines Jonas Karen Lukas Marta Nora Oliver Paula "
    "Quentin Rosa Stefan Tessa Ulrich Vera Walter Yvonne"
).split()
LAST_EN = (
    "Adams Becker Carter Dubois Eriksen Fischer Garcia Hughes Ivanova Jensen Keller Lindqvist Moreau "
    "Novotny Olsen Petrov Quinn Rossi Silva Turner Vasquez Weber Young Zeman"
).split()
TITLES_ZH = (
    "总经理",
    "采购总监",
    "生产副总",
    "信息中心主任",
    "设备部经理",
    "财务总监",
    "质量经理",
    "IT 主管",
)
TITLES_EN = (
    "Managing Director", "Head of Procurement", "VP Operations", "CIO", "Plant Manager", "CFO",
    "Quality Manager", "IT Manager",
)  # fmt: skip


def pairs(text: str) -> list[tuple[str, str]]:
    """Split names from their spelling in Latin letters."""
    return [(one.split()[0], one.split()[1]) for one in text.split(",")]

# SPDX-License-Identifier: MIT
"""Dates in Chinese words; numerals are digits by the time they are read."""

from __future__ import annotations

from delegate_crm.rules.approx import MonthPart, Season, Unit
from delegate_crm.rules.datewords.language import Language, Wording, Words
from delegate_crm.rules.windows import Anchor

_MONTHS = [f"{month}月" for month in range(1, 13)]
_YEAR = "(?:<year>年?)?"
_WEEK = "(?:周|星期|礼拜)"

WORDS = Words(
    months={
        **{name: month for month, name in enumerate(_MONTHS, 1)},
        **{f"{month:02d}月": month for month in range(1, 10)},
        **{f"{name}份": month for month, name in enumerate(_MONTHS, 1)},
    },
    weekdays={**{str(n + 1): n for n in range(6)}, "日": 6, "天": 6, "7": 6},
    seasons={
        **dict.fromkeys(["春季", "春天", "春"], Season.SPRING),
        **dict.fromkeys(["夏季", "夏天", "夏"], Season.SUMMER),
        **dict.fromkeys(["秋季", "秋天", "秋"], Season.AUTUMN),
        **dict.fromkeys(["冬季", "冬天", "冬"], Season.WINTER),
    },
    parts={
        **dict.fromkeys(["初", "上旬"], MonthPart.BEGINNING),
        **dict.fromkeys(["中旬", "中"], MonthPart.MIDDLE),
        **dict.fromkeys(["底", "末", "下旬"], MonthPart.END),
    },
    units={
        **dict.fromkeys(["天", "日"], Unit.DAY),
        **dict.fromkeys(["个工作日", "工作日"], Unit.WORKING_DAY),
        **dict.fromkeys(["周", "个星期", "星期", "个礼拜", "礼拜"], Unit.WEEK),
        **dict.fromkeys(["个月", "月"], Unit.MONTH),
        "年": Unit.YEAR,
    },
    anchors={
        **dict.fromkeys(["访问结束", "访问", "来访", "离开"], Anchor.VISIT_END),
        "抵达": Anchor.VISIT_START,
        **dict.fromkeys(["签署", "签约"], Anchor.SIGNING),
        "生效": Anchor.EFFECTIVE,
        **dict.fromkeys(["到期", "期满"], Anchor.EXPIRY),
        **dict.fromkeys(["寄出样品", "样品寄出", "寄样"], Anchor.SAMPLE_SENT),
        "活动": Anchor.EVENT_END,
    },
    ordinals={**{str(n): n for n in range(1, 5)}, "上": 1, "下": 2},
    near_days={
        **dict.fromkeys(["今天", "今日", "现在"], 0),
        **dict.fromkeys(["昨天", "昨日"], -1),
        **dict.fromkeys(["明天", "明日"], 1),
        "前天": -2,
        "后天": 2,
    },
    steps={"上": -1, "上个": -1, "本": 0, "这": 0, "这个": 0, "下": 1, "下个": 1},
    by_weeks=True,
    near_years=[
        ("前年", -2, "{}年"),
        ("去年", -1, "{}年"),
        ("今年", 0, "{}年"),
        ("明年", 1, "{}年"),
        ("后年", 2, "{}年"),
    ],
    rewrites=[
        (r"1年半", "18个月"),
        (r"(?<![上下前后])半年", "6个月"),
        (r"半个月", "15天"),
    ],
    shapes=[
        ("day", f"{_YEAR}<month><day>[日号]?"),
        ("days", f"(?:从|自)?{_YEAR}<month><day>[日号]?[-至到和~]<day2>[日号]?"),
        ("month", f"{_YEAR}<month>"),
        ("months", f"{_YEAR}<first>月?[-至到和~]<last>月份?"),
        ("part", f"{_YEAR}<month><part>"),
        ("season", r"(?:<year>(?:[/-](?:\d\d){1,2})?年?)?的?<season>"),
        ("quarter", f"{_YEAR}第?<nth>季度?"),
        ("half", f"{_YEAR}<nth>半年"),
        ("year", "<year>年?"),
        ("near", "<near>"),
        ("weekday", f"(?:<step>)?{_WEEK}<weekday>"),
        ("period", "<step><unit>"),
    ],
    qualifiers=[
        ("about", r"(?:大约|大概|约)在?(?P<rest>.+)"),
        ("about", r"(?P<rest>.+)(?:左右|前后)"),
        ("perhaps", r"(?:可能是|可能在|可能|也许|或许)(?P<rest>.+)"),
        ("perhaps", r"(?P<rest>.+)\((?:不确定|待确认)\)"),
    ],
    ranges=[r"(?:从|自)?(?P<left>.+?)[至到](?P<right>.+)"],
    frames=[
        ("week", r"(?P<rest>.+)(?:那1|那|当|所在|这)周"),
        ("before", r"(?P<rest>.+?)(?:以前|之前|前)"),
        ("until", r"(?:不晚于|截至|截止)?(?P<rest>.+?)(?:为止|止)"),
        ("until", r"(?:不晚于|截至|截止)(?P<rest>.+)"),
        ("after", r"(?P<rest>.+?)(?:以后|之后|后)"),
        ("since", r"(?:从|自)?(?P<rest>.+?)(?:以来|起|开始)"),
        ("plain", r"(?:在|于)(?P<rest>.+)"),
    ],
    offsets=[
        ("ahead", "(?:过)?<n>(?!月)<unit>(?:之后|以后|后)"),
        ("back", "<n>(?!月)<unit>(?:之前|以前|前)"),
    ],
    windows=[
        (
            "between",
            (
                "(?:<anchor>(?:之|以)?后)?(?:的|在)?<n>(?:(?!月)<unit>)?[-至到~]<n2>(?!月)<unit2>"
                "(?:(?:之|以)?[内后])?"
            ),
        ),
        ("within", "(?:<anchor>(?:之|以)?后)?(?:的|在)?<n>(?!月)<unit>(?:之|以)?内"),
        ("point", "(?:<anchor>(?:之|以)?后)?<n>(?!月)<unit>(?:(?:之|以)?后)?"),
    ],
    counted="(?P<rest>.+?)(?:之|以)?后(?:的|在)?(?P<span>.+)",
    noise=["反馈", "答复", "回复", "回信", "给予", "有"],
)


def _same(pattern: str) -> tuple[str, str]:
    """Chinese words keep their form after "about" and "before"."""
    return pattern, pattern


WORDING = Wording(
    months=(_MONTHS, _MONTHS),
    short_months=_MONTHS,
    day="{y}年{m}{d}日",
    month=_same("{y}年{m}"),
    week=_same("{day}当周"),
    parts={
        MonthPart.BEGINNING: _same("{y}年{m}上旬"),
        MonthPart.MIDDLE: _same("{y}年{m}中旬"),
        MonthPart.END: _same("{y}年{m}下旬"),
    },
    seasons={
        Season.SPRING: _same("{y}年春季"),
        Season.SUMMER: _same("{y}年夏季"),
        Season.AUTUMN: _same("{y}年秋季"),
        Season.WINTER: _same("{y}/{yy2}年冬季"),
    },
    quarter=_same("{y}年第{nc}季度"),
    halves=(_same("{y}年上半年"), _same("{y}年下半年")),
    year="{y}年",
    days="{y}年{m}{d}日至{d2}日",
    days_of_year="{y}年{m}{d}日至{m2}{d2}日",
    days_of_years="{y}年{m}{d}日至{y2}年{m2}{d2}日",
    before="{date}以前",
    until="不晚于{date}",
    after="{date}以后",
    since="{date}起",
    about="约{date}",
    about_short="约{date}",
    perhaps="可能{date}",
    bounds="{date}（{bounds}）",
    window="{opens}至{closes}",
    hint_day="{m}{d}日",
    hint_end="{m}底",
)

CHINESE = Language("zh", WORDS, WORDING)

# SPDX-License-Identifier: MIT
"""Dates in English words."""

from __future__ import annotations

from delegate_crm.kit.locales import month_names, weekday_names
from delegate_crm.rules.approx import MonthPart, Season, Unit
from delegate_crm.rules.datewords.language import Language, Wording, Words
from delegate_crm.rules.windows import Anchor

_FULL, _SHORT = month_names("en"), month_names("en", "abbreviated")
_NUMBERS = (
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)

WORDS = Words(
    months={
        **{name.lower(): number for number, name in enumerate(_FULL, 1)},
        **{name.lower()[:3]: number for number, name in enumerate(_FULL, 1)},
        "sept": 9,
    },
    weekdays={
        **{name.lower(): number for number, name in enumerate(weekday_names("en"))},
        **{name.lower()[:3]: number for number, name in enumerate(weekday_names("en"))},
    },
    seasons={
        "spring": Season.SPRING,
        "summer": Season.SUMMER,
        "autumn": Season.AUTUMN,
        "fall": Season.AUTUMN,
        "winter": Season.WINTER,
    },
    parts={
        "beginning": MonthPart.BEGINNING,
        "start": MonthPart.BEGINNING,
        "early": MonthPart.BEGINNING,
        "middle": MonthPart.MIDDLE,
        "mid": MonthPart.MIDDLE,
        "end": MonthPart.END,
        "late": MonthPart.END,
    },
    units={
        **dict.fromkeys(["d", "day", "days"], Unit.DAY),
        **dict.fromkeys(["wd", "working days", "working day", "business days"], Unit.WORKING_DAY),
        **dict.fromkeys(["w", "wk", "week", "weeks"], Unit.WEEK),
        **dict.fromkeys(["m", "mo", "month", "months"], Unit.MONTH),
        **dict.fromkeys(["y", "yr", "year", "years"], Unit.YEAR),
    },
    anchors={
        "visit": Anchor.VISIT_END,
        "departure": Anchor.VISIT_END,
        "arrival": Anchor.VISIT_START,
        "signing": Anchor.SIGNING,
        "signature": Anchor.SIGNING,
        "entry into force": Anchor.EFFECTIVE,
        "expiry": Anchor.EXPIRY,
        "sending the sample": Anchor.SAMPLE_SENT,
        "dispatch": Anchor.SAMPLE_SENT,
        "event": Anchor.EVENT_END,
    },
    ordinals={
        **{word: n for n, word in enumerate(["first", "second", "third", "fourth"], 1)},
        **{word: n for n, word in enumerate(["1st", "2nd", "3rd", "4th"], 1)},
        **{str(n): n for n in range(1, 5)},
    },
    near_days={
        "today": 0,
        "now": 0,
        "yesterday": -1,
        "tomorrow": 1,
        "day before yesterday": -2,
        "day after tomorrow": 2,
    },
    steps={"last": -1, "previous": -1, "past": -1, "this": 0, "next": 1, "coming": 1},
    by_weeks=False,
    near_years=[
        (r"\blast year\b", -1, "{}"),
        (r"\bthis year\b", 0, "{}"),
        (r"\bnext year\b", 1, "{}"),
    ],
    rewrites=[
        (r"\b(?:a|1|one) year and a half\b", "18 months"),
        (r"\bhalf(?: a |-a-|-| )year\b(?! \d)", "6 months"),
        (r"\b(?:a )?fortnight\b", "2 weeks"),
        (r"\ban? (?=year|month|week|day)", "1 "),
        *((rf"\b{word}\b", str(n)) for n, word in enumerate(_NUMBERS, 1)),
    ],
    shapes=[
        ("day", r"(?:the )?<day>(?:st|nd|rd|th)?(?: of|-)? ?<month>(?: (?:of )?|-)?<year?>"),
        ("day", r"<month> <day>(?:st|nd|rd|th)?(?: <year>)?"),
        (
            "days",
            (
                r"(?:from |between )?(?:the )?<day>(?:st|nd|rd|th)?(?:-| to | and |~)"
                r"<day2>(?:st|nd|rd|th)?(?: of)? <month>(?: <year>)?"
            ),
        ),
        ("days", r"<month> <day>(?:-| to )<day2>(?: <year>)?"),
        ("month", r"<month>(?: of)?(?: |-)?<year?>"),
        ("part", r"(?:the )?<part>(?: of|-of)?[ -]<month>(?: <year>)?"),
        ("season", r"(?:the )?<season>(?: of)?(?: <year>(?:[/-](?:\d\d){1,2})?)?"),
        ("quarter", r"q ?<nth>(?: of)?(?: ?<year>)?"),
        ("quarter", r"<year>[ -]?q<nth>"),
        ("quarter", r"(?:the )?<nth> ?(?:quarter|q)(?: of)?(?: <year>)?"),
        ("half", r"h ?<nth>(?: of)?(?: ?<year>)?"),
        ("half", r"(?:the )?<nth> half(?: of)?(?: the year)?(?: <year>)?"),
        ("year", r"(?:the )?(?:year )?<year>"),
        ("near", r"(?:the )?<near>"),
        ("weekday", r"(?:on )?(?:(?:the )?<step> )?<weekday>"),
        ("period", r"(?:the )?<step> <unit>"),
    ],
    qualifiers=[
        (
            "about",
            (
                r"(?:about|around|approximately|approx|circa|ca|c|roughly|some ?time (?:in|around))"
                r"(?: the)? (?P<rest>.+)"
            ),
        ),
        ("perhaps", r"(?:perhaps|maybe|possibly|probably|presumably) (?P<rest>.+)"),
        ("perhaps", r"(?P<rest>.+) ?\((?:uncertain|not certain|not sure)\)"),
    ],
    ranges=[
        r"(?:from |between )?(?P<left>.+?)(?: to | until | till | and )(?P<right>.+)",
    ],
    frames=[
        ("week", r"(?:the )?week (?:of|from|beginning|commencing|starting) (?P<rest>.+)"),
        ("before", r"(?:some ?time )?before (?P<rest>.+)"),
        ("until", r"(?:by|until|till|up to|no later than|not later than) (?P<rest>.+)"),
        ("after", r"(?:some ?time )?after (?P<rest>.+)"),
        ("since", r"(?:since|from|starting|as of) (?P<rest>.+)"),
        ("plain", r"(?:in|on|during|at|the) (?P<rest>.+)"),
    ],
    offsets=[
        ("ahead", r"(?:in|after) <n> ?<unit>(?: time)?"),
        ("ahead", r"<n> ?<unit> (?:later|from now|from today|ahead)"),
        ("back", r"<n> ?<unit> (?:ago|before today|earlier)"),
    ],
    windows=[
        (
            "between",
            (
                r"(?:in|within|from|between)? ?<n>(?: ?<unit>)?(?:-| to | or | and )"
                r"<n2> ?<unit2>(?: (?:after|from) (?:the )?<anchor>)?"
            ),
        ),
        (
            "within",
            (
                r"(?:within|inside|in the course of|over|during)(?: the next)? <n> ?<unit>"
                r"(?: (?:after|from|of) (?:the )?<anchor>)?"
            ),
        ),
        ("point", r"(?:in )?<n> ?<unit>(?: time)?(?: (?:after|from) (?:the )?<anchor>)?"),
    ],
    counted=r"(?P<span>.+) (?:after|from) (?P<rest>.+)",
    noise=["feedback", "an answer", "answer", "a reply", "reply", "response", "expected"],
)

WORDING = Wording(
    months=(_FULL, _FULL),
    short_months=_SHORT,
    day="{d} {m} {y}",
    month=("{m} {y}", "{m} {y}"),
    week=("week of {day}", "week of {day}"),
    parts={
        MonthPart.BEGINNING: ("beginning of {m} {y}", "the beginning of {m} {y}"),
        MonthPart.MIDDLE: ("middle of {m} {y}", "the middle of {m} {y}"),
        MonthPart.END: ("end of {m} {y}", "the end of {m} {y}"),
    },
    seasons={
        Season.SPRING: ("spring {y}", "spring {y}"),
        Season.SUMMER: ("summer {y}", "summer {y}"),
        Season.AUTUMN: ("autumn {y}", "autumn {y}"),
        Season.WINTER: ("winter {y}/{yy2}", "winter {y}/{yy2}"),
    },
    quarter=("Q{n} {y}", "Q{n} {y}"),
    halves=(
        ("first half of {y}", "first half of {y}"),
        ("second half of {y}", "second half of {y}"),
    ),
    year="{y}",
    days="{d}–{d2} {m} {y}",
    days_of_year="{d} {m} – {d2} {m2} {y}",
    days_of_years="{d} {m} {y} – {d2} {m2} {y2}",
    before="before {date}",
    until="by {date}",
    after="after {date}",
    since="from {date}",
    about="about {date}",
    about_short="≈ {date}",
    perhaps="perhaps {date}",
    bounds="{date} ({bounds})",
    window="{opens} to {closes}",
    hint_day="{d} {m}",
    hint_end="end of {m}",
)

ENGLISH = Language("en", WORDS, WORDING)

# SPDX-License-Identifier: MIT
"""Dates in Russian words."""

from __future__ import annotations

from delegate_crm.kit.locales import month_names
from delegate_crm.rules.approx import MonthPart, Season, Unit
from delegate_crm.rules.datewords.language import Language, Wording, Words
from delegate_crm.rules.windows import Anchor

_FULL, _BESIDE_DAY = month_names("ru"), month_names("ru", "wide", "format")
_SHORT = month_names("ru", "abbreviated", "format")
_YEAR = r"<year>(?:-?(?:го|й|м))?(?: ?(?:году|года|годом|год|гг|г))?"
_MAYBE_YEAR = f"(?: {_YEAR})?"

_NUMBERS = {
    "од(?:ин|на|ну|ного|ной)": 1,
    "дв(?:а|е|ух)": 2,
    "тр(?:и|ех)": 3,
    "четыр(?:е|ех)": 4,
    "пят[ьи]": 5,
    "шест[ьи]": 6,
    "сем[ьи]": 7,
    "вос(?:е|ь)м[ьи]": 8,
    "девят[ьи]": 9,
    "десят[ьи]": 10,
    "одиннадцат[ьи]": 11,
    "двенадцат[ьи]": 12,
}

_WEEKDAY_FORMS = [
    "понедельник понедельника понедельнику пн",
    "вторник вторника вторнику вт",
    "среда среду среды среде ср",
    "четверг четверга четвергу чт",
    "пятница пятницу пятницы пятнице пт",
    "суббота субботу субботы субботе сб",
    "воскресенье воскресенья воскресенью вс",
]

_ORDINAL_STEMS = [
    "перв(?:ый|ое|ого|ом)",
    "второ(?:й|е|го|м)",
    "трет(?:ий|ьего|ьем)",
    "четверт(?:ый|ого|ом)",
]


def _month_forms() -> dict[str, int]:
    """Spell every case of every month, and the short forms."""
    forms: dict[str, int] = {"сен": 9, "сент": 9, "нояб": 11, "февр": 2}
    for number, (name, beside_day) in enumerate(zip(_FULL, _BESIDE_DAY, strict=True), 1):
        stem = name.rstrip("йь")
        endings = ["ь", "я", "е", "ю", "й"] if stem != name else ["", "а", "е", "у"]
        forms |= dict.fromkeys([stem + ending for ending in endings], number)
        forms |= dict.fromkeys([beside_day, name[:3]], number)
    return forms


def _ordinals() -> dict[str, int]:
    roman = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
    endings = ("", "-й", "-е", "-го", "-ом", "-м", "й", "е", "го", "ое", "ый")
    return roman | {f"{n}{ending}": n for n in range(1, 5) for ending in endings}


WORDS = Words(
    months=_month_forms(),
    weekdays={form: n for n, forms in enumerate(_WEEKDAY_FORMS) for form in forms.split()},
    seasons={
        **dict.fromkeys(["весна", "весны", "весной", "весну"], Season.SPRING),
        **dict.fromkeys(["лето", "лета", "летом"], Season.SUMMER),
        **dict.fromkeys(["осень", "осени", "осенью"], Season.AUTUMN),
        **dict.fromkeys(["зима", "зимы", "зимой", "зиму"], Season.WINTER),
    },
    parts={
        **dict.fromkeys(["начало", "начала", "начале", "началу"], MonthPart.BEGINNING),
        **dict.fromkeys(["середина", "середины", "середине", "середину"], MonthPart.MIDDLE),
        **dict.fromkeys(["конец", "конца", "конце", "концу"], MonthPart.END),
    },
    units={
        **dict.fromkeys(["д", "дн", "день", "дня", "дней", "сутки", "суток"], Unit.DAY),
        **dict.fromkeys(
            ["рд", "рабочих дней", "рабочих дня", "рабочий день", "раб дн"], Unit.WORKING_DAY
        ),
        **dict.fromkeys(["н", "нед", "неделя", "недели", "недель", "неделю", "неделе"], Unit.WEEK),
        **dict.fromkeys(["м", "мес", "месяц", "месяца", "месяцев", "месяце", "месяцу"], Unit.MONTH),
        **dict.fromkeys(["г", "год", "года", "лет", "году"], Unit.YEAR),
    },
    anchors={
        "визита": Anchor.VISIT_END,
        "отъезда": Anchor.VISIT_END,
        "приезда": Anchor.VISIT_START,
        "подписания": Anchor.SIGNING,
        "вступления в силу": Anchor.EFFECTIVE,
        "истечения": Anchor.EXPIRY,
        "отправки образца": Anchor.SAMPLE_SENT,
        "отправки": Anchor.SAMPLE_SENT,
        "мероприятия": Anchor.EVENT_END,
    },
    ordinals=_ordinals(),
    near_days={
        "сегодня": 0,
        "сейчас": 0,
        "вчера": -1,
        "завтра": 1,
        "позавчера": -2,
        "послезавтра": 2,
    },
    steps={
        **{f"прошл{ending}": -1 for ending in ("ый", "ая", "ую", "ое", "ой", "ого", "ом")},
        **dict.fromkeys(["этот", "эта", "эту", "это", "этой", "этом"], 0),
        **{f"следующ{ending}": 1 for ending in ("ий", "ая", "ую", "ее", "ей", "его", "ем")},
        **{f"ближайш{ending}": 1 for ending in ("ий", "ая", "ую", "ее")},
    },
    by_weeks=False,
    near_years=[
        (r"\bпрошл(?:ый|ого|ом) год[ау]?\b", -1, "{} год"),
        (r"\b(?:этот|этого|этом|текущего|текущем) год[ау]?\b", 0, "{} год"),
        (r"\b(?:следующ|будущ)(?:ий|его|ем) год[ау]?\b", 1, "{} год"),
    ],
    rewrites=[
        (r"\bпол(?:тора|утора) (?:года|лет)\b", "18 месяцев"),
        (r"\bпол(?:у)?года\b", "6 месяцев"),
        *((rf"\b{stem}\b", str(n)) for n, stem in enumerate(_ORDINAL_STEMS, 1)),
        *((rf"\b{stem}\b", str(n)) for stem, n in _NUMBERS.items()),
    ],
    shapes=[
        ("day", rf"<day>(?:-?(?:го|е))? <month>{_MAYBE_YEAR}"),
        (
            "days",
            r"(?:с )?<day>(?:-?го)?(?:-| по | до | и |~)<day2>(?:-?(?:го|е))? <month>"
            + _MAYBE_YEAR,
        ),
        ("month", rf"<month>{_MAYBE_YEAR}"),
        ("part", rf"<part> <month>{_MAYBE_YEAR}"),
        ("season", r"<season>(?: <year>(?:[/-](?:\d\d){1,2})?(?: (?:года|гг|г))?)?"),
        ("quarter", rf"<nth> ?(?:квартал(?:а|е)?|кв){_MAYBE_YEAR}"),
        ("half", rf"<nth> (?:полугоди(?:е|я|и)|половин(?:а|ы|е)){_MAYBE_YEAR}"),
        ("year", _YEAR),
        ("near", "<near>"),
        ("weekday", "(?:во? )?(?:<step> )?<weekday>"),
        ("period", "(?:на |в )?<step> <unit>"),
    ],
    qualifiers=[
        (
            "about",
            (
                r"(?:около|примерно|приблизительно|ориентировочно|где-то|прибл|ок)"
                r" (?:в )?(?P<rest>.+)"
            ),
        ),
        ("perhaps", r"(?:возможно|вероятно|может быть|наверное|предположительно) (?P<rest>.+)"),
        ("perhaps", r"(?P<rest>.+) ?\((?:неточно|не уверены?)\)"),
    ],
    ranges=[r"(?:с |со |от )?(?P<left>.+?)(?: по | до )(?P<right>.+)"],
    frames=[
        ("week", r"(?:на )?недел(?:я|и|ю|е) (?:с |от )?(?P<rest>.+)"),
        ("before", r"(?:до|ранее|раньше) (?P<rest>.+)"),
        ("until", r"(?:не позднее|не позже|по|к) (?P<rest>.+)"),
        ("after", r"(?:после|позже|позднее) (?P<rest>.+)"),
        ("since", r"(?:начиная с|со|с) (?P<rest>.+)"),
        ("plain", r"(?:во|в|на) (?P<rest>.+)"),
    ],
    offsets=[
        ("ahead", r"(?:через|спустя) (?:<n> ?)?<unit>"),
        ("back", r"(?:<n> ?)?<unit> (?:тому )?назад"),
    ],
    windows=[
        (
            "between",
            (
                r"(?:через |от |с |за |в течение )?(?:<n> ?)?(?:<unit>)?(?:-| до | или | по )"
                r"(?:<n2> ?)?<unit2>(?: (?:после|от|со|с) <anchor>)?"
            ),
        ),
        ("within", r"(?:в течение|за|в пределах) (?:<n> ?)?<unit>(?: (?:после|от|со|с) <anchor>)?"),
        ("point", r"(?:через |спустя )?(?:<n> ?)?<unit>(?: (?:после|от|со|с) <anchor>)?"),
    ],
    counted=r"(?P<span>.+) (?:после|от|со|с) (?P<rest>.+)",
    noise=["обратная связь", "отклик", "ответ", "отзыв", "ждем", "ожидаем"],
)

WORDING = Wording(
    months=(_FULL, _BESIDE_DAY),
    short_months=_SHORT,
    day="{d} {mg} {y} г.",
    month=("{m} {y} г.", "{mg} {y} г."),
    week=("неделя с {day}", "недели с {day}"),
    parts={
        MonthPart.BEGINNING: ("начало {mg} {y} г.", "начала {mg} {y} г."),
        MonthPart.MIDDLE: ("середина {mg} {y} г.", "середины {mg} {y} г."),
        MonthPart.END: ("конец {mg} {y} г.", "конца {mg} {y} г."),
    },
    seasons={
        Season.SPRING: ("весна {y} г.", "весны {y} г."),
        Season.SUMMER: ("лето {y} г.", "лета {y} г."),
        Season.AUTUMN: ("осень {y} г.", "осени {y} г."),
        Season.WINTER: ("зима {y}/{yy2} г.", "зимы {y}/{yy2} г."),
    },
    quarter=("{n}-й квартал {y} г.", "{n}-го квартала {y} г."),
    halves=(
        ("первое полугодие {y} г.", "первого полугодия {y} г."),
        ("второе полугодие {y} г.", "второго полугодия {y} г."),
    ),
    year="{y} г.",
    days="{d}–{d2} {mg} {y} г.",
    days_of_year="{d} {mg} – {d2} {mg2} {y} г.",
    days_of_years="{d} {mg} {y} г. – {d2} {mg2} {y2} г.",
    before="до {date}",
    until="не позднее {date}",
    after="после {date}",
    since="с {date}",
    about="около {date}",
    about_short="≈ {date}",
    perhaps="возможно, {date}",
    bounds="{date} ({bounds})",
    window="{opens} – {closes}",
    hint_day="{d} {m}",
    hint_end="конец {mg}",
)

RUSSIAN = Language("ru", WORDS, WORDING)

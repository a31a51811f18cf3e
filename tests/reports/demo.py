# SPDX-License-Identifier: MIT
"""One visit report with every block, in three languages: what the drawings are tried on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from delegate_crm.reports.blocks import (
    Block,
    Bullets,
    Document,
    Facts,
    Heading,
    Milestone,
    Numbered,
    Para,
    Sign,
    Step,
    Table,
    WindowBar,
    quiet,
    strong,
)

TODAY = dt.date(2019, 1, 15)
VISIT = dt.date(2018, 7, 30)
OFFICE_OPENED = dt.date(2018, 8, 5)
FAIR = dt.date(2018, 10, 15)
OPENS = dt.date(2019, 1, 1)
CLOSES = dt.date(2019, 7, 31)


def document(lang: str, paper: str = "A4") -> Document:
    """The report in a language."""
    return {"en": english, "ru": russian, "zh": chinese}[lang](paper)


def bar(title: str, words: str, labels: Sequence[str], state: str = "open") -> WindowBar:
    """The window of the answer from Xinxiang; labels: visit, office, fair, today."""
    visit, office, fair, today = labels
    return WindowBar(
        title,
        words,
        Milestone(VISIT, visit),
        OPENS,
        CLOSES,
        TODAY,
        state,
        today,
        closes_about=True,
        milestones=(Milestone(OFFICE_OPENED, office), Milestone(FAIR, fair)),
    )


def english(paper: str) -> Document:
    """In English."""
    blocks: list[Block] = [
        Heading("Delegation"),
        Facts(
            [
                (
                    "Head",
                    [
                        strong("Zhang Guowei  张国伟"),
                        quiet("  Secretary, Xinxiang City Party Committee"),
                    ],
                ),
                ("Delegates", "5, names to be added"),
                (
                    "Received by",
                    (
                        "Denis Kovalevich, Director General of TechnoSpark; "
                        "Valentina Glushkova, Deputy Mayor of Troitsk"
                    ),
                ),
                ("Dates", "about 30 July 2018"),
            ]
        ),
        Heading("Programme"),
        Numbered(
            [
                Step(
                    "1",
                    "TechnoSpark Nano-Center, Troitsk",
                    ["met by Denis Kovalevich, Director General"],
                    "morning",
                ),
                Step(
                    "2",
                    "Start-ups shown",
                    ["logistic robots, flexible electronics, lasers, artificial diamonds"],
                    "11:30",
                ),
                Step("3", "Aspirant Business Park", ["building site"], "midday"),
                Step("4", "City administration", ["Deputy Mayor Valentina Glushkova"], "afternoon"),
            ]
        ),
        Heading("Outcome"),
        Para(
            "A first, exploratory visit. The guests report to investors at home and answer in half "
            "a year to a year. Laser samples and diamond plates are being tested by Chinese "
            "customers."
        ),
        Heading("Interest found", 2),
        Table(
            ["Offering", "Customer", "Stage", "Samples"],
            [
                ["Picosecond laser", "Chinese customers testing laser samples", "Under test", "2"],
                ["Diamond plates", "Chinese customers testing diamond plates", "Under test", "12"],
                ["Flexible electronics", "Investors the delegation reports to", "Noted", "–"],
            ],
            weights=(3, 5, 2, 1),
            numeric=(3,),
        ),
        Heading("What happens next"),
        bar(
            "Investors’ feedback, 6–12 months after the visit",
            "Open: 1 January to about 31 July 2019, day 15 of 212. "
            "Said: “the investors will answer in half a year to a year”.",
            ("Visit", "Beijing office", "October fair", "Today, 15 January"),
        ),
        Bullets(
            [
                "Return visit invitation: due 25 January 2019",
                "Official cooperation document: offered, not drafted",
                [strong("October fair"), quiet(" and the office in Beijing: done")],
            ]
        ),
        Sign(["Prepared by", "Approved by"]),
    ]
    return Document(
        "Report on an incoming visit",
        ["Xinxiang city delegation (China), about July 2018", "新乡市代表团（中国），约 2018年7月"],
        "en",
        "Office of International Relations",
        "No. 14/2019 · Troitsk, 15 January 2019",
        "Source: city newspaper, 2018. For internal use.",
        blocks,
        paper,
        author="Office of International Relations",
        printed="Printed by Anna Petrova, 15 January 2019, 09:41",
    )


def russian(paper: str) -> Document:
    """In Russian."""
    blocks: list[Block] = [
        Heading("Делегация"),
        Facts(
            [
                (
                    "Глава",
                    [strong("Чжан Говэй  张国伟"), quiet("  секретарь горкома КПК г. Синьсян")],
                ),
                ("Состав", "5 человек, имена уточняются"),
                (
                    "Принимали",
                    (
                        "Денис Ковалевич, генеральный директор наноцентра «ТехноСпарк»; "
                        "Валентина Глушкова, заместитель мэра города Троицка"
                    ),
                ),
                ("Даты", "около 30 июля 2018 г."),
            ]
        ),
        Heading("Программа"),
        Numbered(
            [
                Step(
                    "1",
                    "Наноцентр «ТехноСпарк», Троицк",
                    ["встречал Денис Ковалевич, генеральный директор"],
                    "утром",
                ),
                Step(
                    "2",
                    "Показ стартапов",
                    ["логистические роботы, гибкая электроника, лазеры, искусственные алмазы"],
                    "11:30",
                ),
                Step("3", "Бизнес-парк «Аспирант»", ["строительная площадка"], "в полдень"),
                Step(
                    "4",
                    "Администрация города",
                    ["заместитель мэра Валентина Глушкова"],
                    "во второй половине дня",
                ),
            ]
        ),
        Heading("Итоги"),
        Para(
            "Первый, ознакомительный визит. Гости докладывают инвесторам у себя и отвечают через "
            "полгода — год. Образцы лазеров и алмазные пластины испытывают китайские заказчики."
        ),
        Heading("Проявленный интерес", 2),
        Table(
            ["Разработка", "Заказчик", "Стадия", "Образцы"],
            [
                [
                    "Пикосекундный лазер",
                    "Китайские заказчики, испытывающие образцы лазеров",
                    "Испытания",
                    "2",
                ],
                [
                    "Алмазные пластины",
                    "Китайские заказчики, испытывающие пластины",
                    "Испытания",
                    "12",
                ],
                ["Гибкая электроника", "Инвесторы, которым докладывает делегация", "Отмечен", "–"],
            ],
            weights=(3, 5, 2, 1),
            numeric=(3,),
        ),
        Heading("Что дальше"),
        bar(
            "Отклик инвесторов через 6–12 месяцев после визита",
            "Открыто: с 1 января до примерно 31 июля 2019 г., день 15 из 212. "
            "Сказано: «инвесторы ответят через полгода — год».",
            ("Визит", "Офис в Пекине", "Октябрьская ярмарка", "Сегодня, 15 января"),
        ),
        Bullets(
            [
                "Приглашение к ответному визиту: до 25 января 2019 г.",
                "Официальный документ о сотрудничестве: предложен, проекта нет",
                [strong("Октябрьская ярмарка"), quiet(" и офис в Пекине: состоялись")],
            ]
        ),
        Sign(["Составил", "Утвердил"]),
    ]
    return Document(
        "Отчёт о приёме делегации",
        [
            "Делегация города Синьсян (Китай), около июля 2018 г.",
            "新乡市代表团（中国），约 2018年7月",
        ],
        "ru",
        "Отдел международных связей",
        "№ 14/2019 · Троицк, 15 января 2019 г.",
        "Источник: городская газета, 2018. Для служебного пользования.",
        blocks,
        paper,
        author="Отдел международных связей",
        printed="Напечатала Анна Петрова, 15 января 2019 г., 09:41",
    )


def chinese(paper: str) -> Document:
    """In Chinese."""
    blocks: list[Block] = [
        Heading("代表团"),
        Facts(
            [
                ("团长", [strong("张国伟  Zhang Guowei"), quiet("  中共新乡市委书记")]),
                ("人数", "5 人，姓名待补"),
                (
                    "接待方",
                    (
                        "TechnoSpark 纳米中心总经理 Denis Kovalevich；"
                        "特罗伊茨克市副市长 Valentina Glushkova"
                    ),
                ),
                ("日期", "约 2018年7月30日"),
            ]
        ),
        Heading("日程"),
        Numbered(
            [
                Step(
                    "1",
                    "TechnoSpark 纳米中心，特罗伊茨克",
                    ["总经理 Denis Kovalevich 迎接"],
                    "上午",
                ),
                Step("2", "初创企业展示", ["物流机器人、柔性电子、激光器、人造金刚石"], "11:30"),
                Step("3", "Aspirant 商务园", ["在建工地"], "中午"),
                Step("4", "市政府", ["副市长 Valentina Glushkova"], "下午"),
            ]
        ),
        Heading("成果"),
        Para(
            "首次考察性访问。来宾回国后向投资者汇报，预计半年至一年内答复。"
            "激光器样品与金刚石片正由中国客户测试，"
            "“TechnoSpark”北京办事处已于八月开业……双方商定另行安排回访，并起草正式合作文件（中文、俄文各一份）。"
        ),
        Heading("合作意向", 2),
        Table(
            ["项目", "客户", "阶段", "样品"],
            [
                ["皮秒激光器", "测试激光样品的中国客户", "测试中", "2"],
                ["金刚石片", "测试金刚石片的中国客户", "测试中", "12"],
                ["柔性电子", "代表团汇报的投资者", "已记录", "–"],
            ],
            weights=(3, 5, 2, 1),
            numeric=(3,),
        ),
        Heading("后续事项"),
        bar(
            "投资者答复：访问后 6–12 个月",
            "进行中：2019年1月1日至约 7月31日，第 15 天，共 212 天。"
            "原话：“投资者将在半年至一年内答复”。",
            ("访问", "北京办事处", "十月展会", "今日 1月15日"),
        ),
        Bullets(
            [
                "回访邀请：2019年1月25日前发出",
                "正式合作文件：已提出，尚未起草",
                [strong("十月展会"), quiet("与北京办事处：已完成")],
            ]
        ),
        Sign(["编制人", "批准人"]),
    ]
    return Document(
        "来访接待报告",
        ["新乡市代表团（中国），约 2018年7月", "Xinxiang city delegation (China), about July 2018"],
        "zh",
        "国际合作处 · Troitsk",
        "2019 年第 14 号 · 特罗伊茨克，2019年1月15日",
        "来源：市报，2018年。内部资料。",
        blocks,
        paper,
        author="国际合作处",
        printed="打印人：安娜·彼得罗娃，2019年1月15日 09:41",
    )

# SPDX-License-Identifier: MIT
"""What Today shows: the headline, rows with their acts, the week, visits, agreements, changes."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from delegate_crm.entities.agreement import Agreement, AgreementParty, Signatory
from delegate_crm.kit.i18n import N_, Translator
from delegate_crm.rules.windows import WindowState
from delegate_crm.schema.values import LocalText
from delegate_crm.services.drafts import reading_for
from delegate_crm.services.needs import Verb
from delegate_crm.services.office import Office
from delegate_crm.services.reminders import due_notices, moment_of, shown
from delegate_crm.services.replies import Reply, log_reply
from delegate_crm.services.today import MOST_ROWS, Moment, TodayFacts, ago, headline, today_facts
from delegate_crm.store.work import Actor
from tests.conftest import TODAY
from tests.factories import Make
from tests.scale.counting import statements

NOON = dt.datetime(2019, 3, 1, 12, tzinfo=dt.UTC)
MOMENT = Moment(TODAY, NOON, "en")


def today(office: Office, moment: Moment = MOMENT) -> TodayFacts:
    return office.read(lambda reader: today_facts(reader, moment))


@pytest.fixture
def office_zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An office in China, eight hours ahead of the stamps of the journal."""
    with monkeypatch.context() as there:
        there.setenv("TZ", "CST-8")
        time.tzset()
        yield
    time.tzset()


def titles(facts: TodayFacts, side: str = "all") -> list[str]:
    return [facts.needs[each].title for each in facts.rows[side]]


@pytest.mark.parametrize(
    ("count", "en", "ru", "zh"),
    [
        (0, "Nothing needs you today", "На сегодня всё", "今日没有待处理事项"),
        (
            1,
            "one thing needs you today",
            "Сегодня вас ждёт одно дело",
            "今天有 1 件事需要您处理",
        ),
        (
            5,
            "five things need you today",
            "Сегодня вас ждут пять дел",
            "今天有 5 件事需要您处理",
        ),
        (22, "22 things need you today", "Сегодня вас ждут 22 дела", "今天有 22 件事需要您处理"),
    ],
)
def test_the_count_is_said_in_words(count: int, en: str, ru: str, zh: str) -> None:
    said = [Translator(lang)(headline(count)) for lang in ("en", "ru", "zh")]
    assert said == [en, ru, zh]


def test_the_sample_needs_ten_things(sample: Office) -> None:
    facts = today(sample)
    assert (facts.date, facts.headline) == ("Friday, 1 March 2019", "Ten things need you today")
    assert facts.counts == {"all": 10, "them": 5, "us": 6}
    assert titles(facts)[0] == "Thank-you letter"


def test_of_a_promise_of_ours_it_is_said_where_and_of_others_the_country(sample: Office) -> None:
    lines = {need.title: need.line for need in today(sample).needs.values()}
    party = "CPC Xinxiang Municipal Committee"
    assert lines["Answer the return-visit invitation"] == f"{party} · promised at the visit"
    assert lines["Delegation reports to investors"] == f"{party} · China"


def test_an_empty_office_is_new(office: Office) -> None:
    facts = today(office)
    assert facts.is_new
    assert (facts.headline, facts.coming) == ("Nothing needs you today", "")


def test_rows_come_by_urgency(make: Make, office: Office) -> None:
    for text, window in (
        ("soon", "10 March 2019 to 1 June 2019"),
        ("open", "1 February 2019 to 1 June 2019"),
        ("closing", "1 January 2019 to 5 March 2019"),
        ("late", "1 January 2019 to 25 February 2019"),
        ("far", "1 May 2019 to 1 June 2019"),
    ):
        make.follow_up(text=text, by_side="them", window=window)
    facts = today(office)
    assert titles(facts) == ["Late", "Closing", "Open", "Soon"]


@pytest.mark.parametrize(
    ("typed", "verb"),
    [
        ({"by_side": "them", "window": "January 2019"}, Verb.LOG),
        ({"by_side": "them", "window": "1 February 2019 to 1 June 2019"}, Verb.LOG),
        ({"by_side": "them", "window": "15 March 2019 to 1 June 2019"}, Verb.PREPARE),
        ({"by_side": "us", "due": "5 March 2019", "type": "invite"}, Verb.WRITE),
        ({"by_side": "us", "due": "5 March 2019", "type": "report"}, Verb.DONE),
    ],
)
def test_each_row_has_the_act_that_fits(make: Make, typed: dict[str, str], verb: Verb) -> None:
    item = make.follow_up(text="reply", **typed)
    assert today(make.office).needs[item.id].verb is verb


def test_a_late_partner_with_an_address_is_reminded_in_their_language(make: Make) -> None:
    place = make.place(names="Xinxiang", country="CN", kind="city")
    partner = make.organisation(names="Xinxiang government", place=place)
    make.change(partner, contacts="office@xinxiang.example")
    item = make.follow_up(
        text="reply", text__zh="回复", by_side="them", by=partner, window="January 2019"
    )
    need = today(make.office).needs[item.id]
    assert (need.verb, need.who) == (Verb.REMIND, "Xinxiang government · China")
    assert need.letter is not None
    assert (need.letter.to, need.letter.subject) == ("office@xinxiang.example", "回复")
    assert "尊敬的" in need.letter.body


def test_the_segments_show_each_side(make: Make, office: Office) -> None:
    make.follow_up(text="ours", by_side="us", due="5 March 2019")
    make.follow_up(text="theirs", by_side="them", due="5 March 2019")
    make.follow_up(text="both", by_side="both", due="5 March 2019")
    facts = today(office)
    assert titles(facts, "us") == ["Ours", "Both"]
    assert titles(facts, "them") == ["Theirs", "Both"]


def test_the_list_is_cut_but_the_count_is_whole(make: Make, office: Office) -> None:
    for number in range(MOST_ROWS + 2):
        make.follow_up(text=str(number), by_side="us", due="5 March 2019")
    facts = today(office)
    assert (len(facts.rows["all"]), facts.counts["all"]) == (MOST_ROWS, MOST_ROWS + 2)


def test_a_day_of_the_week_has_what_turns_on_it(make: Make, office: Office) -> None:
    opens = make.follow_up(text="opens", by_side="them", window="2 March 2019 to 1 June 2019")
    visit = make.visit(title="Tashkent", start="3 March 2019", status="planning")
    days = {each.day.isoformat(): each for each in today(office).week}
    assert next(iter(days)) == "2019-02-25"
    assert days["2019-03-02"].needs == (opens.id,)
    assert days["2019-03-02"].states == (WindowState.SOON,)
    assert days["2019-03-03"].visits == (visit.id,)
    assert days["2019-03-03"].words == "Sunday, 3 March 2019: Tashkent"


def test_today_has_all_that_needs_somebody_now(make: Make, office: Office) -> None:
    late = make.follow_up(text="late", by_side="us", due="5 January 2019")
    make.follow_up(text="soon", by_side="them", window="10 March 2019 to 1 June 2019")
    (day,) = (each for each in today(office).week if each.day == TODAY)
    assert day.needs == (late.id,)


def test_agreements_to_watch_come_by_urgency(make: Make, office: Office) -> None:
    make.agreement(title="offer", status="proposed")
    make.agreement(title="letter", status="with_partner")
    make.agreement(title="old", status="abandoned")
    found = today(office).agreements
    assert [(each.title, each.chip) for each in found] == [("Letter", "Sent"), ("Offer", "Idea")]


@pytest.mark.parametrize(
    ("expires", "chip", "remark"),
    [
        (dt.date(2019, 4, 14), "44 days", "They · expires 14 April"),
        (dt.date(2019, 2, 1), "Expired", "They · expired 1 February"),
        (dt.date(2019, 6, 1), "", ""),
    ],
)
def test_an_agreement_about_to_expire_says_when(
    make: Make, office: Office, expires: dt.date, chip: str, remark: str
) -> None:
    sides = {side: make.organisation(names=side.capitalize()).id for side in ("us", "they")}
    signer = make.person(names="Somebody").id
    agreement = Agreement(
        title=LocalText.of(en="protocol"),
        status="in_force",
        signed_on=dt.date(2016, 1, 1),
        expires_on=expires,
        parties=(
            AgreementParty(organisation=sides["us"], side="us"),
            AgreementParty(organisation=sides["they"], side="them"),
        ),
        signatories=tuple(Signatory(person=signer, party=each) for each in sides.values()),
    )
    office.write(N_("Add"), lambda work: work.add(agreement))
    found = today(office).agreements
    said = [(each.chip, f"{each.partner} · {each.stage}") for each in found]
    assert said == ([(chip, remark)] if chip else [])


def test_when_nothing_needs_anybody_the_next_visit_is_told(make: Make, office: Office) -> None:
    make.visit(title="Tashkent", start="5 March 2019", status="planning")
    assert today(office).coming == "Next: Tashkent, arrives on Tuesday"


def test_a_visit_that_has_ended_is_not_what_comes_next(make: Make, office: Office) -> None:
    typed = {"start": "20 February 2019", "end": "28 February 2019", "retrospective": "yes"}
    make.visit(title="Perm", status="confirmed", **typed)
    make.visit(title="Tashkent", start="5 March 2019", status="planning")
    facts = today(office)
    assert [each.title for each in facts.visits] == ["Perm", "Tashkent"]
    assert facts.coming == "Next: Tashkent, arrives on Tuesday"


def test_when_no_visit_is_near_what_opens_next_is_told(make: Make, office: Office) -> None:
    make.follow_up(text="reply", by_side="them", window="1 June 2019 to 1 July 2019")
    assert today(office).coming == "Next: Reply, opens 1 June"


def test_what_opens_next_year_is_told_with_its_year(make: Make, office: Office) -> None:
    make.follow_up(text="reply", by_side="them", window="1 February 2020 to 1 March 2020")
    december = Moment(dt.date(2019, 12, 20), NOON, "en")
    assert today(office, december).coming == "Next: Reply, opens 1 February 2020"


def test_lately_tells_who_did_what_with_which_record(make: Make, office: Office) -> None:
    make.visit(title="Tashkent", start="5 March 2019", status="planning")
    latest = today(office).lately[0]
    assert (latest.who, latest.title, latest.kind) == ("anna", "Make", "visit")
    assert latest.remark.startswith("Tashkent · ")


def test_a_change_of_a_few_records_is_one_of_the_first_and_names_a_colleague(
    make: Make, office: Office
) -> None:
    promise = make.follow_up(text="answer", by_side="them", by=make.organisation(names="Pune"))
    reply = Reply(promise.id, "They come.", TODAY)
    office.write(N_("Log"), lambda x: log_reply(x, reply, reading_for(office, "en", x.reader)))
    mine, boris = today(office, replace(MOMENT, user="anna")), replace(MOMENT, user="boris")
    assert (mine.lately[0].kind, mine.lately[0].record_id) == ("follow_up", promise.id)
    assert mine.lately[0].remark.count(" · ") == 1
    assert today(office, boris).lately[0].remark.startswith("Answer · anna · ")


def test_what_was_undone_is_not_told(make: Make, office: Office) -> None:
    make.visit(title="Tashkent", start="5 March 2019", status="planning")
    office.undo()
    assert all("Tashkent" not in each.remark for each in today(office).lately)
    office.redo()
    assert "Tashkent" in today(office).lately[0].remark


@pytest.mark.parametrize(
    ("then", "words"),
    [
        (NOON - dt.timedelta(seconds=20), "just now"),
        (NOON - dt.timedelta(minutes=18), "18 min"),
        (NOON - dt.timedelta(hours=3), "3 h"),
        (NOON - dt.timedelta(days=1), "yesterday"),
        (NOON - dt.timedelta(days=20), "9 February"),
    ],
)
def test_how_long_ago_is_said_in_words(then: dt.datetime, words: str) -> None:
    tr = Translator("en")
    assert tr(ago(then, MOMENT, tr)) == words


@pytest.mark.usefixtures("office_zone")
@pytest.mark.skipif(
    not hasattr(time, "tzset"),
    reason="on Windows a running process has no tzset to change its zone by",
)
def test_how_long_ago_is_reckoned_in_the_zone_of_the_reader() -> None:
    tr, new_year = Translator("en"), dt.datetime(2018, 12, 31, 20, tzinfo=dt.UTC)
    moment = Moment(dt.date(2019, 1, 1), new_year, "en")
    assert tr(ago(new_year - dt.timedelta(hours=3), moment, tr)) == "3 h"
    assert tr(ago(new_year - dt.timedelta(hours=5), moment, tr)) == "yesterday"
    assert tr(ago(new_year - dt.timedelta(days=20), moment, tr)) == "12 December 2018"


def test_today_asks_as_often_for_many_as_for_few(make: Make) -> None:
    def count() -> int:
        with make.office.file.reading() as reader:
            return statements(reader, lambda: today_facts(reader, MOMENT))

    partner = make.organisation(names="Pune")
    for number in range(2):
        make.follow_up(text=str(number), by_side="them", by=partner, due="5 March 2019")
    make.visit(title="Tashkent", start="5 March 2019", status="planning")
    few = count()
    for number in range(12):
        make.follow_up(text=str(number), by_side="them", by=partner, due="5 March 2019")
    assert count() == few


def test_the_facts_are_in_the_language_of_the_screen(sample: Office) -> None:
    facts = today(sample, replace(MOMENT, lang="zh"))
    assert facts.headline == "今天有 10 件事需要您处理"
    assert titles(facts)[0] == "感谢信"


def test_what_was_passed_on_to_somebody_says_so(
    make: Make, office: Office, at: Callable[..., None]
) -> None:
    make.user(login="boris", role="head")
    item = make.follow_up(text="answer", due="8 March 2019")
    at("2019-03-11")
    office.actor = Actor("boris", office.actor.clock)
    assert shown(office, due_notices(office, moment_of(office), "en"))
    moment = Moment(office.today, office.actor.clock.now(), "en", "boris")
    facts = office.read(lambda reader: today_facts(reader, moment))
    assert facts.needs[item.id].more == ("escalated to you", "promised by us", "in charge: anna")
    assert facts.unread == 1

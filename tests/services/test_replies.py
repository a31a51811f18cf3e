# SPDX-License-Identifier: MIT
"""A reply in one step: the result, the contact, and the follow-up that carries on."""

from __future__ import annotations

import datetime as dt

import pytest

from delegate_crm.entities.followup import FollowUp
from delegate_crm.entities.interaction import Interaction
from delegate_crm.kit.errors import Conflict, Invalid
from delegate_crm.kit.i18n import N_, Translator
from delegate_crm.rules.approx import ApproxDate
from delegate_crm.rules.windows import Anchor
from delegate_crm.services.drafts import reading_for
from delegate_crm.services.office import Office
from delegate_crm.services.replies import (
    Logged,
    Outcome,
    Reply,
    asked,
    awaited,
    let_go,
    log_reply,
    new_date_words,
    split_new_date,
)
from tests.conftest import TODAY
from tests.factories import Make

MAY = dt.date(2019, 5, 1)


def log(office: Office, reply: Reply, lang: str = "en") -> Logged:
    return office.write(
        N_("Log the reply"),
        lambda work: log_reply(work, reply, reading_for(office, lang, work.reader)),
    )


@pytest.fixture
def promise(make: Make) -> FollowUp:
    partner = make.organisation(names="Pune Institute")
    made: FollowUp = make.follow_up(
        text="answer on training", by_side="them", by=partner, window="January to July 2019"
    )
    return made


def contacts(office: Office) -> list[Interaction]:
    return office.read(lambda reader: reader.where(Interaction))


def test_a_reply_closes_the_follow_up_with_its_result(
    office: Office, make: Make, promise: FollowUp
) -> None:
    log(office, Reply(promise.id, "They come in autumn.", MAY))
    done = make.again(promise)
    assert (done.status, done.done_on) == ("done", MAY)
    assert done.result.exact("en") == "They come in autumn."


@pytest.mark.parametrize(
    ("outcome", "result"),
    [
        (Outcome.NO, "No: too dear"),
        (Outcome.PARTLY, "Partly: too dear"),
        (Outcome.YES, "too dear"),
    ],
)
def test_the_outcome_stands_before_the_words(
    office: Office, make: Make, promise: FollowUp, outcome: Outcome, result: str
) -> None:
    log(office, Reply(promise.id, "too dear", MAY, outcome))
    assert make.again(promise).result.exact("en") == result


def test_the_result_is_in_the_language_of_the_screen(
    office: Office, make: Make, promise: FollowUp
) -> None:
    log(office, Reply(promise.id, "дорого", MAY, Outcome.NO), "ru")
    assert make.again(promise).result.exact("ru") == "Нет: дорого"


def test_a_mere_outcome_is_said_in_every_language(
    office: Office, make: Make, promise: FollowUp
) -> None:
    log(office, Reply(promise.id, " ", MAY, Outcome.NO))
    result = make.again(promise).result
    assert [result.exact(lang) for lang in ("en", "ru", "zh")] == ["No", "Нет", "否"]


def test_a_reply_of_the_other_side_is_kept_as_a_contact(
    office: Office, make: Make, promise: FollowUp
) -> None:
    person = make.person(names="Anil Rao")
    log(office, Reply(promise.id, "yes, in autumn", MAY, who="Anil Rao"))
    (contact,) = contacts(office)
    assert (contact.participants, contact.about) == ((person.id,), (promise.id,))
    assert contact.at == ApproxDate.exact(MAY)


def test_a_reply_restarts_the_clock_of_what_else_they_promised(
    office: Office, make: Make, promise: FollowUp
) -> None:
    partner = make.find("organisation", "Pune Institute")
    known = {"text": "list of topics", "by": partner, "review_on": "1 April 2019"}
    theirs, ours = (make.follow_up(by_side=side, **known) for side in ("them", "us"))
    log(office, Reply(promise.id, "They come in autumn.", TODAY))
    assert make.again(theirs).review_on == dt.date(2019, 6, 1)
    assert make.again(ours).review_on == dt.date(2019, 4, 1)


def test_who_is_not_known_stands_in_the_words(office: Office, promise: FollowUp) -> None:
    log(office, Reply(promise.id, "yes", MAY, who="Somebody New"))
    (contact,) = contacts(office)
    assert contact.summary.exact("en") == "Somebody New: yes"
    assert contact.participants == (promise.by,)


def test_a_promise_of_ours_leaves_no_contact(office: Office, make: Make) -> None:
    ours = make.follow_up(text="send the list", by_side="us", due="1 May 2019")
    log(office, Reply(ours.id, "sent", MAY))
    assert contacts(office) == []


def test_a_new_date_begins_a_linked_follow_up(office: Office, promise: FollowUp) -> None:
    found = log(office, Reply(promise.id, "later", MAY, Outcome.NEW_DATE, new_date="in 3 months"))
    assert found.next is not None
    following = office.read(lambda reader: reader.get(FollowUp, found.next or 0))
    assert (following.parent, following.by, following.by_side) == (promise.id, promise.by, "them")
    assert following.window is not None
    assert following.window.closes == ApproxDate.exact(dt.date(2019, 8, 1))


def test_the_new_window_moves_with_the_day_of_the_reply(
    office: Office, make: Make, promise: FollowUp
) -> None:
    found = log(office, Reply(promise.id, "later", MAY, Outcome.NEW_DATE, new_date="in 3 months"))
    make.change(make.again(promise), done_on="1 June 2019")
    following = office.read(lambda reader: reader.get(FollowUp, found.next or 0))
    assert following.window is not None
    assert following.window.anchor is Anchor.ITEM
    assert following.window.closes == ApproxDate.exact(dt.date(2019, 9, 1))


def test_a_new_date_may_be_one_day(office: Office, promise: FollowUp) -> None:
    found = log(office, Reply(promise.id, "", MAY, Outcome.NEW_DATE, new_date="20 May"))
    following = office.read(lambda reader: reader.get(FollowUp, found.next or 0))
    assert (following.due_mode, following.due) == ("date", ApproxDate.exact(dt.date(2019, 5, 20)))


def test_one_undo_takes_all_of_it_back(office: Office, make: Make, promise: FollowUp) -> None:
    log(office, Reply(promise.id, "later", MAY, Outcome.NEW_DATE, new_date="in 3 months"))
    office.undo()
    assert make.again(promise).status == "open"
    assert contacts(office) == []
    assert office.read(lambda reader: reader.counts()["follow_up"]) == 1


@pytest.mark.parametrize(("when", "following"), [("", 0), ("in 3 months", 1)])
def test_a_part_of_an_answer_goes_on_where_the_rest_is_expected(
    office: Office, make: Make, promise: FollowUp, when: str, following: int
) -> None:
    found = log(office, Reply(promise.id, "half of it", MAY, Outcome.PARTLY, new_date=when))
    done = make.again(promise)
    assert (done.status, done.result.exact("en")) == ("done", "Partly: half of it")
    begun = office.read(lambda reader: reader.where(FollowUp, parent=promise.id))
    assert [each.id for each in begun] == [found.next][:following]


@pytest.mark.parametrize("outcome", [Outcome.YES, Outcome.NO])
def test_what_is_answered_in_full_goes_on_no_more(
    office: Office, promise: FollowUp, outcome: Outcome
) -> None:
    assert log(office, Reply(promise.id, "", MAY, outcome, new_date="in 3 months")).next is None


@pytest.mark.parametrize("text", ["", "nonsense"])
def test_a_new_date_must_be_readable(
    office: Office, make: Make, promise: FollowUp, text: str
) -> None:
    with pytest.raises(Invalid) as refused:
        log(office, Reply(promise.id, "later", MAY, Outcome.NEW_DATE, new_date=text))
    assert [each.field for each in refused.value.problems] == ["new_date"]
    assert make.again(promise).status == "open"


def test_what_is_closed_takes_no_reply(office: Office, promise: FollowUp) -> None:
    log(office, Reply(promise.id, "yes", MAY))
    with pytest.raises(Conflict):
        log(office, Reply(promise.id, "yes", MAY))


@pytest.mark.parametrize(
    ("words", "split"),
    [
        ("They test again. New date: in 3 months", ("They test again", "in 3 months")),
        ("новая дата: через 3 месяца", ("", "через 3 месяца")),
        ("再测试。新日期：3 个月后", ("再测试。", "3 个月后")),
        ("a new date is unknown", ("a new date is unknown", "")),
    ],
)
def test_a_new_date_is_found_in_the_words(words: str, split: tuple[str, str]) -> None:
    assert split_new_date(words) == split


def test_a_new_date_is_said_as_it_is_understood(office: Office) -> None:
    reading = office.read(lambda reader: reading_for(office, "en", reader))
    assert new_date_words("in 3 months", reading, Translator("en")) == "1 June 2019"


def test_the_form_is_told_who_may_have_answered(sample: Office) -> None:
    found = sample.read(lambda reader: asked(reader, awaited(reader, 1, TODAY), "en"))
    assert found == []
    make = Make(sample)
    visit = make.find("visit", "V-2018-001")
    found = sample.read(lambda reader: asked(reader, awaited(reader, visit.id, TODAY), "en"))
    assert found[0].title == "feedback on prospects of cooperation"
    assert found[0].names == ("Zhang Guowei", "CPC Xinxiang Municipal Committee")


def test_what_is_awaited_around_any_record_is_found(office: Office, make: Make) -> None:
    person = make.person(names="Li Ming")
    interest = make.interest(topic="Lathe", by=person)
    item = make.follow_up(text="Answer", by_side="them", by=person, about=interest)
    make.follow_up(text="Something else")
    ids = [item.id, person.id, interest.id]
    found = office.read(lambda reader: [awaited(reader, each, TODAY) for each in ids])
    assert found == [[item.id]] * 3
    make.change(item, status="done", result="Came")
    assert office.read(lambda reader: awaited(reader, person.id, TODAY)) == []


def test_what_they_owe_and_is_open_comes_first(sample: Office) -> None:
    visit = Make(sample).find("visit", "V-2018-001")
    ids = sample.read(lambda reader: awaited(reader, visit.id, TODAY))
    items = sample.read(lambda reader: reader.many(FollowUp, ids))
    ours = [each.by_side == "us" for each in items]
    assert ours == sorted(ours)


def test_what_is_let_go_keeps_its_reason_and_needs_one(office: Office, promise: FollowUp) -> None:
    with pytest.raises(Invalid):
        office.write(N_("Let go"), lambda work: let_go(work, promise.id, " "))
    office.write(N_("Let go"), lambda work: let_go(work, promise.id, " They never wrote "))
    gone = office.read(lambda reader: reader.get(FollowUp, promise.id))
    assert (gone.status, gone.reason) == ("not_fulfilled", "They never wrote")
    with pytest.raises(Conflict):
        office.write(N_("Let go"), lambda work: let_go(work, promise.id, "again"))

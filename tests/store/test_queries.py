# SPDX-License-Identifier: MIT
"""Reading: by number, by condition, in order, along references."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delegate_crm.app import compose
from delegate_crm.entities.followup import FollowUp
from delegate_crm.entities.interest import Interest
from delegate_crm.entities.person import Person
from delegate_crm.entities.tag import Tag
from delegate_crm.entities.user import User
from delegate_crm.entities.visit import Visit
from delegate_crm.kit.errors import Missing
from delegate_crm.kit.i18n import N_
from delegate_crm.rules.approx import ApproxDate, MonthPart, Season
from delegate_crm.rules.windows import Window
from delegate_crm.schema import listing
from delegate_crm.schema.listing import Condition, Listing, Order
from delegate_crm.schema.values import LocalText
from delegate_crm.services.office import Office
from delegate_crm.store.queries import PAGE, Reader
from delegate_crm.store.staging import Staging, take_over
from tests.factories import Make
from tests.store.conftest import tamper

JULY, DAY = dt.date(2018, 7, 1), dt.timedelta(days=1)
DATES = [
    *(ApproxDate.exact(JULY + n * DAY) for n in (0, 14, 29, 30, 61)),
    *(ApproxDate.about(JULY + n * DAY) for n in (0, 14, 30)),
    *(ApproxDate.month(2018, n) for n in (6, 7, 8)),
    *(ApproxDate.part_of_month(2018, 7, part) for part in MonthPart),
    *(ApproxDate.season(2018, season) for season in Season),
    ApproxDate.year(2018),
    ApproxDate.year(2019),
    ApproxDate.between(JULY, JULY + 30 * DAY),
    *(ApproxDate.before(JULY + n * DAY) for n in (1, 15, 31)),
    *(ApproxDate.since(JULY + n * DAY) for n in (0, 14, 30)),
]
DAYS = st.dates(dt.date(2018, 5, 1), dt.date(2019, 2, 1))


@pytest.fixture(scope="module")
def dated(office_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An office of visits and promises with every sort of date, and more tags than fit a page."""
    folder = tmp_path_factory.mktemp("dated")
    path = folder / "office.db"
    path.write_bytes(office_file.read_bytes())
    staging = Staging(folder / "staged.db")
    for date in (*DATES, None):
        staging.add(Visit(title=LocalText.of(en=str(date)), start=date))
    for opens, closes in zip(DATES, DATES[3:], strict=False):
        window = Window(opens, closes) if opens.nominal <= closes.nominal else None
        text = LocalText.of(en="promise")
        staging.add(FollowUp(text=text, responsible=-1, window=window, due=opens))
    for number in range(PAGE + 10):
        staging.add(Tag(names=LocalText.of(en=f"tag {number:03d}")))
    staging.close()
    with closing(compose.open_office(path, user="anna")) as office:
        office.write(N_("Import"), lambda work: take_over(work, folder / "staged.db", "dates"))
        yield office


@pytest.fixture
def reader(dated: Office) -> Iterator[Reader]:
    with dated.file.reading() as reader:
        yield reader


# --- by number ------------------------------------------------------------------------------------


def test_records_come_in_the_order_asked_for_and_missing_ones_are_left_out(reader: Reader) -> None:
    ids = [each.id for each in reader.where(Visit)][:3]
    found = reader.many(Visit, [ids[2], 99_999, ids[0], ids[2]])
    assert [each.id for each in found] == [ids[2], ids[0], ids[2]]


def test_more_records_than_one_statement_takes_come_whole(reader: Reader) -> None:
    tags = reader.where(Tag)
    ids = [each.id for each in tags]
    assert len(tags) == PAGE + 10
    assert reader.many(Tag, ids[::-1]) == tags[::-1]
    assert len(reader.titles(ids, "en")) == PAGE + 10


def test_what_is_not_there_is_told(reader: Reader) -> None:
    with pytest.raises(Missing):
        reader.get(Visit, 99_999)
    with pytest.raises(Missing):
        reader.get(Person, reader.where(Visit)[0].id)
    with pytest.raises(Missing):
        reader.owner_of("person_name", 99_999)


def test_a_record_of_any_kind_is_read_by_its_number(reader: Reader) -> None:
    assert isinstance(reader.record(1), User)
    assert [reader.record(each) for each in (None, 0, 99_999)] == [None, None, None]


def test_a_uid_leads_to_its_record(reader: Reader) -> None:
    tag = reader.where(Tag)[7]
    assert (reader.by_uid(tag.uid), reader.by_uid("none")) == (tag.id, None)


def test_all_kinds_are_counted(reader: Reader) -> None:
    counts = reader.counts()
    assert (counts["visit"], counts["tag"], counts["person"]) == (len(DATES) + 1, PAGE + 10, 0)


def test_records_are_found_by_the_values_of_columns(reader: Reader) -> None:
    assert len(reader.where(Visit, year=2018)) == len(
        [date for date in DATES if date.nominal.year == 2018]
    )
    ids = [each.id for each in reader.where(Visit)]
    assert reader.among(FollowUp, "visit", ids) == []
    assert len(reader.among(FollowUp, "responsible", [1])) == len(reader.where(FollowUp))


# --- along references -----------------------------------------------------------------------------


def test_parts_children_and_links_come_with_their_record(sample: Office) -> None:
    with sample.file.reading() as reader:
        visit = reader.where(Visit)[0]
        guests = reader.parts("delegation", "visit", visit.id)
        assert guests
        assert all(each.visit == visit.id for each in guests)
        person = next(each for each in reader.where(Person) if len(each.names) > 1)
        assert {reader.owner_of("person_name", name.id) for name in person.names} == {person.id}


def test_who_points_at_a_record_is_known(office: Office, make: Make) -> None:
    body, person = make.organisation(names="Xinxiang"), make.person(names="Zhang Guowei")
    post = make.affiliation(person=person, organisation=body)
    host = make.visit(title="a", hosts=body)
    letter = make.document(title="letter", about=[body, person])
    make.change(body, parent=make.organisation(names="Province"))
    with office.file.reading() as reader:
        assert sorted(reader.referrers(body.id)) == sorted([post.id, host.id, letter.id])
        assert sorted(reader.referrers(person.id)) == sorted([post.id, letter.id])
        assert reader.referrers(host.id) == []
        assert reader.pointing_at([body.id, person.id, host.id]) == {
            body.id: {post.id, host.id, letter.id},
            person.id: {post.id, letter.id},
            host.id: set(),
        }


def test_who_points_at_a_record_is_counted_by_kind(office: Office, make: Make) -> None:
    body, away = make.organisation(names="Xinxiang"), make.tag(names="away")
    for title in "ab":
        make.visit(title=title, hosts=body)
    make.document(title="letter", about=body)
    gone = make.document(title="old letter", about=body)
    office.write(N_("Archive"), lambda work: work.archive(gone))
    assert office.read(lambda reader: reader.referrer_counts(body.id)) == {
        "visit": 2,
        "document": 1,
    }
    assert office.read(lambda reader: reader.referrer_counts(away.id)) == {}


def test_what_is_kept_confidential_is_known(office: Office, make: Make) -> None:
    tags = [make.tag(names="a", confidentiality=level) for level in ("internal", "restricted")]
    ids = [each.id for each in tags]
    assert office.read(lambda reader: reader.confidential(ids, "restricted")) == {ids[1]}


def test_a_record_that_points_at_itself_is_no_stranger(office: Office, make: Make) -> None:
    tag = make.tag(names="a")
    make.change(tag, tags=tag)
    assert office.read(lambda reader: reader.referrers(tag.id)) == []
    assert office.read(lambda reader: reader.pointing_at([tag.id])) == {tag.id: set()}


def test_merged_records_lead_to_the_one_that_survives(office: Office, make: Make) -> None:
    ids = [make.tag(names=name).id for name in "abc"]
    office.close()
    merge = "UPDATE record SET merged_into = {} WHERE id = {}"
    tamper(office.file.path, *(merge.format(b, a) for a, b in pairwise(ids)))
    assert office.read(lambda reader: [reader.resolve(each) for each in ids]) == [ids[2]] * 3
    tamper(office.file.path, merge.format(ids[0], ids[2]))
    assert office.read(lambda reader: reader.resolve(ids[0])) in ids


# --- lists ----------------------------------------------------------------------------------------


def dates(reader: Reader, order: Order) -> list[ApproxDate | None]:
    ids = reader.ids(Listing("visit", order=(order,)))
    return [each.start for each in reader.many(Visit, ids)]


def test_dates_sort_by_the_best_day_then_the_more_precise(reader: Reader) -> None:
    *known, unknown = dates(reader, Order("start"))
    assert known == sorted(DATES, key=lambda date: date.sort_key)
    assert unknown is None


def test_turned_round_days_fall_and_of_one_day_the_more_precise_is_still_first(
    reader: Reader,
) -> None:
    *known, unknown = dates(reader, Order("start", descending=True))
    finer = sorted(DATES, key=lambda date: date.precision.rank)
    assert known == sorted(finer, key=lambda date: date.nominal, reverse=True)
    assert unknown is None


@given(first=DAYS, last=DAYS)
def test_a_search_by_days_finds_what_may_lie_between(
    dated: Office, first: dt.date, last: dt.date
) -> None:
    first, last = min(first, last), max(first, last)
    overlap = Condition("start", listing.Test.OVERLAPS, (str(first), str(last)))
    with dated.file.reading() as reader:
        found = reader.many(Visit, reader.ids(Listing("visit", conditions=(overlap,), order=())))
    assert [each.start for each in found] == [d for d in DATES if d.overlaps(first, last)]


@pytest.fixture(scope="module")
def windows(dated: Office) -> dict[int, Window]:
    promises = dated.read(lambda reader: reader.where(FollowUp))
    return {each.id: each.window for each in promises if each.window}


@given(first=DAYS, last=DAYS)
def test_a_window_is_found_by_any_day_from_its_earliest_to_its_latest(
    dated: Office, windows: dict[int, Window], first: dt.date, last: dt.date
) -> None:
    first, last = min(first, last), max(first, last)
    overlap = Condition("window", listing.Test.OVERLAPS, (str(first), str(last)))
    fitting = [
        number
        for number, window in windows.items()
        if (window.opens.earliest or last) <= last and (window.closes.latest or first) >= first
    ]
    promises = Listing("follow_up", conditions=(overlap,), order=())
    assert dated.read(lambda reader: reader.ids(promises)) == fitting


def test_titles_sort_as_they_are_folded(office: Office, make: Make) -> None:
    for name in ("beta", "Alpha", "Ёлка", "едок", "中"):
        make.tag(names=name)
    with office.file.reading() as reader:
        ids = reader.ids(Listing("tag", order=(Order(),)))
        turned = reader.ids(Listing("tag", order=(Order(descending=True),)))
        assert [reader.title(each, "en") for each in ids] == ["Alpha", "beta", "едок", "Ёлка", "中"]
        assert turned == ids[::-1]


def test_a_list_is_cut_counted_and_looks_into_the_archive_when_told(
    office: Office, make: Make
) -> None:
    tags = [make.tag(names=name) for name in "abc"]
    office.write(N_("Archive"), lambda work: work.archive(tags[1]))
    with office.file.reading() as reader:
        assert reader.ids(Listing("tag", limit=1)) == [tags[0].id]
        assert reader.ids(Listing("tag", limit=0)) == []
        assert reader.count(Listing("tag")) == 2
        assert reader.ids(Listing("tag", words=("C", "c"))) == [tags[2].id]
        assert reader.count(Listing("tag", archived=True)) == 3
        assert [each.id for each in reader.ever(Tag)] == [each.id for each in tags]


def test_amounts_sort_as_numbers(office: Office, make: Make) -> None:
    body = make.organisation(names="Xinxiang")
    for value in ("1200 CNY", "900.50 CNY", "", "10000 CNY"):
        make.interest(topic="lasers", by=body, value=value)
    with office.file.reading() as reader:
        ids = reader.ids(Listing("interest", order=(Order("value"),)))
        values = [each.value for each in reader.many(Interest, ids)]
    assert [str(each.amount) if each else "" for each in values] == ["900.50", "1200", "10000", ""]

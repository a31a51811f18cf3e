# SPDX-License-Identifier: MIT
"""The one record that somebody means by what is typed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from delegate_crm.kit.errors import Conflict, Invalid, Missing
from delegate_crm.kit.i18n import N_, Translator
from delegate_crm.services.office import Office
from delegate_crm.store.lookup import child_ids, find_child, find_record, kinds_of, last_number
from tests.factories import Make
from tests.store.conftest import tamper

Find = Callable[..., int]


@pytest.fixture
def find(office: Office) -> Find:
    return lambda text, *targets: office.read(lambda reader: find_record(reader, targets, text))


def test_a_record_is_meant_by_number_uid_reference_or_title(make: Make, find: Find) -> None:
    visit = make.visit(title="Xinxiang", title__ru="Синьсян", reference="IR-7", start="2018")
    ways = (str(visit.id), visit.uid, visit.uid.upper(), "IR-7", "Xinxiang", "xinxiang", "СИНЬСЯН")
    assert {find(way, "visit") for way in ways} == {visit.id}


def test_a_number_of_another_kind_is_no_hindrance(make: Make, find: Find) -> None:
    tag = make.tag(names="a")
    visit = make.visit(title="x", reference=str(tag.id))
    other = make.tag(names=str(visit.id))
    assert find(str(tag.id), "visit") == visit.id
    assert find(str(visit.id), "tag") == other.id


@pytest.mark.parametrize("text", ["nobody", "999", "9" * 30, "٣", "", "1.0", "-1", "0" * 8])
def test_nothing_is_meant_by_what_nothing_is_called(find: Find, text: str) -> None:
    with pytest.raises(Missing):
        find(text)
    with pytest.raises(Missing) as refused:
        find(text, "visit", "person")
    assert refused.value.hint is not None
    assert len(refused.value.hint.values["kinds"]) == 2  # type: ignore[arg-type]  # a tuple


def test_what_may_mean_several_is_asked_back(make: Make, find: Find) -> None:
    ids = [make.tag(names="laser").id for _ in range(2)]
    with pytest.raises(Conflict) as refused:
        find("laser")
    assert refused.value.message.values["ids"] == ", ".join(map(str, ids))
    assert find(str(ids[0])) == ids[0]


def test_a_title_in_two_languages_means_one(make: Make, find: Find) -> None:
    tag = make.tag(names="laser", names__ru="laser")
    assert find("laser") == tag.id


@pytest.mark.parametrize(
    ("text", "words"), [("999", "There is no Visit with the number 999."), ("x", "called “x”")]
)
def test_an_unknown_number_is_called_a_number(find: Find, text: str, words: str) -> None:
    with pytest.raises(Missing) as refused:
        find(text, "visit")
    assert words in Translator("en")(refused.value.message)


def test_only_the_kinds_asked_for_are_meant(make: Make, find: Find) -> None:
    tag, body = make.tag(names="laser"), make.organisation(names="laser")
    assert (find("laser", "tag"), find("laser", "organisation")) == (tag.id, body.id)
    with pytest.raises(Missing):
        find(str(tag.id), "organisation")


def test_what_is_archived_is_meant_by_its_number_alone(
    office: Office, make: Make, find: Find
) -> None:
    tag = make.tag(names="laser")
    office.write(N_("Archive"), lambda work: work.archive(tag))
    assert find(str(tag.id)) == tag.id
    with pytest.raises(Missing):
        find("laser")


def test_a_merged_record_means_the_one_that_survives(
    office: Office, make: Make, find: Find
) -> None:
    gone, kept = make.tag(names="lazer"), make.tag(names="laser")
    office.close()
    merge = "UPDATE record SET merged_into = {} WHERE id = {}"
    tamper(office.file.path, merge.format(kept.id, gone.id))
    assert [find(way) for way in (str(gone.id), gone.uid, "lazer")] == [kept.id] * 3


def test_letters_that_no_file_can_hold_are_refused(find: Find) -> None:
    with pytest.raises(Invalid):
        find("a\0b")


def test_kinds_of_several_records_are_told(office: Office, make: Make) -> None:
    tag, person = make.tag(names="a"), make.person(names="b")
    ids = [tag.id, person.id, 999]
    found = office.read(lambda reader: kinds_of(reader, ids))
    assert found == {tag.id: "tag", person.id: "person"}


def test_a_child_is_meant_by_its_number_or_uid(office: Office, make: Make) -> None:
    name = make.person(names="Zhang Guowei").names[0]
    for way in (str(name.id), name.uid):
        assert office.read(lambda reader, w=way: find_child(reader, "person_name", w)) == name.id  # type: ignore[misc]  # bound early
    for way in ("999", "Zhang", ""):
        with pytest.raises(Missing):
            office.read(lambda reader, w=way: find_child(reader, "person_name", w))  # type: ignore[misc]  # as above


def test_children_are_listed_with_their_owners(office: Office, make: Make) -> None:
    first, second = make.person(names="a; b"), make.person(names="c")
    office.write(N_("Archive"), lambda work: work.archive(second))
    found = office.read(lambda reader: child_ids(reader, "person_name"))
    assert found == [(first.id, name.id) for name in first.names]


@pytest.mark.parametrize(("prefix", "number"), [("V-2018-", 12), ("V-2019-", 0), ("v-2018-", 0)])
def test_the_last_number_goes_on_with_digits_alone(
    office: Office, make: Make, prefix: str, number: int
) -> None:
    for reference in ("V-2018-007", "V-2018-012", "V-2018-012a", "V-2018-", "V-20189-99"):
        make.visit(title=reference, reference=reference)
    assert office.read(lambda reader: last_number(reader, "visit", prefix)) == number

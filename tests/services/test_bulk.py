# SPDX-License-Identifier: MIT
"""What is done to many records at once, as one step."""

from __future__ import annotations

import pytest

from delegate_crm.entities.place import Place
from delegate_crm.entities.tag import Tag
from delegate_crm.kit.i18n import N_, Text
from delegate_crm.kit.progress import Stopped
from delegate_crm.services.bulk import archive_all, give_all, owner_field, tag_all
from delegate_crm.services.office import Office
from tests.factories import Make


@pytest.fixture
def ids(make: Make) -> list[int]:
    """A visit, an organisation and a place."""
    made = (make.visit(title="a"), make.organisation(names="b"), make.place(names="c", kind="city"))
    return [each.id for each in made]


def test_records_of_any_kind_are_put_away_in_one_step(office: Office, ids: list[int]) -> None:
    assert office.write(N_("Archive"), lambda work: archive_all(work, ids)) == 3
    assert office.write(N_("Archive"), lambda work: archive_all(work, ids)) == 0
    office.undo()
    assert office.read(lambda reader: [reader.record(x).archived_at for x in ids]) == [None] * 3  # type: ignore[union-attr]  # they are there


def test_an_owner_is_given_where_a_kind_has_one(office: Office, make: Make, ids: list[int]) -> None:
    user = make.user(login="boris")
    assert office.write(N_("Give"), lambda work: give_all(work, ids, user.id)) == 2
    assert office.write(N_("Give"), lambda work: give_all(work, ids, user.id)) == 0
    assert office.write(N_("Take"), lambda work: give_all(work, ids, None)) == 2


@pytest.mark.parametrize(
    ("code", "key"),
    [("visit", "coordinator"), ("follow_up", "responsible"), ("person", "owner"), ("event", "")],
)
def test_kinds_call_the_one_in_charge_differently(code: str, key: str) -> None:
    assert owner_field(code) == key


def test_a_tag_is_made_once_and_put_where_it_is_not(
    office: Office, make: Make, ids: list[int]
) -> None:
    tag = make.tag(names="laser")
    assert office.write(N_("Tag"), lambda work: tag_all(work, ids, " Laser ", "en")) == 3
    assert office.write(N_("Tag"), lambda work: tag_all(work, ids, "laser", "ru")) == 0
    assert office.write(N_("Tag"), lambda work: tag_all(work, ids[:1], "алмазы", "ru")) == 1
    tags = office.read(lambda reader: reader.where(Tag))
    assert [each.names.best("ru") for each in tags] == ["laser", "алмазы"]
    assert office.read(lambda reader: reader.record(ids[0]).tags) == (tag.id, tags[1].id)  # type: ignore[union-attr]  # it is there


class Impatient:
    """Asks to stop once so much of the whole is done."""

    def __init__(self, share: float) -> None:
        self._share, self.done = share, 0.0

    def step(self, done: int, total: int) -> None:
        self.done = max(self.done, done / total)

    def note(self, text: Text) -> None:
        """Hear nothing."""

    def cancelled(self) -> bool:
        return self.done >= self._share


@pytest.mark.parametrize("share", [0.3, 0.65, 0.85, 0.95])
def test_what_is_stopped_anywhere_leaves_nothing_behind(
    office: Office, make: Make, share: float
) -> None:
    ids = [make.place(names=f"p{n}", kind="city").id for n in range(40)]
    impatient = Impatient(share)
    with pytest.raises(Stopped):
        office.write(N_("Archive"), lambda work: archive_all(work, ids), impatient)
    assert share <= impatient.done < 1
    assert office.read(lambda reader: len(reader.where(Place))) == 40

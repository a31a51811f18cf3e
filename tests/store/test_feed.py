# SPDX-License-Identifier: MIT
"""What other programs changed in the same file is seen and told; our own is not told again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from delegate_crm.app import compose
from delegate_crm.entities.tag import Tag
from delegate_crm.kit.events import Changes
from delegate_crm.kit.i18n import N_
from delegate_crm.schema.values import LocalText
from delegate_crm.services.office import Office
from delegate_crm.store.feed import ORIGIN, Feed
from delegate_crm.store.staging import Staging, take_over
from tests.factories import Make


@pytest.fixture
def feed(office: Office) -> Iterator[Feed]:
    made = Feed(office.file.path)
    assert made.news(set()) == []
    yield made
    made.close()


@pytest.fixture
def elsewhere(office: Office) -> Iterator[Make]:
    with closing(compose.open_office(office.file.path, user="boris")) as other:
        yield Make(other)


def only(feed: Feed) -> Changes:
    (changes,) = feed.news(set())
    return changes


def test_what_another_program_did_is_told_once(feed: Feed, elsewhere: Make) -> None:
    tag = elsewhere.tag(names="a")
    changes = only(feed)
    assert (changes.origin, changes.added) == (ORIGIN, {"tag": frozenset({tag.id})})
    assert feed.news(set()) == []


def test_every_sort_of_change_is_told(feed: Feed, elsewhere: Make) -> None:
    tag = elsewhere.tag(names="a")
    elsewhere.change(tag, note="x")
    elsewhere.office.undo()
    elsewhere.office.undo()
    ids = {"tag": frozenset({tag.id})}
    told = [(each.added, each.changed, each.removed) for each in feed.news(set())]
    assert told == [(ids, {}, {}), ({}, ids, {}), ({}, ids, {}), ({}, {}, ids)]


def test_our_own_works_are_not_told_again(feed: Feed, make: Make, elsewhere: Make) -> None:
    make.tag(names="ours")
    theirs = elsewhere.tag(names="theirs")
    (changes,) = feed.news({2})
    assert changes.added == {"tag": frozenset({theirs.id})}


def test_an_import_elsewhere_is_told_with_its_records(
    feed: Feed, elsewhere: Make, tmp_path: Path
) -> None:
    staging = Staging(tmp_path / "staged.db")
    for name in "abc":
        staging.add(Tag(names=LocalText.of(en=name)))
    staging.close()
    elsewhere.office.write(N_("Import"), lambda w: take_over(w, tmp_path / "staged.db", "x"))
    assert len(only(feed).added["tag"]) == 3


def test_the_office_passes_the_news_on(office: Office, elsewhere: Make) -> None:
    told: list[Changes] = []
    office.bus.listen(told.append)
    office.look_for_news()
    elsewhere.tag(names="a")
    office.look_for_news()
    assert [each.origin for each in told] == [ORIGIN]


def test_a_closed_feed_begins_anew(feed: Feed, elsewhere: Make) -> None:
    feed.close()
    feed.close()
    elsewhere.tag(names="a")
    assert feed.news(set()) == []

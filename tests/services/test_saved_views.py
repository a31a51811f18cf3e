# SPDX-License-Identifier: MIT
"""Saved views: kept, changed, renamed, put away, counted; whose they are."""

from __future__ import annotations

import pytest

from delegate_crm.kit.i18n import N_
from delegate_crm.services import saved_views
from delegate_crm.services.office import Office
from delegate_crm.services.saved_views import View, ViewFacts
from tests.factories import Make

INCOMING = View(
    "visits_page",
    words="direction=incoming",
    sort="title",
    columns=("title", "start"),
    mode="calendar",
)


@pytest.fixture
def kept(office: Office, make: Make) -> int:
    make.visit(title="in", start="3 May 2016")
    make.visit(title="out", direction="outgoing")
    return office.write(
        N_("Save a view"), lambda work: saved_views.keep(work, "Ours", "en", INCOMING)
    )


def views(office: Office, login: str = "anna", lang: str = "en") -> list[ViewFacts]:
    return office.read(lambda reader: saved_views.views_of(reader, login, lang, office.today))


def test_a_list_is_kept_with_all_that_makes_it_look_so(office: Office, kept: int) -> None:
    assert office.read(lambda reader: saved_views.view(reader, kept)) == INCOMING
    assert views(office) == [ViewFacts(kept, "Ours", INCOMING, 1)]


@pytest.mark.usefixtures("kept")
def test_a_view_belongs_to_who_kept_it(office: Office, make: Make) -> None:
    make.saved_view(name="for all", page="visits_page")
    assert [each.name for each in views(office, "boris")] == ["for all"]
    assert [each.name for each in views(office)] == ["Ours", "for all"]


def test_a_view_is_renamed_in_one_language_and_put_away(office: Office, kept: int) -> None:
    office.write(N_("Change"), lambda work: saved_views.rename(work, kept, " К нам ", "ru"))
    assert views(office)[0].name == "Ours"
    assert views(office, lang="ru")[0].name == "К нам"
    office.write(N_("Remove"), lambda work: saved_views.put_away(work, kept))
    assert views(office) == []


def test_a_view_is_changed_to_what_the_list_is_now(office: Office, kept: int) -> None:
    shown = View("visits_page", words="direction=outgoing", sort="-start")
    office.write(N_("Change"), lambda work: saved_views.change(work, kept, "Out", "en", shown))
    assert views(office) == [ViewFacts(kept, "Out", shown, 1)]


@pytest.mark.parametrize(
    ("page", "kind", "words", "count"),
    [
        ("partners_page", "", "country=CN", 7),
        ("followups_page", "", "", 10),
        ("kind_page", "sample", "result=pending", 2),
        ("kind_page", "nonsense", "", 0),
        ("visits_page", "", "weight=7", 0),
    ],
)
def test_views_of_every_list_are_counted(
    sample: Office, page: str, kind: str, words: str, count: int
) -> None:
    view = View(page, kind, words=words)
    sample.write(N_("Save"), lambda work: saved_views.keep(work, "seen", "en", view))
    assert views(sample)[-1].count == count


def on_today(office: Office, login: str = "anna") -> list[tuple[str, int]]:
    found = office.read(
        lambda reader: saved_views.views_on_today(reader, login, "en", office.today)
    )
    return [(each.name, each.count) for each in found]


def test_today_tells_of_a_view_that_is_to_be_told_and_not_empty(
    office: Office, make: Make, kept: int
) -> None:
    assert on_today(office) == []
    office.write(N_("Tell"), lambda work: saved_views.tell_on_today(work, kept, told=True))
    assert views(office)[0].on_today
    assert (on_today(office), on_today(office, "boris")) == ([("Ours", 1)], [])
    visit = make.find("visit", "in")
    make.change(visit, direction="outgoing")
    assert on_today(office) == []
    office.write(N_("Tell"), lambda work: saved_views.tell_on_today(work, kept, told=False))
    make.change(make.find("visit", "out"), direction="incoming")
    assert on_today(office) == []

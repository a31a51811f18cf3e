# SPDX-License-Identifier: MIT
"""What was counted by an older list of days off is counted anew, once, and can be taken back."""

from __future__ import annotations

import pytest

from delegate_crm.entities.followup import FollowUp
from delegate_crm.kit.i18n import N_
from delegate_crm.rules.calendars import Weekdays
from delegate_crm.services import calendar_edition, calendars
from delegate_crm.services.calendar_edition import catch_up
from delegate_crm.services.office import Office
from delegate_crm.services.settings import change
from delegate_crm.store.journal import Journal
from tests.factories import Make


class Older:
    """A list of days off that knows of none."""

    @staticmethod
    def book_of(_country: str) -> Weekdays:
        return Weekdays()


@pytest.fixture
def thanks(office: Office, make: Make, monkeypatch: pytest.MonkeyPatch) -> FollowUp:
    """A promise over 8 March 2019, counted while no day off in Russia was known."""
    change(office, calendars.OFFICE_COUNTRY, "Russia", "en")
    visit = make.visit(title="V", start="6 March 2019")
    with monkeypatch.context() as before:
        before.setattr(calendars, "_national", Older)
        made: FollowUp = make.follow_up(text="thank", window="2 working days", visit=visit)
    assert str(made.window and made.window.closes.best) == "2019-03-08"
    return made


def works(office: Office) -> int:
    return office.read(lambda reader: Journal(reader.connection).last.id)


@pytest.mark.parametrize("installed", ["", "0.9", "0.11.3"])
def test_nothing_is_written_while_the_edition_is_the_same_or_older(
    office: Office, thanks: FollowUp, make: Make, monkeypatch: pytest.MonkeyPatch, installed: str
) -> None:
    if installed:
        monkeypatch.setattr(calendar_edition, "edition", lambda: installed)
    before = works(office)
    catch_up(office)
    assert (works(office), make.again(thanks).window) == (before, thanks.window)


def test_a_newer_edition_counts_anew_once(
    office: Office, thanks: FollowUp, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calendar_edition, "edition", lambda: "99.1")
    catch_up(office)
    assert str(make.again(thanks).window.closes.best) == "2019-03-11"
    before = works(office)
    catch_up(office)
    assert works(office) == before
    office.undo()
    assert make.again(thanks).window == thanks.window


def test_a_file_that_never_said_is_counted_anew(
    office: Office, thanks: FollowUp, make: Make
) -> None:
    office.write(N_("Older"), lambda work: work.set(calendar_edition.EDITION, ""))
    catch_up(office)
    assert str(make.again(thanks).window.closes.best) == "2019-03-11"

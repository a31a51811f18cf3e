# SPDX-License-Identifier: MIT
"""Rule 14: a visit moves only along the states of the table of visits."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest

from delegate_crm.app import compose
from delegate_crm.entities.visit import VISIT_STATUS
from delegate_crm.kit.errors import Invalid
from delegate_crm.services.office import Office
from delegate_crm.services.visits import FIRST
from tests.conftest import TODAY, USER
from tests.factories import Make

TABLE = """
inquiry      assessing declined merged
assessing    planning postponed declined
planning     confirmed postponed cancelled
confirmed    in_progress planning postponed cancelled
in_progress  held cancelled
held         reported
reported     follow_up closed
follow_up    closed
closed       follow_up
postponed    planning assessing cancelled
declined     inquiry
cancelled    inquiry
merged
"""
ALLOWED = {row.split()[0]: row.split()[1:] for row in TABLE.strip().splitlines()}
PAIRS = [pair for pair in product(ALLOWED, repeat=2) if pair[0] != pair[1]]
MOVES = [(old, new) for old, new in PAIRS if new in ALLOWED[old]]
REFUSED = [(old, new) for old, new in PAIRS if new not in ALLOWED[old]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Make]:
    path = tmp_path_factory.mktemp("moves") / "office.db"
    office: Office = compose.create_office(path, user=USER, today=TODAY)
    yield Make(office)
    office.close()


def test_every_state_is_in_the_table() -> None:
    assert set(ALLOWED) == set(VISIT_STATUS)
    assert len(MOVES) == 25


@pytest.mark.parametrize(("old", "new"), MOVES)
def test_visit_moves(made: Make, old: str, new: str) -> None:
    other = made.visit(title="The other one")
    visit = made.visit(title="Xinxiang", status=old, retrospective="yes", merged_into=other)
    made.change(visit, report_approved_on="1 March 2019", status_reason="As agreed")
    assert made.change(made.again(visit), status=new, status_reason="As told").status == new


@pytest.mark.parametrize(("old", "new"), REFUSED)
def test_visit_does_not_move(made: Make, old: str, new: str) -> None:
    visit = made.visit(title="Xinxiang", status=old, retrospective="yes")
    with pytest.raises(Invalid) as refused:
        made.change(visit, status=new, status_reason="As told")
    (problem,) = refused.value.problems
    assert problem.field == "status"
    assert problem.hint is not None
    assert problem.hint.values.get("names", ()) == tuple(VISIT_STATUS[x] for x in ALLOWED[old])
    assert made.again(visit).status == old


@pytest.mark.parametrize("state", [state for state in VISIT_STATUS if state not in FIRST])
def test_new_visit_cannot_begin_late(made: Make, state: str) -> None:
    with pytest.raises(Invalid) as refused:
        made.visit(title="Xinxiang", status=state)
    assert "begin" in refused.value.message.message


@pytest.mark.parametrize("state", ["inquiry", "assessing", "planning"])
def test_new_visit_begins_early(made: Make, state: str) -> None:
    assert made.visit(title="Xinxiang", status=state).status == state

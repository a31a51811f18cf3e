# SPDX-License-Identifier: MIT
"""One durable save, with journal, search text and notice."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from delegate_crm.entities.person import Person
from delegate_crm.kit.i18n import N_
from delegate_crm.services.office import Office
from delegate_crm.store.engine import connect
from delegate_crm.store.work import Work
from tests.scale.conftest import Measure


def test_one_durable_save(big: Office, measure: Measure, tmp_path: Path) -> None:
    numbers, person = count(), big.read(lambda reader: reader.where(Person)[0])
    bare = connect(tmp_path / "floor.db", writing=True, create=True)
    bare.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, note TEXT)")
    bare.execute("INSERT INTO t VALUES (1, '')")

    def floor() -> None:
        bare.execute("BEGIN IMMEDIATE")
        bare.execute("UPDATE t SET note = ? WHERE id = 1", (f"note {next(numbers)}",))
        bare.execute("COMMIT")

    def save(work: Work) -> Person:
        return work.save(person.having(note=f"note {next(numbers)}"), person)

    def ours() -> None:
        nonlocal person
        person = big.write(N_("Edit"), save)

    measure.tell(floor, ours, times=200)
    bare.close()
    assert big.read(lambda reader: reader.get(Person, person.id)) == person

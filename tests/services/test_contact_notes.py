# SPDX-License-Identifier: MIT
"""Notes about a partner."""

from __future__ import annotations

import pytest

from delegate_crm.entities.interaction import Interaction
from delegate_crm.kit.i18n import N_
from delegate_crm.services.contact_notes import note_down
from delegate_crm.services.office import Office


@pytest.mark.parametrize(("text", "lang"), [("Called", "en"), ("Позвонил", "ru"), ("已通话", "zh")])
def test_a_note_has_the_day_and_its_language(sample: Office, text: str, lang: str) -> None:
    today = sample.today
    made = sample.write(N_("Note"), lambda work: note_down(work, 22, f" {text} ", "en", today))
    note = sample.read(lambda reader: reader.get(Interaction, made))
    assert (note.summary.exact(lang), note.participants, note.kind) == (text, (22,), "note")
    assert note.at is not None
    assert note.at.nominal == today

# SPDX-License-Identifier: MIT
"""Invitations: one that we accepted asks for a visit of ours (`DOMAIN` 3.4, rule 17)."""

from __future__ import annotations

from delegate_crm.entities.event import Event
from delegate_crm.entities.invitation import Invitation
from delegate_crm.entities.visit import Visit
from delegate_crm.kit.i18n import N_
from delegate_crm.services.rulebook import Reaction
from delegate_crm.store.work import Change, Work


def _offer_visit(work: Work, change: Change) -> None:
    """Offer to enter the visit when we accept to come to an event, unless it is there."""
    invitation, before = change.after, change.before
    if not isinstance(invitation, Invitation) or invitation.direction != "received":
        return
    accepted = invitation.status == "accepted"
    if not accepted or (before is not None and before.get("status") == "accepted"):
        return
    event = work.reader.record(invitation.occasion)
    if isinstance(event, Event) and not work.reader.where(
        Visit, event=event.id, direction="outgoing"
    ):
        work.notes.append(
            N_("The invitation is accepted: enter an outgoing visit with this event as occasion.")
        )


REACTIONS = (Reaction("invitation", _offer_visit),)

# SPDX-License-Identifier: MIT
"""Users: our own staff who answer for visits and promises."""

from __future__ import annotations

from delegate_crm.kit.i18n import LANGUAGES, N_, NC_, Translator, plain
from delegate_crm.kit.territories import languages
from delegate_crm.schema import fields as f
from delegate_crm.schema.entity import Entity, Lookup, first
from delegate_crm.schema.listing import Listing

ROLES = {
    "admin": NC_("role", "Administrator"),
    "head": NC_("role", "Head"),
    "officer": NC_("role", "Officer"),
    "reader": NC_("role", "Reader"),
}
DUTIES = {
    "host_unit": N_("Host unit"),
    "lawyer": N_("Lawyer"),
    "press": N_("Press officer"),
}
"""What somebody may answer for in follow-up plans, beside the coordinator and the head."""
LOCALES = {code: plain(languages(code)[code].capitalize()) for code in LANGUAGES}


class User(Entity):
    """One of ours; `login` is the name the journal knows."""

    code = "user"
    label = N_("User")
    plural = N_("Users")
    minimum = (("login",),)

    login = f.text(N_("Login name"), search=True, listed=True)
    name = f.local_text(NC_("person", "Name"), search=True, listed=True)
    role = f.choice(NC_("user", "Role"), ROLES, "officer", listed=True)
    duties = f.codes(N_("Answers in plans as"), DUTIES, listed=True)
    locale = f.choice(N_("Language"), LOCALES)
    stands_in = f.reference(N_("Stands in when away"), "user")
    away_from = f.day(N_("Away from"))
    away_until = f.day(N_("Away until"))
    active_from = f.day(N_("Active from"))
    active_until = f.day(N_("Active until"))

    listing = Listing("user", ("login", "name", "role"))

    def called(self, tr: Translator, look: Lookup) -> str:
        """The name, else the login."""
        return first((self.name.best(tr.lang), self.login))

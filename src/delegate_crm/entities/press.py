# SPDX-License-Identifier: MIT
"""Press items: what was written about a visit, by whom and where."""

from __future__ import annotations

from delegate_crm.kit.i18n import N_, NC_, Translator
from delegate_crm.schema import fields as f
from delegate_crm.schema.entity import Child, Entity, Lookup
from delegate_crm.schema.listing import Listing, Order

TONES = {
    "positive": NC_("tone", "Positive"),
    "neutral": NC_("tone", "Neutral"),
    "critical": NC_("tone", "Critical"),
}


class Quote(Child):
    """What somebody is quoted as saying."""

    code = "quote"
    label = N_("Quotation")
    main = "words_said"

    words_said = f.note(N_("Words"), search=True)
    person = f.reference(N_("Person"), "person")
    position = f.text(N_("Position as printed"))
    paraphrase = f.flag(N_("Paraphrase, not the printed words"))


class PressItem(Entity):
    """An article, broadcast or post."""

    code = "press_item"
    label = N_("Press item")
    plural = N_("Press items")
    minimum = (("title",),)

    title = f.local_text(NC_("press", "Title"), search=True, listed=True)
    outlet = f.reference(N_("Outlet"), "organisation", listed=True)
    authors = f.text(N_("Authors"), search=True, listed=True)
    photo_credit = f.text(N_("Photo credit"), search=True)
    published_on = f.date(N_("Published on"), listed=True)
    lang = f.languages(N_("Language"))
    url = f.text(N_("Web address"), search=True)
    archived_copy = f.reference(N_("Archived copy"), "document")
    tone = f.choice(N_("Tone"), TONES)
    about = f.links(N_("About"))
    translation_of = f.text(N_("Translation or reprint of"), search=True)
    quotes = f.children(N_("Quotations"), Quote, search=True)
    note = f.note(NC_("field", "Note"), search=True)

    listing = Listing(
        "press_item",
        ("title", "outlet", "authors", "published_on"),
        order=(Order("published_on", descending=True),),
    )

    def called(self, tr: Translator, look: Lookup) -> str:
        """Its title."""
        return self.title.best(tr.lang)

# SPDX-License-Identifier: MIT
"""How contacts and names of bodies are said in one line each."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from delegate_crm.entities.organisation import CONTACT_KINDS, NAME_FORMS
from delegate_crm.kit.i18n import N_, NC_, Translator
from delegate_crm.kit.territories import languages
from delegate_crm.rules.datewords import write_date
from delegate_crm.schema.entity import Child
from delegate_crm.services.window_words import capital
from delegate_crm.ui.panels.inner_rows import InnerLine, Says

CONTACT_ICONS: Mapping[str, str] = MappingProxyType(
    {
        "email": "mail",
        "mobile": "phone",
        "phone": "phone",
        "wechat": "send",
        "telegram": "send",
        "fax": "printer",
        "post": "map-pin",
        "web": "globe",
    }
)


def contact_line(tr: Translator) -> Says:
    """A way to reach somebody: kind, of which post, whether it still holds."""

    def say(child: Child, titles: Mapping[int, str]) -> InnerLine:
        kind, since = child.get("kind"), child.get("invalid_since")
        post = child.get("affiliation") if "affiliation" in child.fields else None
        words = [tr(CONTACT_KINDS[kind]), titles.get(post or 0, "")]
        if since:
            words.append(tr(NC_("contact", "no longer, since {day}", day=since)))
        preferred = bool(child.get("preferred")) and not since
        return InnerLine(
            icon=CONTACT_ICONS.get(kind, "link"),
            text=child.get("value"),
            remark=" · ".join(filter(None, words)),
            mark=tr(N_("Preferred")) if preferred else "",
            tone="open",
            faded=bool(since),
            address="" if since else _address(kind, child.get("value")),
        )

    return say


def _address(kind: str, value: str) -> str:
    if kind == "email":
        return f"mailto:{value.strip()}"
    if kind == "web":
        return value if "://" in value else f"https://{value.strip()}"
    return ""


def name_line(tr: Translator) -> Says:
    """A name of a body: language, form, from when to when it was used, whether it was checked."""

    def say(child: Child, _titles: Mapping[int, str]) -> InnerLine:
        lang = child.get("lang")
        spoken = languages(tr.lang).get(lang.split("-")[0], lang)
        used = [child.get(key) for key in ("valid_from", "valid_to")]
        dates = [write_date(each, tr) if each else "…" for each in used] if any(used) else []
        former = child.get("form") == "former" or bool(used[1])
        words = (capital(spoken), tr(NAME_FORMS[child.get("form")]), " – ".join(dates))
        checked = bool(child.get("verified"))
        return InnerLine(
            icon="languages",
            text=child.get("text"),
            remark=" · ".join(filter(None, words)),
            mark=tr(NC_("name", "Checked") if checked else NC_("name", "Not checked")),
            tone="done" if checked else "neutral",
            faded=former,
        )

    return say

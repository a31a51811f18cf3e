# SPDX-License-Identifier: MIT
"""Records by the names of their fields: what the command line adds, changes, lists and shows.

A child (a name of a person, a host of a visit) is addressed as a kind of its own; its owner is
the field named like the owner's kind. Whatever is done to it is done to the owner's record.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from delegate_crm.entities import child_kinds, kind
from delegate_crm.kit.errors import Invalid, Missing
from delegate_crm.kit.i18n import N_, Text
from delegate_crm.schema.entity import Child, Entity, Record
from delegate_crm.schema.kinds import Reading
from delegate_crm.schema.listing import Order
from delegate_crm.services.drafts import (
    Draft,
    child_and_owner,
    new_draft,
    reading_for,
    save,
    with_child,
    without_child,
)
from delegate_crm.services.filters import children_filter, ends_of, filter_from
from delegate_crm.services.history import told
from delegate_crm.services.office import Office
from delegate_crm.services.present import Flat, Presenter, related
from delegate_crm.store.lookup import child_ids, find_child, find_record
from delegate_crm.store.queries import Reader
from delegate_crm.store.work import Work

R = TypeVar("R", bound=Record)
Typed = Sequence[tuple[str, str]]
"""Names of fields and what was typed into them, in order."""


class Records:
    """The records of an office, in one language."""

    def __init__(self, office: Office, lang: str) -> None:
        self._office = office
        self._lang = lang

    def add(self, code: str, typed: Typed) -> Flat:
        """Create a record or a child."""
        with self._office.work(N_("Add: {kind}", kind=label_of(code))) as work:
            made = (
                self._add_child(work, code, typed)
                if is_child(code)
                else self._add(work, code, typed)
            )
        return self._flat(code, made, named=True)

    def edit(self, code: str, text: str, typed: Typed) -> Flat:
        """Change a record or a child."""
        with self._office.work(N_("Change: {kind}", kind=label_of(code))) as work:
            changed = self._found(work.reader, code, text)
            reading = reading_for(self._office, self._lang, work.reader)
            if is_child(code):
                owner, child = child_and_owner(work.reader, code, changed)
                draft = _typed(Draft(child, reading), typed)
                work.save(with_child(owner, code, draft.value), owner)
            else:
                base = work.reader.get(kind(code), changed)
                save(work, _typed(Draft(base, reading), typed))
        return self._flat(code, changed)

    def remove(self, code: str, text: str) -> Flat:
        """Put a record away, or take a child out."""
        with self._office.work(N_("Archive: {kind}", kind=label_of(code))) as work:
            found = self._found(work.reader, code, text)
            if is_child(code):
                owner, child = child_and_owner(work.reader, code, found)
                gone = self._presenter(work.reader, [owner, child]).flat(child, owner)
                work.save(without_child(owner, code, child), owner)
                return gone
            work.archive(work.reader.get(kind(code), found))
        return self._flat(code, found)

    def show(self, code: str, text: str) -> tuple[Flat, list[tuple[Text, str]]]:
        """Everything about one record: as values for scripts, and as labels with words."""

        def question(reader: Reader) -> tuple[Flat, list[tuple[Text, str]]]:
            owner, record = self._with_owner(reader, code, self._found(reader, code, text))
            presenter = self._presenter(reader, [record, *([owner] if owner else [])])
            lines = [
                (field.label, presenter.words(record, field)) for field in record.fields.values()
            ]
            flat = presenter.flat(record, owner)
            if isinstance(record, Entity):
                flat["related"] = related(reader, record, self._lang)
            return flat, lines

        return self._office.read(question)

    def history(self, code: str, text: str) -> list[Flat]:
        """What happened to a record; a child's history is that of its record."""

        def question(reader: Reader) -> list[Flat]:
            owner, record = self._with_owner(reader, code, self._found(reader, code, text))
            subject = owner or record
            assert isinstance(subject, Entity)  # noqa: S101 - a child has an owner
            return told(reader, subject, self._lang, self._office.today)

        return self._office.read(question)

    def rows(
        self, code: str, where: str, sort: str, limit: int | None, *, archived: bool
    ) -> tuple[list[Flat], list[list[str]]]:
        """A list: as values for scripts, and as rows of words under `columns_of`."""

        def question(reader: Reader) -> tuple[list[Flat], list[list[str]]]:
            found = self._listed(reader, code, where, sort, limit, archived=archived)
            everyone = [each for pair in found for each in pair if each is not None]
            presenter = self._presenter(reader, everyone)
            flats = [presenter.flat(record, owner) for owner, record in found]
            rows = [self._row(presenter, owner, record) for owner, record in found]
            return flats, rows

        return self._office.read(question)

    def _listed(  # noqa: PLR0913 - the choices of a list
        self, reader: Reader, code: str, where: str, sort: str, limit: int | None, *, archived: bool
    ) -> list[tuple[Entity | None, Record]]:
        reading = reading_for(self._office, self._lang, reader)
        if is_child(code):
            return self._children(reader, code, where, reading)[:limit]
        listing = filter_from(code, where, reading)
        listing = replace(listing, limit=limit, archived=archived)
        if sort:
            order = _order(code, sort)
            listing = replace(listing, order=(order, *listing.order))
        return [(None, each) for each in reader.many(kind(code), reader.ids(listing))]

    def _children(
        self, reader: Reader, code: str, where: str, reading: Reading
    ) -> list[tuple[Entity | None, Record]]:
        """Children that fit the filter, whose words may also occur in their owner's title."""
        owner_kind, field, _ = child_kinds()[code]
        fits = children_filter(code, where, reading)
        owners = reader.many(owner_kind, list(dict.fromkeys(o for o, _ in child_ids(reader, code))))
        found: list[tuple[Entity | None, Record]] = []
        for owner in owners:
            for child in owner.get(field.key):
                presenter = self._presenter(reader, [owner, child])
                words = [presenter.words(child, each) for each in child.fields.values()]
                if fits(owner.id, child, [presenter.title(owner.id), *words]):
                    found.append((owner, child))
        return found

    def _row(self, presenter: Presenter, owner: Entity | None, record: Record) -> list[str]:
        if isinstance(record, Entity):
            columns = [record.fields[key] for key in record.listing.columns]
            title = presenter.title(record.id)
        else:
            columns = list(record.fields.values())
            title = presenter.title(owner.id if owner else None)
        return [str(record.id), title, *(presenter.words(record, field) for field in columns)]

    def _add(self, work: Work, code: str, typed: Typed) -> int:
        draft = new_draft(code, reading_for(self._office, self._lang, work.reader))
        return save(work, _typed(draft, typed)).id

    def _add_child(self, work: Work, code: str, typed: Typed) -> int:
        owner_kind, field, child_kind = child_kinds()[code]
        values = dict(typed)
        named = values.pop(owner_kind.code, "")
        if not named:
            raise Invalid(
                N_("“{label}” is missing.", label=owner_kind.label),
                N_("Name it by {name}=ID.", name=owner_kind.code),
                owner_kind.code,
            )
        owner = work.reader.get(owner_kind, find_record(work.reader, [owner_kind.code], named))
        draft = Draft(child_kind(), reading_for(self._office, self._lang, work.reader))
        _typed(draft, list(values.items()))
        known = {each.uid for each in owner.get(field.key)}
        saved = work.save(with_child(owner, code, draft.value), owner)
        return int(next(each.id for each in saved.get(field.key) if each.uid not in known))

    def _found(self, reader: Reader, code: str, text: str) -> int:
        return (
            find_child(reader, code, text) if is_child(code) else find_record(reader, [code], text)
        )

    def _with_owner(self, reader: Reader, code: str, found: int) -> tuple[Entity | None, Record]:
        if is_child(code):
            return child_and_owner(reader, code, found)
        return None, reader.get(kind(code), found)

    def _flat(self, code: str, found: int, *, named: bool = False) -> Flat:
        def question(reader: Reader) -> Flat:
            owner, record = self._with_owner(reader, code, found)
            presenter = self._presenter(reader, [record, *([owner] if owner else [])])
            return presenter.named(record, owner) if named else presenter.flat(record, owner)

        return self._office.read(question)

    def _presenter(self, reader: Reader, records: Sequence[Record]) -> Presenter:
        return Presenter(reader, self._lang, self._office.today, records)


def is_child(code: str) -> bool:
    """Tell a kind of child; `Missing` if there is neither a kind nor a child of that name."""
    if code in child_kinds():
        return True
    kind(code)
    return False


def record_class(code: str) -> type[Record]:
    """The class of a kind of record or of child."""
    return child_kinds()[code][2] if is_child(code) else kind(code)


def label_of(code: str) -> Text:
    """Label of a kind of record or of child."""
    return record_class(code).label


def columns_of(code: str) -> list[Text]:
    """Labels over the rows of a list."""
    chosen = record_class(code)
    if issubclass(chosen, Child):
        return [N_("No."), child_kinds()[code][0].label, *(f.label for f in chosen.fields.values())]
    columns = kind(code).listing.columns
    return [N_("No."), chosen.label, *(chosen.fields[key].label for key in columns)]


def _typed(draft: Draft[R], typed: Typed) -> Draft[R]:
    for name, text in typed:
        draft.type(name, text)
    return draft


def _order(code: str, sort: str) -> Order:
    entity, key = kind(code), sort.removeprefix("-")
    known = (*entity.fields, *ends_of(entity), *(each.name for each in entity.derived), "id")
    key = "" if key == "title" else key
    if key and key not in known:
        raise Missing(
            N_("{label} has no field “{name}”.", label=entity.label, name=key),
            N_("The fields are: {names}.", names=", ".join(entity.fields)),
        )
    return Order(key, descending=sort.startswith("-"))

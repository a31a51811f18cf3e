# SPDX-License-Identifier: MIT
"""Taking a work back, field by field: what was changed since is named and left as it is."""

from __future__ import annotations

from collections.abc import Iterable

from delegate_crm.entities import kind, kinds
from delegate_crm.kit.errors import Conflict
from delegate_crm.kit.i18n import N_, Text
from delegate_crm.schema.entity import Entity
from delegate_crm.store.journal import Entry, Operation
from delegate_crm.store.lookup import records_of
from delegate_crm.store.rows import field_of, fingerprint, image_of, put_back, record_from
from delegate_crm.store.setting import stored
from delegate_crm.store.staging import take_out
from delegate_crm.store.work import Work


def reverse(work: Work, target: int) -> tuple[Text, ...]:
    """Undo what a work did, newest first; the answer names what had to be left."""
    entries = work.journal.of_work(target)[::-1]
    left: list[Text] = []
    for entry in sorted(entries, key=_order):
        left.extend(_reverse_one(work, entry))
    left.extend(_unmake(work, [each for each in entries if each.operation is Operation.CREATE]))
    if not work.touched:
        raise Conflict(
            N_("All of it was changed since."),
            N_("Open the history of the record and put back single values."),
        )
    return tuple(left)


def _order(entry: Entry) -> bool:
    """Erased records come back before others point at them."""
    return entry.operation is not Operation.ERASE


def _reverse_one(work: Work, entry: Entry) -> list[Text]:
    match entry.operation:
        case Operation.UPDATE:
            return _put_back(work, entry)
        case Operation.ERASE:
            return _remake(work, entry)
        case Operation.SETTING:
            return _reset(work, entry)
        case Operation.IMPORT:
            return _take_out(work, entry)
        case _:
            return []


def _unmake(work: Work, entries: Iterable[Entry]) -> list[Text]:
    """Take out records that were made together: they may point at each other, nobody else may."""
    digests = {each.record_id: each.body.get("digest") for each in entries if each.record_id}
    records = {each.id: each for each in records_of(work.reader, list(digests))}
    changed = {key for key, each in records.items() if fingerprint(each) != digests[key]}
    used = work.erase_unused(records.keys() - changed)
    return [_left(each) for key, each in records.items() if key in changed | used]


def _put_back(work: Work, entry: Entry) -> list[Text]:
    record = work.reader.record(entry.record_id)
    if record is None:
        return [N_("A record that is gone was left.")]
    image, paths = put_back(image_of(record), entry.body)
    back = record_from(
        type(record),
        image,
        id=record.id,
        uid=record.uid,
        version=record.version,
        created_work=record.created_work,
    )
    work.save(back)
    labels = [field.label for path in paths if (field := field_of(type(record), path))]
    return [N_("{field} was changed since and left.", field=label) for label in labels]


def _remake(work: Work, entry: Entry) -> list[Text]:
    if entry.kind not in kinds() or "image" not in entry.body:
        return [N_("A record that is gone was left.")]
    body = entry.body
    identity = {"id": entry.record_id, "uid": entry.record_uid, "version": body["version"]}
    work.add(
        record_from(kind(entry.kind), body["image"], created_work=body["created_work"], **identity)
    )
    return []


def _reset(work: Work, entry: Entry) -> list[Text]:
    left: list[Text] = []
    for key, (old, new) in entry.body.items():
        if stored(work.reader.connection, key) == new:
            work.set(key, old or "")
        else:
            left.append(N_("A setting was changed since and left."))
    return left


def _take_out(work: Work, entry: Entry) -> list[Text]:
    if "taken_out" in entry.body:
        raise Conflict(
            N_("An import that was taken back cannot be done again."), N_("Import the file anew.")
        )
    return take_out(work, entry.work_id)


def _left(record: Entity) -> Text:
    return N_("{label} {id} was used since and left.", label=record.label, id=str(record.id))

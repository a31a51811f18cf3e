# SPDX-License-Identifier: MIT
"""Records: what a kind of record is made of, free of any database.

An instance is an immutable snapshot of one record. `Entity` is a record of its own; a `Child`
is a row inside one (a name of a person, a host of a visit).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, Self

from delegate_crm.kit.i18n import N_, NC_, Text, Translator
from delegate_crm.schema import fields as f
from delegate_crm.schema.fields import AnyField
from delegate_crm.schema.kinds import Cell, Holds, Reading

if TYPE_CHECKING:
    from delegate_crm.schema.listing import Listing


class Lookup(Protocol):
    """What a title may ask for: titles of other records, and the parts of this one."""

    def title(self, record_id: int | None, lang: str) -> str:
        """Title of another record, empty without one."""

    def parts(self, kind: str, key: str, record_id: int) -> Sequence[Any]:
        """Records of a kind whose field `key` points at the record."""

    def record(self, record_id: int | None) -> Any:  # noqa: ANN401 - any kind of record
        """Another record, none without an id."""


@dataclass(frozen=True, slots=True)
class Derived:
    """A column that is reckoned from the record's own fields, never journalled or typed."""

    name: str
    holds: Holds
    of: Callable[[Any], Cell]


@dataclass(frozen=True, slots=True)
class Index:
    """An index on columns; `where` (literals only) makes it partial."""

    columns: Sequence[str]
    where: str = ""


class Record:
    """A snapshot of one row with its fields."""

    code: ClassVar[str]
    label: ClassVar[Text]
    fields: ClassVar[Mapping[str, AnyField]] = {}
    __slots__ = ("_values", "id", "uid")

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        own = {name: each for name, each in vars(cls).items() if isinstance(each, f.Field)}
        inherited = {k: v for k, v in cls.fields.items() if k not in own}
        cls.fields = own | inherited

    def __init__(self, *, id: int = 0, uid: str = "", **values: object) -> None:  # noqa: A002 - as stored
        unknown = set(values) - set(self.fields)
        if unknown:
            message = f"{type(self).__name__} has no field {sorted(unknown)}"
            raise TypeError(message)
        self.id = id
        self.uid = uid
        self._values = values

    def get(self, key: str) -> Any:  # noqa: ANN401 - a value of any kind
        """Value of a field by its key."""
        return self._values[key] if key in self._values else self.fields[key].default

    def having(self, **values: object) -> Self:
        """Give the same record with some values replaced."""
        return self._copy(self._values | values)

    def _copy(self, values: dict[str, object]) -> Self:
        return type(self)(id=self.id, uid=self.uid, **values)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Record)
            and self.code == other.code
            and self.uid == other.uid
            and all(self.get(key) == other.get(key) for key in self.fields)
        )

    def __hash__(self) -> int:
        return hash((type(self), self.uid))

    def __repr__(self) -> str:
        return f"<{self.code} {self.id}>"


class Child(Record):
    """A row inside a record; `main` is the field that typing alone fills."""

    main: ClassVar[str]

    @classmethod
    def typed(cls, text: str, reading: Reading) -> Self:
        """Make a child from typed text."""
        return cls(**{cls.main: cls.fields[cls.main].kind.parse(text, reading)})

    def complete(self) -> bool:
        """Tell whether the main field is filled."""
        return bool(self.get(self.main) != self.fields[self.main].kind.blank)

    def words(self, tr: Translator) -> str:
        """Say the child in one line."""
        return self.fields[self.main].kind.write(self.get(self.main), tr)


CONFIDENTIALITY = {
    "public": N_("Public"),
    "internal": N_("Internal"),
    "restricted": N_("Restricted"),
}
RESTRICTED = "restricted"
"""What is kept so is named by nothing that leaves the program, nor where others may look on."""
KEEPING = N_("Filing")


class Entity(Record):
    """A record of its own: with a title, a version, a history, and links to any other."""

    plural: ClassVar[Text]
    minimum: ClassVar[Sequence[Sequence[str]]] = ()
    """What must be there to be stored: of each inner list at least one field."""
    by_rule: ClassVar[Sequence[str]] = ()
    """Fields of the minimum that a rule fills where nothing was typed."""
    derived: ClassVar[Sequence[Derived]] = ()
    indexes: ClassVar[Sequence[Index]] = ()
    titled_by: ClassVar[Sequence[str]] = ()
    """Fields that point at records whose titles are part of this record's title."""
    passes_on: ClassVar[Sequence[str]] = ()
    """Those that reach the titles of other records through this one, its own title apart."""
    retitles: ClassVar[Sequence[str]] = ()
    """Reference fields to records whose titles are made from this one."""
    number: ClassVar[str] = ""
    """The text field that holds the office's own number, by which the record is found."""
    listing: ClassVar[Listing]

    confidentiality = f.choice(N_("Confidentiality"), CONFIDENTIALITY, "internal", group=KEEPING)
    source_note = f.note(N_("Source"), search=True, group=KEEPING)
    tags = f.links(N_("Tags"), "tag", group=KEEPING)

    __slots__ = ("archived_at", "created_work", "version")

    def __init__(
        self,
        *,
        id: int = 0,  # noqa: A002 - the field's name everywhere
        uid: str = "",
        version: int = 0,
        archived_at: str | None = None,
        created_work: int = 0,
        **values: object,
    ) -> None:
        super().__init__(id=id, uid=uid, **values)
        self.version = version
        self.archived_at = archived_at
        self.created_work = created_work

    def _copy(self, values: dict[str, object]) -> Self:
        return type(self)(
            id=self.id,
            uid=self.uid,
            version=self.version,
            archived_at=self.archived_at,
            created_work=self.created_work,
            **values,
        )

    def called(self, tr: Translator, look: Lookup) -> str:
        """Say in one line what the record is, in the words of a language."""
        raise NotImplementedError

    def missing(self) -> list[Sequence[str]]:
        """Give the alternatives of the stored minimum that are not there yet."""
        return [keys for keys in self.minimum if not any(self._filled(key) for key in keys)]

    def _filled(self, key: str) -> bool:
        return bool(self.get(key) != self.fields[key].kind.blank)


COMMON = tuple(Entity.fields)
"""Fields that every record has; they are stored beside its id."""


def unnamed(label: Text) -> Text:
    """Title of a record that has nothing to be called by yet."""
    return NC_("title", "{label} without a name", label=label)


def first(words: Iterable[str]) -> str:
    """The first word that is not empty."""
    return next(filter(None, words), "")

# SPDX-License-Identifier: MIT
"""What the scaffold begins is whole: the tables follow, the checks hold, the program knows it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import closing
from difflib import unified_diff
from pathlib import Path
from typing import NamedTuple

import pytest
from sqlcipher3 import dbapi2

from delegate_crm.store import guard
from tests.tools.copies import Copy
from tools import new

FIELD = ("field", "visit", "minutes_taken_by", "text", "Minutes taken by", "--search", "--listed")
LINE = '    minutes_taken_by = f.text(N_("Minutes taken by"), search=True, listed=True)'
STEPS = (
    FIELD,
    ("record", "souvenir", "Souvenir", "Souvenirs"),
    ("report", "souvenir_list", "List of souvenirs", "--about", "souvenir"),
    ("format", "jotted", "Jotted lines"),
    ("plan", "polite_visit", "Polite visit"),
)
VERSION = guard.SCHEMA_VERSION
CONTRACTS = [f"tests/{name}" for name in ("contracts", "exchange", "plans", "reports", "services")]
MIGRATIONS = "src/delegate_crm/store/migrations/versions"


class Grown(NamedTuple):
    """A copy of the tree in which one of each was begun, and what each step changed."""

    copy: Copy
    complaints: set[str]
    """What the check of messages said before."""
    changed: dict[str, dict[str, list[str]]]

    @property
    def places(self) -> list[str]:
        """Every file that was written."""
        return sorted({place for step in self.changed.values() for place in step})


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Grown]:
    with Copy.made_in(tmp_path_factory.mktemp("grown")) as copy:
        complaints = i18n_check(copy)
        changed: dict[str, dict[str, list[str]]] = {}
        for step in STEPS:
            before = copy.sources()
            copy.new(*step)
            changed[step[0]] = dict(changes(before, copy.sources()))
        yield Grown(copy, complaints, changed)


@pytest.fixture
def db(sample_file: Path, tmp_path: Path) -> Path:
    """The sample office as it was made before anything was begun."""
    return Path(shutil.copyfile(sample_file, tmp_path / "office.db"))


def i18n_check(copy: Copy) -> set[str]:
    """What is wrong with the messages of a tree."""
    return set(copy.start("python", "tools/i18n.py", "check").stdout.splitlines()[:-1])


def changes(
    before: dict[str, list[str]], after: dict[str, list[str]]
) -> Iterator[tuple[str, list[str]]]:
    """The lines that were taken out of each file or put into it, marked with - and +."""
    for place in sorted(before.keys() | after.keys()):
        lines = unified_diff(before.get(place, []), after.get(place, []), n=0, lineterm="")
        found = [line for line in lines if not line.startswith(("+++", "---", "@@"))]
        if found:
            yield place, found


def census(db: Path) -> dict[str, int]:
    """Count the rows of each table and the triggers."""
    with closing(dbapi2.connect(str(db))) as office:
        names = office.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        rows = {name: _count(office, f'"{name}"') for (name,) in names}
        return rows | {"triggers": _count(office, "sqlite_schema WHERE type = 'trigger'")}


def _count(office: dbapi2.Connection, source: str) -> int:
    return int(office.execute(f"SELECT count(*) FROM {source}").fetchone()[0])  # noqa: S608 - our own names


@pytest.mark.slow
def test_a_field_is_one_line_and_a_generated_migration(grown: Grown) -> None:
    changed = grown.changed["field"]
    made = changed.pop(f"{MIGRATIONS}/{VERSION + 1:04d}_visit_minutes_taken_by.py")
    assert changed == {
        "src/delegate_crm/entities/visit.py": [f"+{LINE}"],
        "src/delegate_crm/store/guard.py": [
            f"-SCHEMA_VERSION = {VERSION}",
            f"+SCHEMA_VERSION = {VERSION + 1}",
        ],
    }
    assert [line for line in made if "import" in line and "delegate_crm" in line] == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("step", "places"),
    [
        ("record", ["src/delegate_crm/entities/souvenir.py"]),
        ("report", ["src/delegate_crm/reports/catalog/souvenir_list.py"]),
        ("format", ["src/delegate_crm/exchange/formats/jotted.py"]),
        ("plan", ["src/delegate_crm/plans/polite_visit.py"]),
    ],
)
def test_each_thing_is_one_file(grown: Grown, step: str, places: list[str]) -> None:
    written = [each for each in grown.changed[step] if each.startswith("src/")]
    assert [each for each in written if "store/" not in each] == places


@pytest.mark.slow
def test_an_office_made_before_loses_nothing(grown: Grown, db: Path) -> None:
    before = census(db)
    grown.copy.office(db, "list", "visit")
    after = census(db)
    assert {name: after[name] for name in before} == before
    assert (after["souvenir"], after["triggers"]) == (0, 4)


@pytest.mark.slow
def test_an_office_made_before_is_kept_as_a_copy_and_stays_sound(grown: Grown, db: Path) -> None:
    before = census(db)
    grown.copy.office(db, "list", "visit")
    copies = list(db.with_suffix("").glob("before-*.db"))
    assert [census(copy) for copy in copies] == [before]
    with closing(dbapi2.connect(str(db))) as office:
        assert office.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.slow
def test_the_field_is_typed_listed_found_and_shown(grown: Grown, db: Path) -> None:
    office = grown.copy.office
    made = office(db, "add", "visit", "title=Next", "minutes_taken_by=Petrova")
    office(db, "edit", "visit", "V-2018-001", "minutes_taken_by=Sidorova")
    assert office(db, "show", "visit", "V-2018-001")["minutes_taken_by"] == "Sidorova"
    found = office(db, "list", "visit", "--where", "minutes_taken_by=Petrova")
    assert [each["id"] for each in found] == [made["id"]]
    hit = office(db, "search", "Sidorova")[0]
    assert (hit["kind"], hit["field"]) == ("visit", "minutes_taken_by")


@pytest.mark.slow
def test_the_field_is_undone_and_told_in_the_history(grown: Grown, db: Path) -> None:
    office = grown.copy.office
    office(db, "edit", "visit", "V-2018-001", "minutes_taken_by=Petrova")
    office(db, "undo")
    assert office(db, "show", "visit", "V-2018-001")["minutes_taken_by"] is None
    told = str(office(db, "history", "visit", "V-2018-001"))
    assert "minutes_taken_by" in told
    assert "Minutes taken by" in told


@pytest.mark.slow
def test_the_record_is_added_found_and_put_away(grown: Grown, db: Path) -> None:
    office = grown.copy.office
    made = office(db, "add", "souvenir", "names.en=Porcelain vase", "names.zh=瓷花瓶")
    assert office(db, "search", "瓷花瓶")[0]["id"] == made["id"]
    office(db, "remove", "souvenir", "Porcelain vase")
    assert office(db, "list", "souvenir") == []
    office(db, "undo")
    assert [each["title"] for each in office(db, "list", "souvenir")] == ["Porcelain vase"]


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "ru", "zh"])
def test_the_report_is_drawn(grown: Grown, db: Path, lang: str) -> None:
    office, page = grown.copy.office, db.with_suffix(".pdf")
    made = office(db, "add", "souvenir", "names.en=Vase", "names.ru=Ваза", "names.zh=花瓶")
    said = office(db, "report", "souvenir_list", str(made["id"]), "-o", str(page), "--lang", lang)
    assert (said["pages"], said["gaps"]) == (1, [])
    assert page.read_bytes().startswith(b"%PDF")


@pytest.mark.slow
def test_its_own_tests_and_the_contracts_pass(grown: Grown) -> None:
    begun = "minutes_taken_by or souvenir or jotted or polite_visit"
    said = grown.copy.run("python", "-m", "pytest", "-q", *CONTRACTS, "-k", begun)
    assert re.search(r"[1-9]\d* passed", said)


@pytest.mark.slow
@pytest.mark.parametrize(
    "check",
    [
        "ruff check",
        "ruff format --check",
        "mypy",
    ],
)
def test_what_was_written_is_clean(grown: Grown, check: str) -> None:
    grown.copy.run(*check.split(), *grown.places)


@pytest.mark.slow
def test_what_was_written_keeps_the_layers(grown: Grown) -> None:
    assert "0 broken" in grown.copy.run("lint-imports", "--no-logo", "--no-cache")


@pytest.mark.slow
def test_what_was_written_keeps_the_budgets(grown: Grown) -> None:
    said = grown.copy.start("python", "tools/budgets.py").stdout.splitlines()
    assert "over budget" in said[-1]
    assert [line for line in said if line.startswith(tuple(grown.places))] == []


@pytest.mark.slow
def test_only_the_new_words_are_not_translated(grown: Grown) -> None:
    found = i18n_check(grown.copy) - grown.complaints
    assert {each.split(": ", 1)[0] for each in found} == {"ru", "zh"}
    assert [each for each in found if not each.endswith("is not translated")] == []


@pytest.mark.slow
def test_a_field_of_every_sort_reaches_an_office_made_before(db: Path, tmp_path: Path) -> None:
    lines = "".join(f'    a_{sort} = f.{sort}(N_("New"))\n' for sort in new.SORTS)
    with Copy.made_in(tmp_path / "tree") as copy:
        tag = copy.root / "src" / "delegate_crm" / "entities" / "tag.py"
        text = tag.read_text(encoding="utf-8")
        tag.write_text(text.replace("\n    listing", f"{lines}\n    listing"), encoding="utf-8")
        copy.new("migration", "a field of every sort")
        copy.new("migration", "nothing more")
        assert copy.office(db, "list", "tag") == []
        assert len(list((copy.root / MIGRATIONS).glob("0*.py"))) == VERSION + 1


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("field visit Minutes text Minutes", "is no name"),
        ("field visit class text Class", "is no name"),
        ("field visit title text Title", "Visit has 'title' already"),
        ("field visit version integer Version", "Visit has 'version' already"),
        ("field visits minutes text Minutes", "There is no kind of record"),
        ("field visit minutes words Minutes", "invalid choice: 'words'"),
        ("field visit minutes choice Minutes", "invalid choice: 'choice'"),
        ("field visit minutes text {Minutes}", "words need letters"),
        ("field visit minutes text Minutes --to user", "points at no record"),
        ("field visit minutes reference Minutes --to us", "invalid choice: 'us'"),
        ("record visit Visit Visits", "There is a table 'visit' already"),
        ("record journal Journal Journals", "There is a table 'journal' already"),
        ("report visit_report Report", "visit_report.py already"),
        ("report gifts Gifts --about gifts", "There is no kind of record"),
        ("language xx", "invalid choice: 'xx'"),
    ],
)
def test_what_cannot_be_begun_is_refused(
    words: str, expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as refused:
        new.main(words.split())
    assert expected in f"{refused.value}{capsys.readouterr().err}"

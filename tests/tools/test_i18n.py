# SPDX-License-Identifier: MIT
"""Catalogues are made from the source, and everything wrong with them is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import i18n, marks, wording

SOURCE = """
A = N_("Saved at {time}")
B = NC_("month", "May")
C = NN_("{n} visit", "{n} visits", n=2)
"""
PART = (
    "context\tmsgid\tru\tzh\n"
    "\tSaved at {time}\tСохранено в {time}\t{time} 已保存\n"
    "month\tMay\tМай\t5月\n"
    "\t{n} visit\t{n} визит | {n} визита | {n} визитов\t{n} 次访问\n"
)


@pytest.fixture
def project(tmp_path: Path) -> i18n.Project:
    """Make a small source with complete catalogues."""
    made = i18n.Project(tmp_path)
    write(made, SOURCE)
    part = made.translations / "parts" / "first.tsv"
    part.parent.mkdir(parents=True)
    part.write_text(PART, encoding="utf-8")
    assert i18n.update(made) == 0
    return made


def write(project: i18n.Project, source: str, place: str = "rules/thing.py") -> None:
    """Write one module of the source."""
    path = project.source / "delegate_crm" / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, encoding="utf-8")


def problems(project: i18n.Project, lang: str) -> list[str]:
    """Say what is wrong with the catalogue of one language."""
    return list(i18n.problems(project, lang, i18n.template(project)))


def edit(project: i18n.Project, lang: str, old: str, new: str) -> None:
    """Change the catalogue of a language by hand."""
    path = project.catalogue(lang)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_complete_catalogues_pass(project: i18n.Project) -> None:
    assert i18n.check(project) == 0


def test_the_template_is_sorted_and_names_no_place_or_date(project: i18n.Project) -> None:
    text = project.template.read_text(encoding="utf-8")
    assert text.index("May") < text.index("Saved at") < text.index("{n} visit")
    assert not {"thing.py", "Creation-Date", "Generated"} & set(text.replace(":", " ").split())


def test_update_changes_nothing_the_second_time(project: i18n.Project) -> None:
    before = project.catalogue("ru").read_bytes()
    i18n.update(project)
    assert project.catalogue("ru").read_bytes() == before


def test_update_keeps_what_was_translated_by_hand(project: i18n.Project) -> None:
    (project.translations / "parts" / "first.tsv").unlink()
    write(project, SOURCE + 'D = N_("New")\n')
    i18n.update(project)
    assert "Сохранено в {time}" in project.catalogue("ru").read_text(encoding="utf-8")


def test_english_says_what_the_source_says(project: i18n.Project) -> None:
    assert 'msgstr[1] "{n} visits"' in project.catalogue("en").read_text(encoding="utf-8")


def test_update_reports_a_part_for_a_message_that_is_not_there(
    project: i18n.Project, capsys: pytest.CaptureFixture[str]
) -> None:
    (project.translations / "parts" / "b.tsv").write_text("\tGone\tНет\t无\n", encoding="utf-8")
    assert i18n.update(project) == 1
    assert "b.tsv: the source has no message 'Gone'" in capsys.readouterr().out


def test_compile_gives_the_same_bytes_each_time(project: i18n.Project) -> None:
    compiled = project.catalogue("zh").with_suffix(".mo")
    i18n.compile_(project)
    first = compiled.read_bytes()
    i18n.compile_(project)
    assert compiled.read_bytes() == first


def test_a_new_message_makes_the_template_stale(
    project: i18n.Project, capsys: pytest.CaptureFixture[str]
) -> None:
    write(project, SOURCE + 'D = N_("New")\n')
    assert i18n.check(project) == 1
    printed = capsys.readouterr().out
    assert "delegate_crm.pot is stale" in printed
    assert "ru: 'New' is missing" in printed


@pytest.mark.parametrize(
    ("lang", "old", "new", "expected"),
    [
        ("ru", 'msgstr "Май"', 'msgstr ""', "is not translated"),
        ("ru", 'msgstr[2] "{n} визитов"', 'msgstr[2] ""', "is not translated"),
        ("ru", 'msgstr[2] "{n} визитов"\n', "", "is not translated"),
        ("ru", 'msgctxt "month"', '#, fuzzy\nmsgctxt "month"', "is fuzzy"),
        ("ru", "в {time}", "в {hour}", "has the places ['hour'], not ['time']"),
        ("ru", "в {time}", "в {time", "is malformed"),
        ("ru", '{n} визит"', 'визит"', "has the places [], not ['n']"),
        ("zh", "{time} 已保存", "{time} 已保存！", "has an exclamation mark"),
        ("zh", "{time} 已保存", "{time} 已保存.", "has ASCII punctuation after Han"),
        ("zh", "{time} 已保存", "对不起 {time}", "has an empty politeness"),
        ("ru", "Сохранено в", 'Сохранено \\"в\\"', "has straight quotes"),
        ("ru", "Сохранено в", "Успешно в", "has an empty politeness"),
        ("ru", "Сохранено в", "Пожалуйста,", "has an empty politeness"),
        ("en", 'msgstr "May"', 'msgstr "May, please"', "has an empty politeness"),
        ("en", 'msgid "May"', 'msgid "Mai"', "is no longer in the source"),
        ("en", 'msgid "May"', 'msgid "Mai"', "'May' is missing"),
    ],
)
def test_a_planted_fault_is_found(
    project: i18n.Project, lang: str, old: str, new: str, expected: str
) -> None:
    edit(project, lang, old, new)
    assert [words for words in problems(project, lang) if expected in words]


def test_an_obsolete_message_is_found(project: i18n.Project) -> None:
    path = project.catalogue("ru")
    path.write_text(path.read_text(encoding="utf-8") + '\n#~ msgid "Old"\n#~ msgstr "Старо"\n')
    assert "'Old' is obsolete" in problems(project, "ru")


@pytest.mark.parametrize(
    ("place", "source", "expected"),
    [
        ("rules/a.py", "N_(words)", "N_ needs literal words"),
        ("rules/a.py", 'N_(f"{n} visits")', "N_ needs literal words"),
        ("rules/a.py", 'N_("a" + b)', "N_ needs literal words"),
        ("rules/a.py", 'i18n.N_("a".format(1))', "N_ needs literal words"),
        ("rules/a.py", 'NC_(context, "a")', "NC_ needs literal words"),
        ("rules/a.py", 'NN_("a", many, n=1)', "NN_ needs literal words"),
        ("rules/a.py", 'Text("a")', "Text is made by"),
        ("rules/a.py", 'i18n.Text("a")', "Text is made by"),
        ("app/cli.py", 'click.echo("Done")', "echo shows words"),
        ("app/cli.py", 'click.echo(f"read {n} of them")', "echo shows words"),
        ("ui/a.py", 'QLabel("save it")', "QLabel shows words"),
        ("ui/a.py", 'label.setText("Сохранено")', "setText shows words"),
        ("ui/pages/a.py", 'menu.addAction(icon, "Print")', "addAction shows words"),
    ],
)
def test_an_escaped_message_is_found(
    project: i18n.Project, place: str, source: str, expected: str
) -> None:
    write(project, source, place)
    assert [words for words in marks.escaped(project.source) if expected in words]


@pytest.mark.parametrize(
    ("place", "source"),
    [
        ("kit/i18n.py", "Text(message)"),
        ("rules/a.py", 'print("Not shown to anyone")'),
        ("ui/a.py", 'label.setText(tr(N_("Save it")))'),
        ("ui/a.py", 'label.setText("")'),
        ("ui/a.py", 'label.setText(f"{a} · {b}")'),
        ("app/cli.py", 'click.echo("{}")'),
        ("store/migrations/versions/0002.py", "sa.Text()"),
    ],
)
def test_what_is_marked_or_wordless_passes(project: i18n.Project, place: str, source: str) -> None:
    write(project, source, place)
    assert list(marks.escaped(project.source)) == []


def test_a_percent_sign_is_no_format(project: i18n.Project) -> None:
    write(project, 'A = N_("5 % of {n}")\n')
    i18n.update(project)
    edit(project, "ru", 'msgid "5 % of {n}"\nmsgstr ""', 'msgid "5 % of {n}"\nmsgstr "5 % от {n}"')
    assert problems(project, "ru") == []


def test_places_are_read_without_their_formats() -> None:
    assert wording.places("{a} {b.c} {d[0]:>3} {{e}}") == {"a", "b", "d"}


def test_an_unknown_command_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert i18n.main(["nonsense"]) == 2
    assert "extract" in capsys.readouterr().out

# SPDX-License-Identifier: MIT
"""What each command does, and the shape of what it answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from delegate_crm.entities import child_kinds, kinds
from tests.app.conftest import Run
from tests.sample_totals import TOTALS

VISIT = "V-2018-001"

# --- init -----------------------------------------------------------------------------------------


def test_the_sample_office_is_the_worked_example(crm: Run, tmp_path: Path) -> None:
    answer = crm("init", "--sample", "--format", "json").json
    assert answer == {"db": str(tmp_path / "office.db"), "records": TOTALS}


def test_an_empty_office_has_its_first_user(crm: Run) -> None:
    assert crm("init", "--user", "anna", "--format", "json").json["records"] == {"user": 1}
    assert crm("list", "user", "--format", "json").json[0]["login"] == "anna"


def test_a_file_that_is_there_is_never_replaced(crm: Run, tmp_path: Path) -> None:
    (tmp_path / "office.db").write_text("mine")
    assert crm("init").code == 1
    assert (tmp_path / "office.db").read_text() == "mine"


def test_shifted_dates_let_the_first_window_be_open(crm: Run) -> None:
    crm("--today", "2026-11-24", "init", "--sample", "--shift-dates")
    due = crm("--today", "2026-11-24", "due", "--side", "them", "--format", "json").json
    window = next(each for each in due if each["closes"])
    assert "2026-11-03" <= window["opens"]["best"] <= "2026-11-10"


# --- kinds, add, edit, remove, list, show ---------------------------------------------------------


def test_all_kinds_and_children_are_listed(crm: Run) -> None:
    found = crm("kinds", "--format", "json").json
    assert {each["kind"] for each in found} == {*kinds(), *child_kinds()}


def test_fields_say_what_they_take(crm: Run) -> None:
    fields = {each["name"]: each for each in crm("kinds", "visit", "--format", "json").json}
    assert fields["direction"]["choices"] == {"incoming": "Incoming", "outgoing": "Outgoing"}
    assert (fields["start"]["type"], fields["coordinator"]["targets"]) == ("date", ["user"])


def test_a_child_names_its_owner_first(crm: Run) -> None:
    first, *_ = crm("kinds", "person_name", "--format", "json").json
    assert (first["name"], first["required"]) == ("person", True)


def test_an_unknown_kind_is_told_with_those_there_are(crm: Run) -> None:
    answer = crm("kinds", "horse")
    assert (answer.code, "person_name" in answer.err) == (1, True)


def test_a_record_is_read_as_the_form_reads_it(sampled: Run) -> None:
    made = sampled("add", "visit", "title=Perm", "start=about July 2018", "--format", "json").json
    start = sampled("show", "visit", str(made["id"]), "--format", "json").json["start"]
    assert (start["earliest"], start["best"], start["said"]) == (
        *("2018-07-01", None),
        "about July 2018",
    )


def test_a_window_counts_from_the_visit(sampled: Run) -> None:
    words = ("text=answer", f"visit={VISIT}", "closes=31 July 2019", "opens=30 January 2019")
    made = sampled("add", "follow_up", *words, "--format", "json").json
    shown = sampled("show", "follow_up", str(made["id"]), "--format", "json").json
    assert (shown["opens"], shown["closes"], shown["state"]) == ("2019-01-30", "2019-07-31", "open")


def test_a_child_belongs_to_the_record_that_is_named(sampled: Run) -> None:
    words = ("person=Zhang Guowei", "full=Guowei Z.", "kind=former")
    made = sampled("add", "person_name", *words, "--format", "json").json
    assert made["person"]["title"] == "Zhang Guowei"
    assert "Guowei Z." in sampled("show", "person_name", str(made["id"])).out


def test_a_value_that_is_refused_names_its_field_and_leaves_nothing(sampled: Run) -> None:
    answer = sampled("add", "visit", "title=Perm", "start=31 Feb 2019")
    assert (answer.code, answer.err.startswith("start: ")) == (1, True)
    assert sampled("search", "Perm", "--format", "json").json == []


def test_a_record_without_its_minimum_is_refused(sampled: Run) -> None:
    assert sampled("add", "visit", "country=China").code == 1


@pytest.mark.parametrize("word", ["title", "=x", "nonsense=1"])
def test_what_names_no_field_is_refused(sampled: Run, word: str) -> None:
    answer = sampled("add", "visit", word)
    assert (answer.code, len(answer.err.splitlines())) == (1, 2)


def test_a_record_is_changed_and_answered_whole(sampled: Run) -> None:
    changed = sampled("edit", "visit", VISIT, "level=top", "--format", "json").json
    assert (changed["level"], changed["reference"]) == ("top", VISIT)


def test_changing_nothing_is_refused(sampled: Run) -> None:
    assert sampled("edit", "visit", VISIT).code == 1


def test_a_removed_record_is_archived_and_comes_back(sampled: Run) -> None:
    assert sampled("remove", "event", "TechnoSpark Beijing office", "--format", "json").json[
        "archived"
    ]
    assert len(sampled("list", "event", "--format", "json").json) == 1
    assert len(sampled("list", "event", "--archived", "--format", "json").json) == 2
    sampled("undo")
    assert len(sampled("list", "event", "--format", "json").json) == 2


def test_a_list_is_filtered_sorted_and_cut(sampled: Run) -> None:
    words = ("--where", "status=waiting_partner", "--sort", "-title", "--limit", "2")
    titles = [
        each["title"] for each in sampled("list", "follow_up", *words, "--format", "json").json
    ]
    assert titles == ["test results of the laser samples", "test results of the diamond plates"]


def test_a_list_for_readers_has_heads(sampled: Run) -> None:
    head, first, *_ = sampled("list", "visit").out.splitlines()
    assert head.startswith("No.  Visit")
    assert "about 30 July 2018" in first


def test_everything_about_a_record_includes_what_points_at_it(sampled: Run) -> None:
    shown = sampled("show", "visit", VISIT, "--format", "json").json
    assert shown["coordinator"]["title"] == "anna"
    assert {"follow_up", "delegation", "press_item"} <= {each["kind"] for each in shown["related"]}


def test_a_uid_is_as_good_as_a_number(sampled: Run) -> None:
    uid = sampled("show", "visit", VISIT, "--format", "json").json["uid"]
    assert sampled("show", "visit", uid, "--format", "json").json["reference"] == VISIT


# --- history, undo, redo --------------------------------------------------------------------------


def test_history_says_who_changed_what(sampled: Run) -> None:
    sampled("edit", "visit", VISIT, "level=top", "--user", "boris")
    last = sampled("history", "visit", VISIT, "--format", "json").json[-1]
    assert (last["user"], last["operation"]) == ("boris", "update")
    assert last["changes"][0]["words"] == "Level: – → Top leadership"


def test_history_for_readers_puts_each_change_on_a_line(sampled: Run) -> None:
    sampled("edit", "visit", VISIT, "level=top", "country=RU")
    lines = sampled("history", "visit", VISIT).out.splitlines()
    assert len([line for line in lines if line.startswith("    ")]) == 2


def test_a_step_is_taken_back_and_again(sampled: Run) -> None:
    sampled("edit", "visit", VISIT, "level=top")
    assert sampled("undo", "--format", "json").json == {"step": "Undo: Change: Visit", "left": []}
    assert sampled("show", "visit", VISIT, "--format", "json").json["level"] is None
    assert sampled("redo").out == "Done again: Change: Visit\n"


def test_nothing_to_undo_is_said(sampled: Run) -> None:
    assert sampled("undo").code == 1


# --- search, due ----------------------------------------------------------------------------------


def test_one_spelling_is_found_with_the_reason(sampled: Run) -> None:
    first, *_ = sampled("search", "чжан", "--kind", "person", "--format", "json").json
    assert {"kind", "id", "title", "field", "match", "why"} == set(first)
    assert (first["title"], first["match"]) == ("Zhang Guowei", "Чжан Говэй")


def test_a_day_finds_what_it_lies_in(sampled: Run) -> None:
    found = sampled("search", "2018-10-15", "--format", "json").json
    assert "fair of scientific achievements" in [each["title"] for each in found]


def test_what_is_due_has_the_shape_of_the_contract(sampled: Run) -> None:
    rows = sampled("due", "--side", "them", "--format", "json").json
    keys = "id title state opens closes days side partner visit"
    assert {" ".join(row) for row in rows} == {keys}
    window = next(row for row in rows if row["closes"])
    assert (window["state"], window["days"]) == ("open", 152)


def test_the_most_urgent_comes_first(sampled: Run) -> None:
    lines = sampled("due").out.splitlines()
    assert [line.split()[1] for line in lines[1:5]] == ["Overdue"] * 4
    assert "211 days late" in lines[1]


def test_without_a_date_it_is_said_when_it_is_looked_at_again(sampled: Run) -> None:
    sampled("add", "follow_up", "text=endless", "opens=about July 2018", "closes=after August 2018")
    told = {line.split()[0]: line for line in sampled("due").out.splitlines()}
    assert told["57"].endswith("Review since 30 October 2018")
    assert next(line for line in told.values() if "endless" in line).endswith("We owe")


def test_where_nothing_needs_anybody_that_is_said(sampled: Run) -> None:
    assert sampled("due", "--today", "2017-03-01").out == "Nothing needs you today\n"
    assert sampled("due", "--today", "2017-03-01", "--format", "json").json == []


def test_looking_further_ahead_finds_more(sampled: Run) -> None:
    near = sampled("due", "--today", "2018-12-20", "--format", "json").json
    far = sampled("due", "--today", "2018-12-20", "--within", "60", "--format", "json").json
    assert len(far) == len(near) + 1


# --- report ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["en", "ru", "zh"])
def test_a_report_is_written_whole(sampled: Run, tmp_path: Path, lang: str) -> None:
    file = tmp_path / "report.pdf"
    words = ("-o", str(file), "--lang", lang, "--format", "json")
    answer = sampled("report", "visit_report", VISIT, *words).json
    assert (answer["file"], answer["gaps"] != []) == (str(file), True)
    assert (file.read_bytes()[:5], answer["pages"] >= 2) == (b"%PDF-", True)


def test_reports_are_listed_with_what_they_take(sampled: Run) -> None:
    listed = sampled("report", "--list", "--format", "json").json
    assert [(each["name"], each["kind"]) for each in listed] == [
        ("followup_register", ""),
        ("morning_page", ""),
        ("visit_report", "visit"),
    ]
    out = sampled("report", "--list").out
    known = [f"{x['name']}={'|'.join(x['choices'])}" for each in listed for x in each["params"]]
    assert [words for words in known if words not in out] == []


@pytest.mark.parametrize("name", ["followup_register", "morning_page"])
def test_a_report_about_the_whole_office_names_no_record(
    sampled: Run, tmp_path: Path, name: str
) -> None:
    file = tmp_path / "whole.pdf"
    answer = sampled("report", name, "-o", str(file), "--set", "whose=mine", "--format", "json")
    assert (answer.code, file.read_bytes()[:4]) == (0, b"%PDF")


def test_a_report_without_a_file_is_wrong_usage(sampled: Run) -> None:
    assert sampled("report", "visit_report", VISIT).code == 2


@pytest.mark.parametrize(
    "words", [("--set", "media"), ("--set", "media=perhaps"), ("--set", "x=1")]
)
def test_a_choice_that_a_report_does_not_have_is_refused(
    sampled: Run, tmp_path: Path, words: tuple[str, ...]
) -> None:
    file = tmp_path / "report.pdf"
    assert sampled("report", "visit_report", VISIT, "-o", str(file), *words).code == 1
    assert not file.exists()


def test_a_report_into_a_folder_that_is_not_there_is_refused(sampled: Run, tmp_path: Path) -> None:
    answer = sampled("report", "visit_report", VISIT, "-o", str(tmp_path / "no" / "r.pdf"))
    assert (answer.code, "r.pdf" in answer.err) == (1, True)


# --- check, backup, restore, settings -------------------------------------------------------------


def test_a_healthy_file_is_called_so(sampled: Run) -> None:
    answer = sampled("check", "--deep", "--format", "json").json
    assert (answer["ok"], answer["problems"], answer["records"]) == (True, [], 66)


def test_a_backup_brings_back_what_was_changed_since(sampled: Run, tmp_path: Path) -> None:
    copy = tmp_path / "copies" / "monday.db"
    assert sampled("backup", str(copy), "--format", "json").json["file"] == str(copy)
    sampled("edit", "visit", VISIT, "level=top")
    kept = sampled("restore", str(copy), "--format", "json").json["kept"]
    assert sampled("show", "visit", VISIT, "--format", "json").json["level"] is None
    assert Path(kept).exists()


def test_a_backup_lies_among_the_backups_unless_told(sampled: Run, tmp_path: Path) -> None:
    file = Path(sampled("backup", "--format", "json").json["file"])
    assert (file.parent, file.exists()) == (tmp_path / "office" / "backups", True)
    assert [each.name for each in file.parent.iterdir()] == [file.name]


def test_a_copy_can_be_put_elsewhere(sampled: Run, tmp_path: Path) -> None:
    copy, other = tmp_path / "copy.db", tmp_path / "other.db"
    sampled("backup", str(copy))
    assert sampled("restore", str(copy), "--into", str(other)).out == f"Put back: {other}\n"
    assert sampled("--db", str(other), "list", "person", "--format", "json").json


def test_a_setting_of_the_office_is_changed_and_undone(sampled: Run) -> None:
    before = sampled("settings", "office_place", "--format", "json").json
    words = ("office_place=Город", "--lang", "ru", "--format", "json")
    assert sampled("settings", *words).json["office_place"]["ru"] == "Город"
    sampled("undo")
    assert sampled("settings", "office_place", "--format", "json").json == before


def test_a_setting_of_the_user_lies_in_the_users_file(sampled: Run, tmp_path: Path) -> None:
    sampled("settings", "language=zh")
    file = tmp_path / "XDG_CONFIG_HOME" / "delegate-crm" / "settings.toml"
    assert file.read_text("utf-8") == 'language = "zh"\n'


def test_an_unknown_setting_is_refused(sampled: Run) -> None:
    assert sampled("settings", "colour=red").code == 1

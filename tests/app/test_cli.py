# SPDX-License-Identifier: MIT
"""The contract of the command line: options, exit codes, where words go."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from delegate_crm import __version__
from delegate_crm.app import cli
from delegate_crm.app.speaking import Command
from delegate_crm.kit.i18n import LANGUAGES, Translator
from delegate_crm.kit.registry import modules
from tests.app.conftest import Run

LATER = (
    *("match", "duplicates", "merge", "import", "capture"),
    *("encrypt", "decrypt", "rekey", "forget"),
)
COMMANDS = [each for module in modules("delegate_crm.app.commands") for each in module.COMMANDS]


def test_an_expected_refusal_is_two_lines_on_standard_error(crm: Run) -> None:
    answer = crm("due")
    assert (answer.code, answer.out) == (1, "")
    assert len(answer.err.splitlines()) == 2


def test_wrong_usage_has_a_code_of_its_own(crm: Run) -> None:
    answer = crm("due", "--nonsense")
    assert (answer.code, answer.out) == (2, "")
    assert "--nonsense" in answer.err


@pytest.mark.parametrize("name", LATER)
def test_commands_of_later_parts_do_not_exist_yet(crm: Run, name: str) -> None:
    assert crm(name).code == 2


def test_a_day_that_does_not_exist_is_wrong_usage(crm: Run) -> None:
    answer = crm("due", "--today", "2019-02-30")
    assert (answer.code, "2019-02-30" in answer.err) == (2, True)


def test_a_fault_names_the_log_and_no_person(
    sampled: Run, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_arguments: object) -> None:
        message = "Zhang Guowei"
        raise ZeroDivisionError(message)

    monkeypatch.setattr("delegate_crm.app.commands.finding.due_rows", fail)
    answer = sampled("due")
    log = Path(answer.err.split(": ")[-1].strip()).read_text("utf-8")
    caplog.clear()
    assert (answer.code, "Traceback" in answer.err) == (70, False)
    assert ("ZeroDivisionError" in log, "Zhang" in log) == (True, False)


def test_a_fault_without_an_office_is_logged_in_the_users_folder(
    crm: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(cli, "program", lambda: 1 / 0)
    answer = crm("due")
    caplog.clear()
    assert str(tmp_path / "XDG_STATE_HOME") in answer.err


def test_the_user_can_stop_a_command(sampled: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("delegate_crm.app.commands.finding.due_rows", stop)
    answer = sampled("due")
    assert (answer.code, answer.out) == (130, "")


def test_options_stand_before_and_after_the_command(sampled: Run) -> None:
    before = sampled("--format", "json", "due")
    after = sampled("due", "--format", "json")
    assert before.json == after.json != []


def test_the_option_nearest_to_the_command_wins(sampled: Run) -> None:
    late = sampled("due", "--today", "2018-08-01", "--format", "json").json
    assert "overdue" not in {each["state"] for each in late}


def test_json_stands_alone_on_standard_output(sampled: Run) -> None:
    answer = sampled("add", "visit", "title=Perm", "--format", "json")
    assert (answer.json["kind"], answer.err) == ("visit", "")


def test_quiet_leaves_only_what_was_asked_for(sampled: Run) -> None:
    for act in (["add", "visit", "title=Perm"], ["undo"], ["settings", "paper=Letter"]):
        assert sampled("--quiet", *act).out == ""
    for question in (["list", "visit"], ["show", "visit", "29"]):
        assert "Delegation from Xinxiang" in sampled("--quiet", *question).out
    assert sampled("--quiet", "settings", "paper").out == "paper = Letter\n"
    assert sampled("--quiet", "list", "visit", "--format", "json").json


def test_the_version_needs_no_office(crm: Run) -> None:
    assert crm("--version").out == f"delegate-crm {__version__}\n"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_help_speaks_the_language(crm: Run, command: Command, lang: str) -> None:
    answer = crm(str(command.name), "--help", "--lang", lang)
    assert answer.code == 0
    assert "".join(Translator(lang)(command.says).split()) in "".join(answer.out.split())


def test_refusals_of_usage_speak_the_language(crm: Run) -> None:
    assert "Нет такой команды" in crm("--lang", "ru", "nonsense").err
    assert "没有命令" in crm("--lang=zh", "nonsense").err


def test_the_language_of_the_system_is_spoken(crm: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "ru_RU.UTF-8")
    assert "Использование" in crm("--help").out


def test_a_damaged_settings_file_is_told(crm: Run, tmp_path: Path) -> None:
    file = tmp_path / "XDG_CONFIG_HOME" / "delegate-crm" / "settings.toml"
    file.parent.mkdir(parents=True)
    file.write_text("language = ", "utf-8")
    answer = crm("due")
    assert (answer.code, str(file) in answer.err) == (1, True)


def test_the_office_lies_in_the_users_data_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["init"]) == 0
    assert (tmp_path / "XDG_DATA_HOME" / "delegate-crm" / "office.db").exists()
    assert capsys.readouterr().err == ""


def test_a_reader_that_leaves_early_is_no_fault(sample_file: Path) -> None:
    program = f"{sys.executable} -m delegate_crm --db {sample_file} kinds follow_up --format json"
    done = subprocess.run(  # noqa: S602 - a pipe is what is tested
        f"{program} | head -c 1", shell=True, capture_output=True, check=False, text=True
    )
    assert (done.stdout, done.stderr) == ("[", "")


def test_what_is_typed_never_steers_the_terminal(sampled: Run) -> None:
    sampled("add", "visit", "title=Perm\x1b[31m\nred")
    assert "\x1b" not in sampled("list", "visit", "--where", "Perm").out

# SPDX-License-Identifier: MIT
"""Entries of the schedulers of three systems: whole, quoted, put there, told, and taken away."""

from __future__ import annotations

import configparser
import datetime as dt
import plistlib
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from delegate_crm.kit.errors import Invalid, Storage
from delegate_crm.kit.schedulers import autostart, systemd
from delegate_crm.kit.schedulers.autostart import Autostart
from delegate_crm.kit.schedulers.choice import scheduler, ways
from delegate_crm.kit.schedulers.command import program, reminding, sendable
from delegate_crm.kit.schedulers.entry import ABSENT, Command, Ran, Run, Scheduler, State, Way, run
from delegate_crm.kit.schedulers.launchd import Launchd
from delegate_crm.kit.schedulers.systemd import Systemd
from delegate_crm.kit.schedulers.tasks import SPACE, Tasks
from tests.platforms import posix, systemd_judges

HOSTILE = (
    "/opt/a b/python",
    "--db",
    "/home/Чжан 国伟/R&D \"x\" 'y'/100% %h %%/$HOME ${X} $(id)/`id`/a\\b;<c>|*?#~\\\\",
    "",
    "remind",
)
AT = dt.time(7, 5)
MAKERS: dict[str, Callable[[Path], Way]] = {
    "systemd": Systemd,
    "autostart": Autostart,
    "launchd": lambda folder: Launchd(folder, 501),
    "tasks": lambda folder: Tasks(folder, "OFFICE\\anna"),
}


class System:
    """Tools of a system that remember what they were told, and see the files that there are."""

    def __init__(self) -> None:
        self.calls: list[Command] = []
        self.has = ""
        self.refuses: str | None = None
        self.absent = False

    def __call__(self, command: Command) -> Ran:
        self.calls.append(command)
        verb = next(each for each in command[1:] if each != "--user").lower().strip("/")
        if self.absent or (verb == self.refuses):
            return Ran(1, "Access denied.\nmore")
        if verb in ("enable", "bootstrap", "create"):
            file = Path(command[-2] if verb == "create" else command[-1])
            self.has = file.read_text("utf-16") if verb == "create" else file.name
        elif verb in ("disable", "bootout", "delete"):
            self.has = ""
        return Ran(int(verb in ("is-enabled", "print", "query") and not self.has), self.has)


@pytest.fixture(params=MAKERS)
def way(request: pytest.FixtureRequest, tmp_path: Path) -> Way:
    return MAKERS[str(request.param)](tmp_path / "Настройки & more")


def files(folder: Path) -> list[Path]:
    return [each for each in folder.rglob("*") if each.is_file()]


# --- what is written ------------------------------------------------------------------------------


def systemd_words(line: str) -> Iterator[str]:
    """Take a command line apart as systemd does after a colon: quotes, backslashes, per cents."""
    assert line.startswith(":")
    for quoted in re.findall(r'"((?:[^"\\]|\\.)*)"(?: |$)', line[1:]):
        yield re.sub(r"\\(.)", r"\1", quoted).replace("%%", "%")


def test_systemd_reads_the_very_words() -> None:
    assert tuple(systemd_words(systemd.exec_line(HOSTILE))) == HOSTILE


@posix
def test_a_desktop_reads_the_very_words() -> None:
    line = re.sub(r"\\(.)", r"\1", autostart.exec_line(HOSTILE))
    script = f"printf '%s\\0' {line}"
    said = subprocess.run(["/bin/sh", "-c", script], stdout=subprocess.PIPE, check=True).stdout  # noqa: S603 - our own words
    assert tuple(said.decode().replace("%%", "%").split("\0")[:-1]) == HOSTILE


@systemd_judges
def test_systemd_finds_nothing_wrong(tmp_path: Path) -> None:
    python = tmp_path / "a $HOME %h 国" / "python"
    python.parent.mkdir()
    python.symlink_to("/bin/true")
    names = []
    for path, content in Systemd(tmp_path).entry((str(python), *HOSTILE), AT).files.items():
        names.append(str(shutil.copy(_written(path, content), tmp_path)))
    said = subprocess.run(  # noqa: S603 - a tool of the system on files of ours
        ["systemd-analyze", "verify", "--user", *names],  # noqa: S607 - wherever it lies
        check=False,
        capture_output=True,
        text=True,
        env={"XDG_RUNTIME_DIR": str(tmp_path), "PATH": "/usr/bin:/bin"},
    )
    assert [each for each in said.stderr.splitlines() if "delegate-crm" in each] == []


def _written(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def test_the_file_of_a_desktop_has_what_it_must_have(tmp_path: Path) -> None:
    (content,) = Autostart(tmp_path).entry(HOSTILE, AT).files.values()
    read = configparser.RawConfigParser(strict=True)
    read.read_string(content.decode())
    entry = read["Desktop Entry"]  # its names are read in small letters
    assert (entry["type"], entry["name"]) == ("Application", "Delegate CRM reminders")
    assert entry["exec"] == autostart.exec_line(HOSTILE)


def test_macos_is_given_the_very_words_and_the_hour(tmp_path: Path) -> None:
    (content,) = Launchd(tmp_path, 501).entry(HOSTILE, AT).files.values()
    agent = plistlib.loads(content)
    assert tuple(agent["ProgramArguments"]) == HOSTILE
    assert agent["StartCalendarInterval"] == {"Hour": 7, "Minute": 5}
    assert agent["RunAtLoad"] is True


def test_windows_is_given_the_words_as_its_programs_read_them(tmp_path: Path) -> None:
    words = (r"C:\R&D <1>\pythonw.exe", "--db", r"C:\Чжан 100% $x\office.db", "remind")
    (content,) = Tasks(tmp_path, "OFFICE\\anna & co").entry(words, AT).files.values()
    task = ET.fromstring(content)  # noqa: S314 - our own words
    found = {each.tag.removeprefix(f"{{{SPACE}}}"): each.text for each in task.iter()}
    assert (found["Command"], found["UserId"]) == (words[0], "OFFICE\\anna & co")
    assert found["Arguments"] == '--db "C:\\Чжан 100% $x\\office.db" remind'
    assert (found["StartBoundary"], found["Delay"]) == ("2026-01-01T07:05:00", "PT2M")


@pytest.mark.parametrize("path", [r"C:\%USERNAME%\office.db", r"C:\$(Arg0)\office.db"])
def test_windows_refuses_what_it_would_replace(tmp_path: Path, path: str) -> None:
    with pytest.raises(Invalid):
        Tasks(tmp_path, "anna").entry(("python", path), AT)


@pytest.mark.parametrize("letter", ["\n", "\0", "\x1b", "\udcff"])
def test_control_characters_are_refused(letter: str) -> None:
    with pytest.raises(Invalid):
        sendable(("python", f"a{letter}b"))


def test_the_command_names_the_file_and_imports_nothing_of_the_folder(tmp_path: Path) -> None:
    words = reminding(tmp_path / "x" / ".." / "office.db", "anna")
    assert words[:4] == (sys.executable, "-P", "-m", "delegate_crm")
    assert words[4:] == (
        *("--db", str(tmp_path.resolve() / "office.db")),
        *("--user", "anna", "remind"),
    )


def test_a_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert program() == (sys.executable,)


def test_windows_opens_no_black_window(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python.exe"))
    assert program()[0].endswith("python.exe")
    (tmp_path / "pythonw.exe").touch()
    assert program()[0].endswith("pythonw.exe")


# --- put there, told, taken away ------------------------------------------------------------------


def test_it_is_told_as_it_is_and_removed_whole(way: Way, tmp_path: Path) -> None:
    made = Scheduler((way,), ("python", "remind"), System())
    assert made.state() == State()
    made.install(AT)
    assert made.state() == State(installed=True, at=AT if way.daily else None)
    made.remove()
    assert (made.state(), files(tmp_path)) == (State(), [])


def test_another_hour_takes_the_place_of_the_first(way: Way, tmp_path: Path) -> None:
    made = Scheduler((way,), ("python", "remind"), System())
    made.install(AT)
    before = len(files(tmp_path))
    made.install(dt.time(18, 30))
    assert made.state().at == (dt.time(18, 30) if way.daily else None)
    assert len(files(tmp_path)) == before


def test_an_entry_for_another_file_is_told(way: Way) -> None:
    system = System()
    Scheduler((way,), ("python", "other.db"), system).install(AT)
    found = Scheduler((way,), ("python", "mine.db"), system).state()
    assert (found.installed, found.ours) == (True, False)


@pytest.mark.parametrize(
    ("name", "verb"), [("systemd", "enable"), ("launchd", "bootstrap"), ("tasks", "create")]
)
def test_what_is_refused_leaves_nothing(name: str, verb: str, tmp_path: Path) -> None:
    system = System()
    system.refuses = verb
    made = Scheduler((MAKERS[name](tmp_path),), ("python",), system)
    with pytest.raises(Storage) as told:
        made.install(AT)
    assert told.value.message.values["why"] == "Access denied"
    assert (made.state(), files(tmp_path)) == (State(), [])


@pytest.mark.parametrize(
    ("name", "verb"), [("systemd", "disable"), ("launchd", "bootout"), ("tasks", "delete")]
)
def test_what_the_system_does_not_let_go_of_stays_whole(
    name: str, verb: str, tmp_path: Path
) -> None:
    system = System()
    made = Scheduler((MAKERS[name](tmp_path),), ("python",), system)
    made.install(AT)
    system.refuses = verb
    with pytest.raises(Storage) as told:
        made.remove()
    assert told.value.message.values["why"] == "Access denied"
    assert made.state() == State(installed=True, at=AT)


def test_a_folder_that_cannot_be_made_is_told(way: Way, tmp_path: Path) -> None:
    (tmp_path / "Настройки & more").write_text("a file")
    with pytest.raises(Storage):
        Scheduler((way,), ("python",), System()).install(AT)


def test_an_entry_without_its_files_is_seen_and_removed(tmp_path: Path) -> None:
    system = System()
    made = Scheduler((MAKERS["tasks"](tmp_path),), ("python",), system)
    made.install(AT)
    for each in files(tmp_path):
        each.unlink()
    assert made.state() == State(installed=True, at=AT, ours=False)
    made.remove()
    assert made.state() == State()


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_what_the_user_switched_off_at_the_desktop_is_off(line: str, tmp_path: Path) -> None:
    made = Scheduler((Autostart(tmp_path),), ("python",), System())
    made.install(AT)
    (file,) = files(tmp_path)
    file.write_text(f"{file.read_text()}{line}\n")
    assert made.state() == State()


def test_a_task_that_the_user_switched_off_is_off(tmp_path: Path) -> None:
    system = System()
    made = Scheduler((MAKERS["tasks"](tmp_path),), ("python",), system)
    made.install(AT)
    system.has += "<Enabled>false</Enabled>"
    assert made.state() == State()


@pytest.mark.parametrize("name", ["systemd", "launchd"])
@pytest.mark.parametrize("text", ["", "<a", "OnCalendar=*-*-* 77:99:00\n", "\0"])
def test_a_file_of_another_hand_has_no_hour(name: str, text: str, tmp_path: Path) -> None:
    assert MAKERS[name](tmp_path).hour(text, "") is None


def test_where_systemd_does_not_answer_the_desktop_starts_it(tmp_path: Path) -> None:
    system = System()
    made = Scheduler((Systemd(tmp_path), Autostart(tmp_path)), ("python",), system)
    made.install(AT)
    assert made.state().at == AT
    system.absent = True
    made.install(AT)
    assert (made.state(), [each.suffix for each in files(tmp_path)]) == (
        State(installed=True),
        [".desktop"],
    )


@pytest.mark.parametrize(
    ("system", "names"),
    [
        ("linux", ["Systemd", "Autostart"]),
        ("darwin", ["Launchd"]),
        ("win32", ["Tasks"]),
        ("freebsd14", ["Systemd", "Autostart"]),
    ],
)
@posix
def test_each_system_has_its_ways(system: str, names: list[str]) -> None:
    assert [type(each).__name__ for each in ways(system)] == names


def test_the_scheduler_of_this_system_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    system: Run = lambda _command: Ran(ABSENT)  # noqa: E731 - a system without tools
    assert not scheduler(tmp_path / "office.db", runner=system).state().installed


def test_a_tool_is_run_and_one_that_is_not_there_is_told() -> None:
    ran = run((sys.executable, "-c", "print('ok'); raise SystemExit(3)"))
    assert (ran.code, ran.said.strip()) == (3, "ok")
    assert run(("/nowhere/systemctl",)).code == ABSENT

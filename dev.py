#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Set everything up, then run the program, the checks or the measurements.

    python3 dev.py run              the window on the sample office; without a screen its
                                    lists, reports and pictures of its pages, into out/
    python3 dev.py test [--fast]    every check and test
    python3 dev.py bench [ROW] [--size N]   the measurements of tests/scale
    python3 dev.py lock             pin the dependencies anew

Needs Python 3.11 or newer and nothing else. The first start makes .venv; the next ones find it.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "set-up"
OUT = ROOT / "out"
WINDOWS = os.name == "nt"
SCRIPTS = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = SCRIPTS / ("python.exe" if WINDOWS else "python")
LOCK, DEV_LOCK = "requirements.lock", "requirements-dev.lock"
OLDEST = (3, 11)
SAMPLE_VISIT = "V-2018-001"
THEN = ("--today", "2019-03-01")

# What Qt loads even without a screen, and the Debian package that carries it.
SYSTEM_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libbrotlidec.so.1": "libbrotli1",
}
# What it loads besides on an X screen.
SCREEN_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}

# The lines by which each check says how it ended.
CLOSING = re.compile(
    r"^Found|^All checks|formatted$|^Success|^Contracts:|over budget$|problems$"
    r"|(passed|failed|errors?)\b.* in |no tests ran|^TOTAL|^Coverage failure"
)


class Check(NamedTuple):
    """One line of the summary: what it is called and what it starts."""

    name: str
    command: list[str]


class Result(NamedTuple):
    """How a check ended."""

    name: str
    passed: bool
    seconds: float
    closing: str


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks; return the exit code."""
    if sys.version_info < OLDEST:
        return _say(f"Python 3.11 or newer is needed; this is {platform.python_version()}.")
    options = _parser().parse_args(arguments)
    os.chdir(ROOT)
    set_up()
    chosen: Callable[[argparse.Namespace], int] = options.do
    return chosen(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Set up, run and check Delegate CRM.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    commands.add_parser("run", help="open the sample office, or draw it into out/").set_defaults(
        do=run
    )
    testing = commands.add_parser("test", help="run every check and test")
    testing.add_argument("--fast", action="store_true", help="leave out the slow tests")
    testing.set_defaults(do=test)
    measuring = commands.add_parser("bench", help="run the measurements of tests/scale")
    measuring.add_argument("row", nargs="?", help="only the measurements whose name holds this")
    measuring.add_argument("--size", type=int, default=100_000, help="how many contacts")
    measuring.set_defaults(do=bench)
    commands.add_parser("lock", help="pin the dependencies anew").set_defaults(do=lock)
    return parser


# --- the commands ---------------------------------------------------------------------------------


def run(_options: argparse.Namespace) -> int:
    """Open the sample office; without a screen draw its lists, reports and pages."""
    _clear_sample()
    if _has_screen():
        return _program("init", "--sample", "--shift-dates") or _program("gui")
    return next(filter(None, (step() for step in (_sample, _due, _reports, _pages))), 0)


def _has_screen() -> bool:
    """Tell whether there is a screen to open the window on."""
    named = (os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    return not sys.platform.startswith("linux") or any(named)


def _sample() -> int:
    return _program(*THEN, "init", "--sample")


def _due() -> int:
    with (OUT / "due.txt").open("wb") as due:
        return _program(*THEN, "due", "--lang", "en", into=due.fileno())


def _reports() -> int:
    for lang in ("en", "ru", "zh"):
        words = ("-o", f"out/visit_report_{lang}.pdf", "--lang", lang)
        if code := _program(*THEN, "report", "visit_report", SAMPLE_VISIT, *words):
            return code
    return 0


def _pages() -> int:
    """Take pictures of Today and of the visit."""
    looks = ["--lang", "en", "--scheme", "light", "--size", "1440x900"]
    taking = ["tools/shots.py", "out", "--db", "out/sample.db", "--page", "today,visit", *looks]
    done = subprocess.run([str(PYTHON), *taking], check=False, env=_environment())
    for name in ("today", "visit"):
        taken = OUT / f"{name}-en-light-1440x900.png"
        if taken.exists():
            taken.replace(OUT / f"{name}.png")
    _say("The sample office is out/sample.db; its lists, reports and pages lie beside it.")
    return done.returncode


def _clear_sample() -> None:
    OUT.mkdir(exist_ok=True)
    for left in OUT.glob("sample.db*"):
        left.unlink()
    shutil.rmtree(OUT / "sample", ignore_errors=True)


def _program(*words: str, into: int | None = None) -> int:
    office = ["--db", "out/sample.db"]
    return subprocess.run(
        [str(PYTHON), "-P", "-m", "delegate_crm", *office, *words],
        check=False,
        env=dict(os.environ) if _has_screen() else _environment(),
        stdout=into,
    ).returncode


def test(options: argparse.Namespace) -> int:
    """Run every check to the end, then say how each one went."""
    results = [_timed(check) for check in _checks(fast=options.fast)]
    print("\n" + "-" * 72)
    for result in results:
        word = "ok" if result.passed else "FAILED"
        print(f"{result.name:<14}{word:<8}{result.seconds:6.1f} s  {result.closing}")
    print(next(r.closing for r in results if r.name == "pytest"), flush=True)
    return 0 if all(result.passed for result in results) else 1


def _checks(*, fast: bool) -> Iterator[Check]:
    python = str(PYTHON)
    yield Check("ruff check", [_tool("ruff"), "check", "--output-format", "concise"])
    yield Check("ruff format", [_tool("ruff"), "format", "--check"])
    yield Check("mypy", [_tool("mypy")])
    yield Check("layers", [_tool("lint-imports"), "--no-logo"])
    yield Check("budgets", [python, "tools/budgets.py"])
    yield Check("i18n", [python, "tools/i18n.py", "check"])
    workers = str(min(os.cpu_count() or 1, 4))
    quick = ["-m", "not slow"] if fast else []
    yield Check("pytest", [python, "-m", "coverage", "run", "-m", "pytest", "-n", workers, *quick])
    if not fast:
        yield Check("coverage", [python, "-m", "coverage", "report"])


def _timed(check: Check) -> Result:
    print(f"\n=== {check.name}", flush=True)
    begin = time.monotonic()
    if check.name == "pytest":
        _coverage("erase")
    code, closing = _watched(check.command)
    if check.name == "pytest":
        _coverage("combine", "--quiet")
    return Result(check.name, code == 0, time.monotonic() - begin, closing)


def _coverage(*words: str) -> None:
    subprocess.run([str(PYTHON), "-m", "coverage", *words], check=False, env=_environment())


def _watched(command: list[str]) -> tuple[int, str]:
    """Show what a command prints as it comes; return its exit code and its closing line."""
    closing = ""
    with subprocess.Popen(
        command, env=_environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        for raw in process.stdout or ():
            line = raw.decode("utf-8", "replace").rstrip()
            print(line, flush=True)
            closing = line.strip("= ") if CLOSING.search(line) else closing
    return process.returncode, closing


def bench(options: argparse.Namespace) -> int:
    """Run the measurements, which print what they find and fail on no time."""
    chosen = ["-k", options.row] if options.row else []
    return subprocess.run(
        [str(PYTHON), "-m", "pytest", "tests/scale", "-s", "-o", "norecursedirs=.*", *chosen],
        check=False,
        env=_environment() | {"DELEGATE_CRM_BENCH_SIZE": str(options.size)},
    ).returncode


def lock(_options: argparse.Namespace) -> int:
    """Pin every dependency with its hashes, for all platforms, naming no index."""
    compiling = [_tool("uv"), "pip", "compile", "--universal", "--generate-hashes", "--no-header"]
    compiling += ["--python-version", "3.11", "--upgrade", "--quiet", "pyproject.toml"]
    for more in (["-o", LOCK], ["--group", "dev", "-c", LOCK, "-o", DEV_LOCK]):
        subprocess.run([*compiling, *more], check=True)
    return 0


def _environment() -> dict[str, str]:
    """Settings of what is started here: nothing of it is shown on the screen.

    Bytecode is kept whatever this machine prefers: tests start many processes, and each of them
    would compile the whole program for itself.
    """
    settings = {"QT_QPA_PLATFORM": "offscreen", "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"}
    return os.environ | settings | {"PYTHONDONTWRITEBYTECODE": ""}


def _tool(name: str) -> str:
    return str(SCRIPTS / (f"{name}.exe" if WINDOWS else name))


# --- setting up -----------------------------------------------------------------------------------


def set_up() -> None:
    """Bring system libraries, environment and catalogues up to date; skip what is."""
    stamp = _fingerprint()
    fresh = not (STAMP.exists() and STAMP.read_text(encoding="utf-8") == stamp)
    if fresh:
        _say("Setting up .venv ...")
        _make_environment()
    missing = _missing_libraries()
    if fresh and not _pip():
        missing.append("python3-pip")
    if missing:
        _install_packages(missing)
    if fresh:
        _install_dependencies()
        STAMP.write_text(stamp, encoding="utf-8")
    if _catalogues_stale():
        _must([str(PYTHON), "tools/i18n.py", "compile"])


def _fingerprint() -> str:
    files = ("pyproject.toml", "hatch_build.py", LOCK, DEV_LOCK)
    content = b"".join((ROOT / name).read_bytes() for name in files)
    return f"{hashlib.sha256(content).hexdigest()} {platform.python_version()} {ROOT}\n"


def _make_environment() -> None:
    STAMP.unlink(missing_ok=True)
    if not _same_python():
        _must([sys.executable, "-m", "venv", "--clear", "--without-pip", str(VENV)])


def _install_dependencies() -> None:
    if not (pip := _pip()):
        raise SystemExit("No pip was found that can install into .venv (22.3 or newer is needed).")
    installing = [*pip, "--python", str(PYTHON), "install", "--disable-pip-version-check", "-q"]
    _must([*installing, "--require-hashes", "--only-binary", ":all:", "-r", DEV_LOCK])
    _must([*installing, "--no-deps", "--no-build-isolation", "--no-index", "-e", "."])


def _same_python() -> bool:
    """Tell whether .venv stands and was made by this version of Python."""
    asking = [str(PYTHON), "-c", "import platform; print(platform.python_version())"]
    with suppress(OSError):
        answer = subprocess.run(asking, check=False, capture_output=True, text=True)
        return answer.stdout.strip() == platform.python_version()
    return False


def _pip() -> list[str]:
    """Find a pip that can install into another Python's environment; empty if there is none.

    Debian's Python has neither ensurepip nor, often, pip; a pip on the PATH may be another's.
    """
    inside = [str(PYTHON), "-m", "pip"]
    for candidate in ([sys.executable, "-m", "pip"], ["pip"], ["pip3"], inside):
        if _answers(candidate):
            return candidate
    _try([str(PYTHON), "-m", "ensurepip"])
    return inside if _answers(inside) else []


def _answers(pip: list[str]) -> bool:
    with suppress(OSError):
        asking = [*pip, "--python", str(PYTHON), "--version"]
        return subprocess.run(asking, check=False, capture_output=True).returncode == 0
    return False


def _missing_libraries() -> list[str]:
    if not sys.platform.startswith("linux"):
        return []
    wanted = SYSTEM_LIBRARIES | (SCREEN_LIBRARIES if os.environ.get("DISPLAY") else {})
    return [package for name, package in wanted.items() if not _loads(name)]


def _loads(library: str) -> bool:
    with suppress(OSError):
        ctypes.CDLL(library)
        return True
    return False


def _install_packages(packages: list[str]) -> None:
    """Install Debian packages if we may; otherwise print the one line to type and go on."""
    installing = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if not shutil.which("apt-get"):
        _say(f"Missing from the system (Debian's names): {' '.join(packages)}")
    elif (rights := _rights()) is None:
        _say(f"Missing from the system. Type: sudo {' '.join(installing)}")
    else:
        _say(f"Installing {' '.join(packages)} ...")
        quiet = ["env", "DEBIAN_FRONTEND=noninteractive"]
        _try([*rights, *quiet, "apt-get", "update", "-qq"])
        _try([*rights, *quiet, *installing, "-qq"])


def _rights() -> list[str] | None:
    """Return what to put before a command to run it as root; None if we may not."""
    if os.geteuid() == 0:
        return []
    with suppress(OSError):
        if subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True).returncode == 0:
            return ["sudo", "-n"]
    return None


def _catalogues_stale() -> bool:
    pairs = [(po, po.with_suffix(".mo")) for po in ROOT.glob("translations/*/LC_MESSAGES/*.po")]
    return any(not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime for po, mo in pairs)


def _must(command: list[str]) -> None:
    if subprocess.run(command, check=False).returncode:
        raise SystemExit(f"This failed: {' '.join(command)}")


def _try(command: list[str]) -> None:
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode and "apt-get" in command:
        _say(done.stderr)


def _say(words: str) -> int:
    print(words, file=sys.stderr, flush=True)
    return 1


if __name__ == "__main__":
    sys.exit(main())

# SPDX-License-Identifier: MIT
"""The window's start: the shell paints first, the core of the program loads behind it."""

from __future__ import annotations

import datetime as dt
import gc
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTimer, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from delegate_crm.app.surroundings import beside, login_name, standing, system_language
from delegate_crm.kit import log, paths, preferences
from delegate_crm.kit.clock import Clock
from delegate_crm.kit.errors import UserError
from delegate_crm.kit.i18n import LANGUAGES, N_, Text, Translator
from delegate_crm.kit.notices import Notice
from delegate_crm.ui import theme as looks
from delegate_crm.ui.doors import Choice, first_start, refused
from delegate_crm.ui.instance import Instance
from delegate_crm.ui.sidebar import SECTIONS, first_place
from delegate_crm.ui.tokens import SCHEMES
from delegate_crm.ui.tray import Staying
from delegate_crm.ui.warming import Warming
from delegate_crm.ui.widgets.buttons import Button
from delegate_crm.ui.widgets.cards import Banner, Skeleton
from delegate_crm.ui.widgets.logo import program_icon
from delegate_crm.ui.window import Window

SWITCH = 0.0005
"""Seconds after which a busy thread lets the interface thread in."""
REST = 500
"""Milliseconds after the start before the pages not shown yet are imported."""
QT_WORDS = {"en": "en", "ru": "ru", "zh": "zh_CN"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the start of the window is told; what is left empty is chosen by the system."""

    path: Path
    lang: str = ""
    user: str = ""
    today: dt.date | None = None
    look: looks.Look | None = None
    page: str = ""
    """Name of a section; Today unless another is named."""


KEPT = N_("The damaged file is kept as {path}")
STUCK = N_(
    "It lies in a folder that cannot be written: {path}. Settings that you change now last until"
    " the program is closed."
)


class Program(QObject):
    """The running program: its windows, its office, its language and looks."""

    _loaded = Signal(object)
    _unloadable = Signal(object)
    ready = Signal()

    def __init__(self, application: QApplication, wanted: Wanted) -> None:
        super().__init__(application)
        self.application = application
        self.wanted = wanted
        self.path = standing(wanted.path)
        """The file that is shown: the office that is wanted, or the sample beside it."""
        self._aside = preferences.set_aside()
        """Where a settings file lies that could not be read, until that has been read."""
        self.first = first_place(wanted.page or chosen_page())
        self._acting: dict[str, Any] = {"user": wanted.user or login_name(), "today": wanted.today}
        self.words = Translator(wanted.lang or system_language())
        self.theme = looks.install(application, wanted.look or chosen_look())
        self._qt_words: QTranslator | None = None
        self._speak()
        application.setWindowIcon(program_icon())
        self.window = Window(self.words)
        self.staying = Staying(application, self.window)
        self.staying.opened.connect(self.show_up)
        self.staying.fit(self.words)
        self._tell_aside()
        self.started: Any = None
        """What works on the open office (`ui.session.Session`); none while it loads."""
        self._news: Text | Exception | None = None
        """To be said once the office is open."""
        self._loaded.connect(self._open, Qt.ConnectionType.QueuedConnection)
        self._unloadable.connect(self._refuse, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Show the window, then load the rest."""
        sys.setswitchinterval(SWITCH)
        self.window.remember_size()
        self.window.show()
        QTimer.singleShot(0, self, self._load)

    def show_up(self, page: str = "") -> None:
        """Come to the front, on a page if one is named."""
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        with suppress(UserError):
            if page:
                self.window.go(first_place(page))

    def tell_fault(self, error: BaseException) -> None:
        """Let nothing that goes wrong in a slot vanish."""
        if self.started is not None:
            self.started.notify.problem(error)
        else:
            log.fault(error)

    def _tell_aside(self) -> None:
        """Say that the settings are the defaults, and where the damaged file is kept."""
        if self._aside is None:
            return
        title = self.words(N_("The settings file was damaged; the program began with defaults."))
        words = KEPT if self._aside != paths.user_settings() else STUCK
        kept = self.words(replace(words, values={"path": str(self._aside)}))
        banner = Banner(title, kept, tone="closing")
        banner.act(Button(self.words(N_("Close")), self._aside_read, small=True))
        self.window.show_banner(banner, "settings")

    def _aside_read(self) -> None:
        self._aside = None
        self.window.clear_banner("settings")

    def _begin(self, job: Callable[[], Any]) -> None:
        """Come to an open office, or to none, away from the interface thread."""

        def away() -> None:
            try:
                office = job()
            except Exception as error:  # noqa: BLE001 - told in the interface thread
                self._unloadable.emit(error)
            else:
                self._loaded.emit(office)

        threading.Thread(target=away, name="office", daemon=True).start()

    def _load(self) -> None:
        self._begin(self._opened)

    def _opened(self) -> Any:  # noqa: ANN401 - its class is loaded late
        """Import the core, which is without Qt, and open the file; none if there is none yet."""
        compose = import_module("delegate_crm.app.compose")
        if not self.path.exists():
            return None
        return compose.open_office(self.path, **self._acting)

    def _open(self, office: Any) -> None:  # noqa: ANN401 - its class is loaded late
        if office is None:
            self._welcome()
            return
        session = import_module("delegate_crm.ui.session")
        self.started = session.Session(self, office)
        self.started.counted.connect(self.staying.show_counts)
        self._tell_sample()
        news, self._news = self._news, None
        if isinstance(news, Exception):
            self.started.notify.problem(news)
        elif news is not None:
            self.started.notify.say(news)
        gc.collect()
        gc.freeze()
        self.ready.emit()
        QTimer.singleShot(REST, self, Warming(self).start)

    def _welcome(self) -> None:
        choices = (
            (N_("Start with sample data"), "primary", partial(self._create, with_sample=True)),
            (N_("Start empty"), "plain", partial(self._create, with_sample=False)),
        )
        self.window.show_instead(first_start(self.words, choices))
        self.ready.emit()

    def _create(self, *, with_sample: bool) -> None:
        self.path = beside(self.wanted.path) if with_sample else self.wanted.path
        compose = import_module("delegate_crm.app.compose")
        kind = {"with_sample": with_sample, "shifted": with_sample}
        self.window.show_instead(Skeleton(8))
        self._begin(partial(compose.create_office, self.path, **kind, **self._acting))

    def _tell_sample(self) -> None:
        """Say that what is shown is sample data, and offer the way to one's own."""
        if self.path == self.wanted.path:
            return
        banner = Banner(self.words(N_("This is sample data.")), tone="soon", icon="info")
        banner.act(Button(self.words(N_("Start my own")), self.start_own, small=True))
        self.window.show_banner(banner, "sample")

    def start_own(self) -> None:
        """Leave the sample for one's own office; it is made if there is none yet."""
        self._leave()
        self.window.clear_banner("sample")
        self.path = self.wanted.path
        if self.path.exists():
            self._load()
        else:
            self._create(with_sample=False)

    def _leave(self) -> None:
        self.started.end()
        self.started = None

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            log.to_folder(paths.user_logs())
            log.fault(error)
        again: Choice = (N_("Try again"), "primary", self._load)
        self.window.show_instead(refused(self.words, error, (again,)))
        self.ready.emit()

    # --- copies of the file -----------------------------------------------------------------------

    def backed_up(self) -> None:
        """A copy was made: say at the foot of the sidebar when."""
        if self.started is not None:
            self.started.show_state()

    def restore(self, copy: Path) -> None:
        """Put a copy in the place of the office file, and open it; what lay there is kept."""
        self._leave()
        self._begin(partial(self._restored, copy))

    def _restored(self, copy: Path) -> Any:  # noqa: ANN401 - its class is loaded late
        """The office of the copy; if it is refused the old file is opened again."""
        upkeep = import_module("delegate_crm.services.upkeep")
        try:
            aside = upkeep.put_back_copy(copy, self.path, Clock().now())
        except Exception as error:  # noqa: BLE001 - told when the office is open
            self._news = error
        else:
            self._news = N_("Restored. The file that lay there is kept as {path}", path=str(aside))
        return self._opened()

    # --- language and looks -----------------------------------------------------------------------

    def prefer(self, values: Mapping[str, str], said: Text | None = None) -> None:
        """Change settings of the user, now; say what was done, with a way back."""
        before = preferences.read()
        preferences.write(before | dict(values))
        self.staying.fit(self.words)
        look = replace(chosen_look(), system_font=self.theme.look.system_font)
        lang = system_language() if "language" in values else self.words.lang
        if (lang, look) != (self.words.lang, self.theme.look):
            self.tell(lang, look)
        if said is not None and self.started is not None:
            back = {key: before.get(key, "") for key in values}
            self.started.notify.say(said, partial(self.prefer, back))
        self.preferred()

    def say_by_tray(self, told: Sequence[Notice]) -> bool:
        """Show notices by the tray; tell whether the program is there."""
        return self.staying.say(told)

    def preferred(self) -> None:
        """Settings of the user were changed: what goes by them follows."""
        if self.started is not None:
            self.started.calendar.want()

    def speak(self, lang: str) -> None:
        """Change the language of all that is shown, now."""
        preferences.write(preferences.read() | {"language": lang})
        self.tell(lang, self.theme.look)

    def look(self, look: looks.Look) -> None:
        """Change the looks of all that is shown, now."""
        kept = {"scheme": look.scheme, "text_size": str(look.size)}
        kept["density"] = "compact" if look.compact else "comfortable"
        kept["motion"] = "reduced" if look.still else "system"
        kept["menu"] = "bar" if look.menu_bar else "button"
        preferences.write(preferences.read() | kept)
        self.tell(self.words.lang, look)

    def tell(self, lang: str, look: looks.Look) -> None:
        """Show all in a language and with looks, without keeping them as the user's own."""
        self.words = Translator(lang)
        self._speak()
        self.theme.apply(look)
        self.staying.fit(self.words)
        self._again()

    def _speak(self) -> None:
        if self._qt_words is not None:
            self.application.removeTranslator(self._qt_words)
        QLocale.setDefault(QLocale(LANGUAGES[self.words.lang]))
        made = QTranslator(self.application)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if made.load(f"qtbase_{QT_WORDS[self.words.lang]}", folder):
            self.application.installTranslator(made)
        self._qt_words = made
        right = Qt.LayoutDirection.RightToLeft if self.words.rtl else Qt.LayoutDirection.LeftToRight
        self.application.setLayoutDirection(right)

    def _again(self) -> None:
        if self.started is not None:
            self.started.again()
            self._tell_aside()
            self._tell_sample()


def chosen_look() -> looks.Look:
    """The looks that the user chose."""
    kept = preferences.read()
    size, scheme = kept.get("text_size", ""), kept.get("scheme", "")
    return looks.Look(
        scheme=scheme if scheme in SCHEMES else "system",
        compact=kept.get("density") == "compact",
        size=min(max(int(size), 85), 150) if size.isdigit() else 100,
        still=kept.get("motion") == "reduced",
        menu_bar=kept.get("menu") == "bar",
    )


def chosen_page() -> str:
    """The section that the user chose to begin with."""
    name = preferences.read().get("start_page", "")
    return name if name in {entry.key for entry in SECTIONS} else ""


def application(arguments: list[str]) -> QApplication:
    """Make Qt's part of the program, or give the one that runs."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    made = QApplication(arguments)
    made.setApplicationName("delegate-crm")
    made.setOrganizationName("delegate-crm")
    made.setApplicationDisplayName("Delegate CRM")
    made.setDesktopFileName("delegate-crm")
    return made


def catch_faults(tell: Callable[[BaseException], object]) -> None:
    """Let no exception of a slot vanish or end the program."""

    def caught(
        _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        tell(error)

    sys.excepthook = caught


def run(wanted: Wanted) -> int:
    """Open the window and stay until it is closed; a program that runs already shows itself."""
    qt = application(sys.argv[:1])
    instance = Instance(wanted.path, qt)
    if instance.hand_over(wanted.page):
        return 0
    instance.listen()
    program = Program(qt, wanted)
    instance.asked.connect(program.show_up)
    catch_faults(program.tell_fault)
    program.start()
    return qt.exec()

# SPDX-License-Identifier: MIT
"""Where things live: the package's own resources, and the user's folders."""

from __future__ import annotations

from pathlib import Path

from platformdirs import PlatformDirs

_PACKAGE = Path(__file__).resolve().parents[1]
_FOLDERS = PlatformDirs("delegate-crm", appauthor=False, roaming=False)


def _shipped(name: str) -> Path:
    """Find a folder inside the installed package, or beside `src` in a source checkout."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parents[1] / name


def resources() -> Path:
    """Icons, fonts, report themes and the sample office."""
    return _shipped("resources")


def translations() -> Path:
    """Compiled message catalogues."""
    return _shipped("translations")


def default_office() -> Path:
    """The office file that is opened when none is named."""
    return Path(_FOLDERS.user_data_dir) / "office.db"


def user_settings() -> Path:
    """The file with this user's own preferences."""
    return Path(_FOLDERS.user_config_dir) / "settings.toml"


def user_logs() -> Path:
    """The folder for the log while no office file is open."""
    return Path(_FOLDERS.user_log_dir)


def beside(office: Path) -> Path:
    """The folder of attachments, backups and log that belongs to an office file."""
    return office.with_suffix("") if office.suffix else office.with_name(f"{office.name}.files")

# SPDX-License-Identifier: MIT
# ruff: noqa: INP001 - a script beside the fonts that it writes
"""Cut the Noto fonts down to the letters that the program prints.

`python resources/fonts/cut.py PACKAGES UNIHAN` reads the unpacked npm packages
@expo-google-fonts/noto-sans, noto-sans-sc, noto-sans-arabic and noto-emoji below PACKAGES, and
the Unihan lists (Debian's unicode-data) in UNIHAN; it writes the fonts and their licences here.
"""

from __future__ import annotations

import bz2
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent

LATIN_GREEK_CYRILLIC = (
    *range(0x20, 0x590),
    *range(0x1C80, 0x1C90),
    *range(0x1D00, 0x2000),
    *range(0x2DE0, 0x2E80),
    *range(0xA640, 0xA6A0),
    *range(0xA700, 0xA800),
    *range(0xAB30, 0xAB70),
    *range(0xFB00, 0xFB07),
)
SIGNS = (*range(0x2000, 0x2400), 0x25CC, 0xFFFC, 0xFFFD, *range(0xFE20, 0xFE30))
CHINESE_SIGNS = (
    *range(0x20, 0x100),
    *range(0x2000, 0x2800),
    *range(0x3000, 0x3130),
    *range(0xFE30, 0xFE70),
    *range(0xFF00, 0xFFF0),
)
ALL = tuple(range(0x110000))


@dataclass(frozen=True, slots=True)
class Cut:
    """One font to be written: its file in the packages, its file here, the letters to keep."""

    source: str
    target: str
    letters: tuple[int, ...]


def cuts(unihan: Path) -> Iterator[Cut]:
    """All fonts that are shipped."""
    western = (*LATIN_GREEK_CYRILLIC, *SIGNS)
    yield Cut("NotoSans_400Regular", "NotoSans-Regular", western)
    yield Cut("NotoSans_400Regular_Italic", "NotoSans-Italic", western)
    yield Cut("NotoSans_500Medium", "NotoSans-Medium", western)
    yield Cut("NotoSans_600SemiBold", "NotoSans-SemiBold", western)
    yield Cut("NotoSans_700Bold", "NotoSans-Bold", western)
    standard = (*CHINESE_SIGNS, *gb2312(), *listed(unihan, "OtherMappings", "kTGH"))
    wide = (*standard, *listed(unihan, "IRGSources", "kIICore"))
    yield Cut("NotoSansSC_400Regular", "NotoSansSC-Regular", wide)
    yield Cut("NotoSansSC_700Bold", "NotoSansSC-Bold", standard)
    yield Cut("NotoSansArabic_400Regular", "NotoSansArabic-Regular", ALL)
    yield Cut("NotoSansArabic_700Bold", "NotoSansArabic-Bold", ALL)
    yield Cut("NotoEmoji_400Regular", "NotoEmoji-Regular", ALL)


def gb2312() -> Iterator[int]:
    """The letters of the old Chinese standard set."""
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            letter = bytes((row, cell)).decode("gb2312", "ignore")
            if letter:
                yield ord(letter)


def listed(unihan: Path, file: str, key: str) -> Iterator[int]:
    """The letters that have a key in a file of Unihan: 8,105 of kTGH, 9,810 of kIICore."""
    with bz2.open(unihan / f"Unihan_{file}.txt.bz2", "rt", encoding="utf-8") as lines:
        for line in lines:
            parts = line.split("\t")
            if len(parts) > 1 and parts[1] == key:
                yield int(parts[0].removeprefix("U+"), base=16)


def write(cut: Cut, packages: Path) -> Path:
    """Write one font."""
    options = Options(
        hinting=False,
        layout_features=["kern", "liga", "ccmp", "mark", "mkmk"],
        name_IDs=["*"],
        notdef_outline=True,
    )
    if "Arabic" in cut.target:
        options.layout_features = ["*"]
    if "SC" not in cut.target:  # there it would bring the forms of four other countries
        options.layout_features += ["locl"]
    options.drop_tables += ["BASE", "STAT", "vhea", "vmtx", "gasp", "meta"]
    font = TTFont(next(packages.rglob(f"{cut.source}.ttf")), recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=cut.letters)
    subsetter.subset(font)
    target = HERE / f"{cut.target}.ttf"
    font.save(target)
    return target


def licences(packages: Path) -> Iterator[Path]:
    """Copy the licence text of each family."""
    for family in ("noto-sans", "noto-sans-sc", "noto-sans-arabic", "noto-emoji"):
        folders = (f.parent for f in packages.rglob("package.json") if _is(f, family))
        target = HERE / f"OFL-{family}.txt"
        shutil.copyfile(next(folders) / "LICENSE_FONT", target)
        yield target


def _is(manifest: Path, family: str) -> bool:
    return f'"@expo-google-fonts/{family}"' in manifest.read_text(encoding="utf-8")


def main() -> None:
    """Cut all fonts and say how big they became."""
    packages, unihan = map(Path, sys.argv[1:3])
    made = [write(cut, packages) for cut in cuts(unihan)]
    for path in (*made, *licences(packages)):
        size = path.stat().st_size
        sys.stdout.write(f"{path.name:28} {size / 1e6:6.2f} MB\n")


if __name__ == "__main__":
    main()

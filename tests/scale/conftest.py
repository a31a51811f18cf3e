# SPDX-License-Identifier: MIT
"""An office of the size that is being measured, and the way ratios are told."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from delegate_crm.kit.clock import Clock
from delegate_crm.services.office import Office
from delegate_crm.store import file
from tests.scale.generator import TODAY, fill

MEASURING = "DELEGATE_CRM_BENCH_SIZE" in os.environ
"""Else it is only tried whether each measurement runs and does what it measures."""
SIZE = int(os.environ.get("DELEGATE_CRM_BENCH_SIZE", "1000"))


@pytest.fixture(scope="session")
def big(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An office of so many people and all that goes with them."""
    folder = tmp_path_factory.mktemp("scale")
    office = Office(file.create(folder / "office.db"), "anna", Clock(TODAY))
    fill(office, SIZE, folder)
    yield office
    office.close()


def runs(times: int) -> range:
    """As many runs as a measurement takes the best of; where nothing is measured, one."""
    return range(times if MEASURING else 1)


@dataclass
class Measure:
    """Compares a job with its floor; it prints and never fails."""

    row: str

    def tell(self, floor: Callable[[], object], ours: Callable[[], object], times: int) -> None:
        """Run both alternately, and print the best of each and the ratio last."""
        best = {"floor": float("inf"), "ours": float("inf")}
        for _ in runs(times):
            for name, job in (("floor", floor), ("ours", ours)):
                start = time.perf_counter()
                job()
                best[name] = min(best[name], time.perf_counter() - start)
        self.say(best["floor"], best["ours"])

    def say(self, floor: float, ours: float) -> None:
        """Print how many seconds both took, and the ratio last."""
        self.note(
            f"floor {floor * 1000:.2f} ms, ours {ours * 1000:.2f} ms, ratio {ours / floor:.1f}"
        )

    def note(self, words: str) -> None:
        """Print what was measured."""
        print(f"\n{self.row}: size {SIZE}, {words}")


@pytest.fixture
def measure(request: pytest.FixtureRequest) -> Measure:
    """A measure named after its test."""
    return Measure(request.node.name.removeprefix("test_"))

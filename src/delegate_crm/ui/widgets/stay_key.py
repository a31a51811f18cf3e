# SPDX-License-Identifier: MIT
"""What the colours, the signs and the hatching of a calendar mean."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from delegate_crm.kit.i18n import NC_, Translator
from delegate_crm.services.stages import Stage
from delegate_crm.ui.accessible import Role, tell_roles
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.flow import Flow
from delegate_crm.ui.widgets.layouts import empty
from delegate_crm.ui.widgets.ordering import in_order
from delegate_crm.ui.widgets.rows import Cells
from delegate_crm.ui.widgets.stay_paint import Shape, paint_sign, paint_stay

SIGN, SWATCH, GAP, TALL = 15, 26, 6, 20


class StayKey(QWidget):
    """A sign and a word for each group that is shown."""

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._tr = tr
        self._flow = Flow(self, gap=18, row_gap=2)

    def show_groups(self, groups: Sequence[Stage], *, hatched: bool) -> None:
        """Show what is in view, and nothing else."""
        empty(self._flow)
        for each in groups:
            self._flow.addWidget(_Item(self._tr(each.words), each.tone))
        if hatched:
            self._flow.addWidget(_Item(self._tr(NC_("visits", "days not fixed")), ""))
        self.setVisible(bool(groups))
        self.updateGeometry()


class _Item(QWidget):
    """One of them; without a tone it is the hatching."""

    role = Role.StaticText

    def __init__(self, words: str, tone: str) -> None:
        super().__init__()
        tell_roles()
        self._words, self._tone = words, tone
        self.setFont(theme().font("small"))
        self.setAccessibleName(words)

    @property
    def _side(self) -> int:
        return theme().scaled(SIGN if self._tone else SWATCH)

    def sizeHint(self) -> QSize:
        """Sign and word."""
        words = QFontMetrics(self.font()).horizontalAdvance(self._words)
        return QSize(self._side + GAP + words + 2, theme().scaled(TALL))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw them."""
        painter, looks = QPainter(self), theme()
        cells = Cells(QRectF(self.rect()), rtl=self.isRightToLeft())
        place = cells.leading(self._side, GAP)
        if self._tone:
            top = (self.height() - self._side) / 2
            box = QRectF(place.left(), top, self._side, self._side)
            paint_sign(painter, box, self._tone, self._tone)
        else:
            paint_stay(painter, Shape(place.adjusted(0, 4, 0, -4), "neutral"))
        painter.setPen(looks.colour("text_2"))
        leading = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(cells.rest, leading, in_order(self._words))

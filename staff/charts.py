"""Where the bars of a chart stand. Drawn by templates/charts.html; what is kept back is hatched, never a nought."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from staff.grids import Cell

WIDE, BAR_STEP = 340, 46
ROOM_FOR_TEXT = 90  # at the end of a bar, for its number
TALL, COLUMN_ROOM = 150, 30
KEPT_BACK = 34  # the length of every bar that may not be shown, whatever it counts


@dataclass(frozen=True)
class Bar:
    """`at` is the place on the axis, `long` how long it is; `label` names it, `text` is its number in figures."""

    label: str
    text: str
    at: float
    long: float
    kept_back: bool


@dataclass(frozen=True)
class Chart:
    id: str
    title: str
    about: str
    bars: tuple[Bar, ...]
    wide: float
    high: float
    step: float
    standing: bool

    @property
    def kept_back(self) -> bool:
        return any(bar.kept_back for bar in self.bars)


Series = Sequence[tuple[str, Cell]]


def bar_chart(id_: str, title: str, about: str, series: Series) -> Chart:
    """One bar under the other, each with its label above it."""
    drawn = _bars(series, BAR_STEP, WIDE - ROOM_FOR_TEXT)
    return Chart(id_, title, about, drawn, WIDE, BAR_STEP * len(series), BAR_STEP, False)


def column_chart(id_: str, title: str, about: str, series: Series) -> Chart:
    """Columns side by side, such as months."""
    step = WIDE / max(1, len(series))
    return Chart(id_, title, about, _bars(series, step, TALL), WIDE, TALL + 2 * COLUMN_ROOM, round(step, 1), True)


def spark(series: Series) -> tuple[Bar, ...]:
    """A small one for a line of a table, 5 wide and 24 high a month; the numbers are beside it."""
    return _bars(series, 7, 24, kept_back=12)


def _bars(series: Series, step: float, longest: float, kept_back: float = KEPT_BACK) -> tuple[Bar, ...]:
    most = max((cell.value or 0 for _, cell in series), default=0) or 1
    return tuple(
        Bar(
            label,
            cell.text,
            round(place * step, 1),
            kept_back if cell.kept_back else round(longest * (cell.value or 0) / most, 1),
            cell.kept_back,
        )
        for place, (label, cell) in enumerate(series)
    )

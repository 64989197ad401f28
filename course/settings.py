"""What an instructor states about a class, in `class.toml` beside `lessons/`; all of it may be left out.

dates = "day first"            # how 05/03/2026 is meant; or "month first"
time_zone = "Europe/Berlin"    # of dates that name none
unsealed = ["week1"]           # assignments whose plain tests run beside the answers; their marks can be forged

[due]                          # when work is due, by lesson
01-neuron = 2026-03-01T23:59:00

[lateness]
per_day = 0.1                  # share of the points that each day begun costs
grace_minutes = 15
cap = 0.5                      # at most this share
"""

import tomllib
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

NAME = "class.toml"
ORDERS = ("", "day first", "month first")


@dataclass(frozen=True)
class Dates:
    """How dates are read."""

    order: str = ""  # "day first", "month first", or not stated
    time_zone: str = "UTC"

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)


@dataclass(frozen=True)
class Lateness:
    """What lateness costs: nothing, unless stated."""

    per_day: float = 0.0
    grace_minutes: float = 0.0
    cap: float = 1.0

    def penalty(self, points: float, seconds_late: float) -> float:
        """Points lost by handing in so many seconds late; each day begun counts."""
        if seconds_late <= 60 * self.grace_minutes or self.per_day == 0:
            return 0.0
        days = -(-seconds_late // 86_400)
        return round(points * min(self.cap, self.per_day * days, 1.0), 2)


@dataclass(frozen=True)
class Settings:
    """Everything in class.toml."""

    dates: Dates = field(default_factory=Dates)
    lateness: Lateness = field(default_factory=Lateness)
    due: dict[str, datetime] = field(default_factory=dict)  # by lesson, in UTC without a zone, as nbgrader keeps it
    unsealed: tuple[str, ...] = ()  # assignments whose plain tests run in the submission's process


def read_settings(root: Path) -> Settings:
    """The settings of the course in `root`; a ValueError names what cannot be meant."""
    path = root / NAME
    if not path.is_file():
        return Settings()
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ValueError(f"{path} cannot be read: {error}") from None
    _refuse_others(path, data, ("dates", "time_zone", "unsealed", "due", "lateness"))
    dates = Dates(data.get("dates", ""), data.get("time_zone", "UTC"))
    if dates.order not in ORDERS:
        raise ValueError(f'{path}: dates is "day first" or "month first", not {dates.order!r}')
    try:
        zone = dates.zone
    except (ValueError, OSError, KeyError, TypeError):
        raise ValueError(f'{path}: time_zone is a name such as "Europe/Berlin", not {dates.time_zone!r}') from None
    late = data.get("lateness", {})
    _refuse_others(path, late, ("per_day", "grace_minutes", "cap"))
    for name, value in late.items():
        most = 1 if name != "grace_minutes" else float("inf")
        if not isinstance(value, int | float) or not 0 <= value <= most:
            raise ValueError(f"{path}: {name} is a number from 0 on{', at most 1' if most == 1 else ''}, not {value!r}")
    unsealed = data.get("unsealed", [])
    if not isinstance(unsealed, list) or not all(isinstance(name, str) for name in unsealed):
        raise ValueError(f'{path}: unsealed is a list of assignments such as ["week1"], not {unsealed!r}')
    due = {lesson: _due(path, lesson, at, zone) for lesson, at in data.get("due", {}).items()}
    return Settings(dates, Lateness(**late), due, tuple(unsealed))


def _refuse_others(path: Path, data: dict, known: tuple[str, ...]) -> None:
    if unknown := [name for name in data if name not in known]:
        raise ValueError(f"{path}: there is no setting {unknown[0]!r}; there are {', '.join(known)}")


def _due(path: Path, lesson: str, at: object, zone: ZoneInfo) -> datetime:
    if isinstance(at, date) and not isinstance(at, datetime):
        at = datetime.combine(at, time(23, 59, 59))  # due on a day: until its end
    if not isinstance(at, datetime):
        raise ValueError(f"{path}: {lesson} is due at a date and time such as 2026-03-01T23:59:00, not {at!r}")
    return (at if at.tzinfo else at.replace(tzinfo=zone)).astimezone(UTC).replace(tzinfo=None)

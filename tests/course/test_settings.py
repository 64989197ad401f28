"""class.toml: what an instructor states about a class, and what is told of a slip in it."""

from datetime import datetime

import pytest

from course.grading.submitted.timestamps import DateError, read_date
from course.settings import Dates, Lateness, Settings, read_settings


def test_nothing_stated_is_nothing_charged(tmp_path):
    assert read_settings(tmp_path) == Settings()
    assert Lateness().penalty(10, 1e6) == 0


def test_everything_stated(tmp_path):
    (tmp_path / "class.toml").write_text(
        'dates = "month first"\n'
        'time_zone = "Europe/Berlin"\nunsealed = ["week1"]\n[due]\n01-neuron = 2026-03-01\n[lateness]\nper_day = 0.2\n'
    )
    settings = read_settings(tmp_path)
    assert settings.dates == Dates("month first", "Europe/Berlin")
    assert settings.due == {"01-neuron": datetime(2026, 3, 1, 22, 59, 59)}
    assert settings.lateness == Lateness(0.2)
    assert settings.unsealed == ("week1",)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("dates = 'us'", "day first"),
        ("time_zone = 'Mars/North'", "Europe/Berlin"),
        ("per_day = 0.1", "no setting 'per_day'"),
        ("[lateness]\nper_day = 10", "at most 1"),
        ("unsealed = 'week1'", "list of assignments"),
        ("[due]\n01-neuron = 'soon'", "2026-03-01T23:59:00"),
        ("dates =", "cannot be read"),
    ],
)
def test_a_slip_is_named(tmp_path, text, says):
    (tmp_path / "class.toml").write_text(text)
    with pytest.raises(ValueError, match=says):
        read_settings(tmp_path)


@pytest.mark.parametrize(
    ("late", "points"), [(0, 0), (600, 0), (601, 1), (86_400, 1), (86_401, 2), (5 * 86_400, 4), (1e9, 4)]
)
def test_each_day_begun_costs_its_share_up_to_the_cap(late, points):
    assert Lateness(per_day=0.1, grace_minutes=10, cap=0.4).penalty(10, late) == points


def test_the_stated_order_of_day_and_month_is_kept():
    assert read_date("05/03/2026", Dates("day first")) == datetime(2026, 3, 5)
    assert read_date("05/03/2026", Dates("month first")) == datetime(2026, 5, 3)
    assert read_date("05.03.2026", Dates("month first")) == datetime(2026, 3, 5)
    with pytest.raises(DateError, match="two ways"):
        read_date("05/03/2026", Dates())

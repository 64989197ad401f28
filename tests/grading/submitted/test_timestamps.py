"""timestamp.txt is read however it was written; what cannot be read, or in two ways, counts as in time and is named."""

import logging
from datetime import datetime

import pytest

from course.grading.submitted.timestamps import DateError, TolerantCourseDirectory, read_date, read_timestamp
from course.settings import Dates

READ = {
    "2026-03-01 12:00:00 UTC": "2026-03-01 12:00:00",
    "2026-03-01 12:00:00.5 +0100": "2026-03-01 11:00:00.500000",
    "2026-03-01T12:00:00+01:00": "2026-03-01 11:00:00",
    "2026-03-01 12:00:00 -0130": "2026-03-01 13:30:00",
    "2026-03-01 12:00 Europe/Berlin": "2026-03-01 11:00:00",
    "2026-03-01 12:00 PST": "2026-03-01 20:00:00",
    "2026-03-01 12:00 GMT+3": "2026-03-01 09:00:00",
    "Sun, 1 Mar 2026 12:00:00 UTC-05:30": "2026-03-01 17:30:00",
    "2026-03-01 12:00:00 +0100 (CET)": "2026-03-01 11:00:00",
    "05.03.2026, 14:05 Uhr": "2026-03-05 14:05:00",
    "5.3.26 14:05": "2026-03-05 14:05:00",
    "Donnerstag, 5. März 2026, 14:05": "2026-03-05 14:05:00",
    "jeudi 5 mars 2026, 14h05": "2026-03-05 14:05:00",
    "Thursday, 5 March 2026, 2:05\u202fPM CET": "2026-03-05 13:05:00",
    "13/03/2026 14:05": "2026-03-13 14:05:00",
    "03/13/2026 14:05": "2026-03-13 14:05:00",
    "14:05 13/03/2026": "2026-03-13 14:05:00",
    "14:05 25-03-2026": "2026-03-25 14:05:00",
    "05/05/2026 14:05": "2026-05-05 14:05:00",
    "05.03.2026 14:05": "2026-03-05 14:05:00",
}
NOT_READ = {
    "05/03/2026 14:05": 'holds 05/03/2026, which may be in two ways (state dates = "day first"',
    "2026-03-05 14:05 XYZ": "names a time zone that is not known (XYZ)",
    "2026-03-05 14:05 Europe/Nowhere": "names a time zone that is not known (Europe/Nowhere)",
    f"2026-03-05 14:05 Europe/{'x' * 300}": "names a time zone that is not known (Europe/xxx",
    "2026-03-05 14:05 Europe/": "names a time zone that is not known (Europe/)",
    "2026-03-05 14:05 Europe/../../x": "names a time zone that is not known",
    "2026-03-01 12:00:00 +9999": "holds no date",
    "14:05": "holds no date",
    "5 March": "holds no date",
    "yesterday": "holds no date (yesterday)",
    "\x1b[31m<b>": "holds no date (??31m?b?)",
    "9" * 5000: f"holds no date ({'9' * 40})",
    "0001-01-01 00:00:00 +0100": "holds no date",
    "": "is empty",
    "\x00\r\n": "is empty",
    "x" * 20_000: "is not read: the file has 20000 bytes",
}


@pytest.mark.parametrize("text", READ)
def test_a_date_as_people_and_platforms_write_it(tmp_path, text):
    (tmp_path / "timestamp.txt").write_text(f"\ufeff{text}\n", encoding="utf-8")
    assert read_timestamp(tmp_path) == (datetime.fromisoformat(READ[text]), "")


@pytest.mark.parametrize("text", NOT_READ)
def test_what_is_no_date_is_named_and_counts_as_in_time(tmp_path, text):
    (tmp_path / "timestamp.txt").write_text(text, encoding="utf-8")
    moment, note = read_timestamp(tmp_path)
    assert moment is None and note.endswith("; counted as in time")
    assert note.startswith(f"timestamp.txt {NOT_READ[text]}")


def test_without_the_file_nothing_is_said_and_a_link_is_not_followed(tmp_path):
    assert read_timestamp(tmp_path) == (None, "")
    (tmp_path / "timestamp.txt").symlink_to("nowhere")
    assert "is a link" in read_timestamp(tmp_path)[1]


def test_the_class_says_what_is_first_and_in_which_zone():
    text = "05/03/2026 14:05"
    assert read_date(text, Dates(order="day first")) == datetime(2026, 3, 5, 14, 5)
    assert read_date(text, Dates(order="month first")) == datetime(2026, 5, 3, 14, 5)
    assert read_date("05.03.2026 14:05", Dates(order="month first")) == datetime(2026, 3, 5, 14, 5)  # a day, with dots
    assert read_date("2026-03-05 14:05", Dates(time_zone="Europe/Berlin")) == datetime(2026, 3, 5, 13, 5)
    assert read_date("2026-03-05 14:05 EST", Dates(time_zone="Europe/Berlin")) == datetime(2026, 3, 5, 19, 5)
    with pytest.raises(DateError):
        read_date(text, Dates())


def test_nbgraders_own_commands_go_on_after_a_malformed_one(tmp_path, caplog):
    directory = TolerantCourseDirectory(root=str(tmp_path))
    directory.log = logging.getLogger("course")
    (tmp_path / "timestamp.txt").write_text("2026-03-01 12:00")
    assert directory.get_existing_timestamp(str(tmp_path)) == datetime(2026, 3, 1, 12)
    assert caplog.text == ""
    (tmp_path / "timestamp.txt").write_text("yesterday")
    assert directory.get_existing_timestamp(str(tmp_path)) is None
    assert "holds no date (yesterday)" in caplog.text

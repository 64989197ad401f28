"""The marking page in a browser, with the network off: points typed in come back as the sheet that is read."""

import csv

import pytest

from course.classroom.marking_page import marking_page
from tests.browser.axe import violations

pytestmark = pytest.mark.browser
GUIDE = "Why has it a bias?\n\n| points | 2: full |\n|---|---|\n| why | names the origin |\n\n---\n\n$w \\cdot x = 0$."
ROWS = [
    ("90-small", "why_bias", f"key{i}", f"Student S{i}", f'An "answer", number {i},\nin two lines.', "", "2", "")
    for i in range(30)
]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_points_are_typed_in_and_saved_as_a_sheet(browser, tmp_path, theme):
    path = tmp_path / "page.html"
    path.write_text(marking_page("90-small-why_bias.csv", "why_bias", GUIDE, ROWS), encoding="utf-8")
    context = browser.new_context(color_scheme=theme, offline=True, accept_downloads=True)
    page = context.new_page()
    page.goto(path.as_uri())
    assert page.locator("output").inner_text() == "0 of 30 have points"
    fields = page.get_by_label("Points of 2")
    fields.nth(0).fill("1.5")
    page.get_by_label("Comment").nth(0).fill('Say "origin".')
    fields.nth(29).fill("3")
    page.get_by_role("button", name="Save the sheet").click()  # 3 of 2 points: not saved, and the field is shown
    assert fields.nth(29).evaluate("field => field === document.activeElement && !field.validity.valid")
    fields.nth(29).fill("2")
    assert page.locator("output").inner_text() == "2 of 30 have points"
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save the sheet").click()
    assert saved.value.suggested_filename == "90-small-why_bias.csv"
    with open(saved.value.path(), newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [(row["key"], row["points"]) for row in rows if row["points"]] == [("key0", "1.5"), ("key29", "2")]
    assert rows[0]["comment"] == 'Say "origin".' and {row["lesson"] for row in rows} == {"90-small"}
    assert violations(page, ["body"]) == []
    context.close()

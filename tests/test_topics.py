"""The table of topics; that each lesson's rows bear out what they say is a rule, course/authoring/rules.py."""

from docs import topics


def test_the_page_is_up_to_date():
    assert topics.PAGE.read_text(encoding="utf-8") == topics.page(), "run: make topics"

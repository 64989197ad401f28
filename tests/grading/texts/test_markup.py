"""HTML from a submission: what is kept, what is not, and that no text takes for ever."""

import pytest

from course.grading.texts.markup import clean_html

KEPT = {
    '<p style="color: red">a &lt; b</p>': '<p style="color: red;">a &lt; b</p>',
    "<table class=x><tr><td colspan=2>1</td></tr></table>": (
        '<table><tbody><tr><td colspan="2">1</td></tr></tbody></table>'
    ),
    "<A HREF='https://x.example/?a=1&amp;b=2'>x</A>": '<a href="https://x.example/?a=1&amp;b=2">x</a>',
    '<img src="data:image/png;base64,AAAA" alt="x > y"/>': '<img src="data:image/png;base64,AAAA" alt="x &gt; y">',
    "<b>not <i>closed": "<b>not <i>closed</i></b>",
    "a < b and b > c & d": "a &lt; b and b &gt; c &amp; d",
    "<details open><summary>s</summary>t</details>": '<details open=""><summary>s</summary>t</details>',
}
LEFT_OUT = {
    "<script>OWNED</script>": "",
    "<scr<script></script>ipt>OWNED": "ipt&gt;OWNED",
    "<!--><img src=x onerror=OWNED>-->": "<img>--&gt;",
    '<noscript><p title="</noscript><img src=x onerror=OWNED>">': '&lt;p title="<img>"&gt;',
    "<math><mtext><mglyph><style><img src=x onerror=OWNED>": "",
    '<a href="java\tscript:OWNED">x</a><a href="&#1;javascript:OWNED">y</a>': "<a>x</a><a>y</a>",
    "<img src=//evil.example><img src='data:image/svg+xml;base64,AAAA'>": "<img><img>",
    '<a href="//evil.example">x</a><a href=" https://x.example">y</a>': '<a>x</a><a href="https://x.example">y</a>',
    '<p title="">x</p>': "<p>x</p>",
    "<p id=notebook name=cookie class=score onclick=OWNED>x</p>": "<p>x</p>",
    "<base href=//evil.example><meta http-equiv=refresh><link rel=stylesheet><form><input>": "",
    '<p style="position:fixed; margin:-9em; width:expression(OWNED); padding:url(x); color:rgb(1,2,3)">x</p>': (
        '<p style="color: rgb(1,2,3);">x</p>'
    ),
    "$\\href{OWNED}{x}$ &bsol;mmlToken[href=x]{y}": "$\\ href{OWNED}{x}$ \\ mmlToken[href=x]{y}",
}


@pytest.mark.parametrize("text", [*KEPT, *LEFT_OUT])
def test_html_is_written_anew_with_what_is_harmless_in_it(text):
    assert clean_html(text) == {**KEPT, **LEFT_OUT}[text]


PIECES = ["<!--", "<a x", '<a b="', "</script", "<script", "<![", "&#", "<p style='rgb(", "<br>"]
# the last ones close as many tags as they open, but not for a browser
DEEP = ["<div>", "<a><b></p>", "<svg><a></p></p>", "<span>x<hr x</span>", "<i a='></i>'>", "<div></DIV x><i/></b>"]


@pytest.mark.parametrize("piece", PIECES)
def test_what_is_said_a_hundred_thousand_times_is_read_once(piece):
    assert len(clean_html(piece * 100_000)) < 3_000_000


@pytest.mark.parametrize("piece", DEEP)
def test_tags_within_tags_are_shown_as_text_before_a_tree_is_built_of_thousands(piece):
    deep = clean_html(piece * 2_001)
    assert deep.startswith("&lt;") and deep.count("<") == 0
    assert clean_html(piece * 100).count("<") > 0


def test_a_long_table_is_no_deep_one():
    rows = "<tr><th>1<td>2</tr>" * 5_000
    assert clean_html(f"<table>{rows}</table>").count("<td>") == 5_000

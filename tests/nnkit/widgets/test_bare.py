"""Scripts and style sheets without what only their readers need."""

import pytest

from nnkit.widgets.bare import bare_script, bare_style


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("const a = 1, b = a + 2; // two", "const a=1,b=a+2;"),
        ("return a - -b + +c;", "return a- -b+ +c;"),
        ('say("a  //  b", \'/*  */\');', 'say("a  //  b",\'/*  */\');'),
        ("x = a / b / c;", "x=a/b/c;"),
        ("t.split(/ +\\/[/ ] /g)", "t.split(/ +\\/[/ ] /g)"),
        ("return /a b/.test(t)", "return/a b/.test(t)"),
        ("`a  ${b + `c  ${d}  ` + { e: '}' }.e}  f` + g", "`a  ${b + `c  ${d}  ` + { e: '}' }.e}  f`+g"),
        ("for (const x of [1]) if (y in z) #p;", "for(const x of[1])if(y in z)#p;"),
        ("a = b\n  // why\n\n  c()", "a=b\nc()"),
    ],
)
def test_a_script_does_the_same_without_its_spaces(text, bare):
    assert bare_script(text) == bare


def test_a_style_sheet_keeps_what_its_rules_say():
    sheet = """/* why */
    .a :focus, .b:hover > c { margin: 0 -2px calc(1px + 2px); content: "x"; }
    @container (min-width: 560px) and (max-width: 790px) { .d { color: red; } }
    """
    assert bare_style(sheet) == (
        '.a :focus, .b:hover > c{margin:0 -2px calc(1px + 2px);content:"x"}'
        "@container (min-width: 560px) and (max-width: 790px){.d{color:red}}"
    )

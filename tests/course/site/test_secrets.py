"""What graders know is found in whatever a page says, however it is set; what students have is no secret."""

import html

import pytest

from course.lessons import find_lesson
from course.site.secrets import handed_out, leaks, secrets
from tests import ROOT

NEURON = find_lesson("01", ROOT)


def test_solutions_bank_hidden_cases_and_keys_are_secrets():
    known = secrets(NEURON, handed_out([NEURON]))
    assert len(known) > 100
    assert any("z=[]forrowinX:total=b" in text for text in known)
    assert any(text.startswith('"') and '":"' in text and len(text) < 40 for text in known)


def test_what_students_have_is_none():
    every = secrets(NEURON, "")
    one = sorted(every)[0]
    assert every - secrets(NEURON, f"before{one}behind") == {one}
    assert "X_with_1=np.column_stack([X,np.ones(len(X))])" in handed_out([NEURON])


@pytest.mark.parametrize("name", ["lessons/a.html", "searchindex.js", "index.html"])
def test_a_secret_is_found_between_tags_and_in_the_index(tmp_path, name):
    secret = sorted(secrets(NEURON, handed_out([NEURON])), key=len)[-1]
    page = tmp_path / name
    page.parent.mkdir(exist_ok=True)
    coloured = "".join(f"<span class='n'>{html.escape(letter)}</span> " for letter in secret)
    page.write_text(f"<p>before</p>{coloured}<p>after</p>" if name.endswith("html") else f"x{secret}y")
    found = leaks(tmp_path, [NEURON])
    assert found[0].startswith(f"{name} holds what only graders of 01-neuron know")


def test_an_innocent_page_holds_none(tmp_path):
    (tmp_path / "index.html").write_text("<p>Neurons add up.</p>")
    assert leaks(tmp_path, [NEURON]) == []

"""What is written in an explorer's pictures can be read: no word covers another, none is cut off, from a phone on."""

import pytest

from nnkit.widgets.page import schemas

# the words of all panels, once all is laid out: those that cover each other, and those that leave their picture
FAULTS = """async ([name, width, changes]) => {
  const here = document.getElementById('here'), frame = () => new Promise(requestAnimationFrame);
  here.style.width = `${width}px`;
  const view = $mount.mount(here, { explorer: name }), faults = [];
  let count = 0;
  for (const change of [[], ...changes]) {
    if (change.length) view.set(...change);
    await frame();
    await frame();
    for (const { words, width, height } of view.panels) {
      const said = words.filter((word) => word.text);
      count += said.length;
      const lap = (a, b, at, size) => Math.min(a[at] + a[size], b[at] + b[size]) - Math.max(a[at], b[at]);
      said.forEach((a, i) => {
        if (a.left < -1 || a.top < 0 || a.left + a.width > width + 1 || a.top + a.height > height + 1)
          faults.push([...change, 'cut', a.text]);
        for (const b of said.slice(i + 1))
          if (lap(a, b, 'left', 'width') > 2 && lap(a, b, 'top', 'height') > 2)
            faults.push([...change, a.text, 'on', b.text]);
      });
    }
  }
  view.end();
  here.replaceChildren();
  here.style.width = '';
  return [count, faults];
}"""


@pytest.mark.parametrize("name", schemas())
def test_at_every_width(with_page, name):
    for width in (344, 768, 1264, 1904):
        count, faults = with_page.run(FAULTS, [name, width, []])
        assert count > 6 and faults == [], width


@pytest.mark.parametrize("name", schemas())
def test_on_a_phone_with_everything_that_can_be_chosen(with_page, name):
    choices = [control for control in schemas()[name]["controls"] if control["kind"] == "choice"]
    changes = [[control["name"], option] for control in choices for option in control["options"]]
    assert with_page.run(FAULTS, [name, 344, changes])[1] == []


# lists that are narrower than what they offer
CUT = """([name, width]) => {
  const here = document.getElementById('here');
  here.style.width = `${width}px`;
  const view = $mount.mount(here, { explorer: name });
  const cut = [...here.querySelectorAll('select')].filter((select) => {
    const free = select.cloneNode(true);
    free.style.cssText = 'position: absolute; width: max-content; max-width: none';
    select.after(free);
    const wanted = free.offsetWidth;
    free.remove();
    return select.offsetWidth < wanted - 1;
  });
  const names = cut.map((select) => select.labels[0].innerText);
  view.end();
  here.replaceChildren();
  here.style.width = '';
  return names;
}"""


@pytest.mark.parametrize("name", schemas())
def test_no_list_is_cut_off(with_page, name):
    assert [with_page.run(CUT, [name, width]) for width in (344, 768, 1264, 1904)] == [[]] * 4

"""What a hand does to an explorer: each gesture can be taken back, and the beginning can be had again."""

VIEW = """async (script) => {
  const here = document.getElementById('here'), wait = (ms) => new Promise((done) => setTimeout(done, ms));
  const view = $mount.mount(here, { explorer: 'ReluHinges' }), state = () => structuredClone(view.explorer.state);
  const press = async (words) => {
    await wait(40);
    [...here.querySelectorAll('button')].find((b) => b.innerText.trim() === words).click();
  };
  const act = new Function('view', 'state', 'press', 'wait', `return (async () => { ${script} })()`);
  try { return await act(view, state, press, wait); }
  finally { view.end(); here.replaceChildren(); }
}"""


def test_one_press_that_wipes_the_knots_is_undone(with_page):
    moved, wiped, back = with_page.run(
        VIEW,
        "view.set('knots.1', [2.2, 0]); view.set('knots.2', [2.9, 0]); const moved = state();"
        "await press('Even knots'); const wiped = state(); await press('Undo'); return [moved, wiped, state()];",
    )
    assert moved["knots"] == back["knots"] != wiped["knots"]
    assert moved == back


def test_a_handle_that_is_dragged_is_one_change_and_a_later_one_another(with_page):
    first, moved, once, twice, can_undo = with_page.run(
        VIEW,
        "const { now } = performance; let at = 0; performance.now = () => at;"  # a clock that stands still meanwhile
        "const first = state(); for (let k = 0; k < 9; k++) view.set('knots.1', [1 + k / 10, 0]);"
        "const moved = state();"
        "at = 600; view.set('knots.2', [4, 0]); performance.now = now;"
        "await press('Undo'); const once = state(); await press('Undo');"
        "await wait(40); return [first, moved, once, state(), !view.undo.disabled];",
    )
    assert once == moved and twice == first and not can_undo


def test_a_reset_begins_again_and_is_undone_too(with_page):
    first, moved, begun, back = with_page.run(
        VIEW,
        "const first = state(); view.set('function', 'bump'); view.set('count', 9); const moved = state();"
        "await press('Reset'); const begun = state(); await press('Undo'); return [first, moved, begun, state()];",
    )
    assert begun == first and back == moved != first


def test_a_curve_that_was_drawn_is_taken_back(with_page):
    drawn, back = with_page.run(
        VIEW,
        "view.act('draw', { stroke: [[0, 1], [3, -1], [6, 1]] }); const drawn = state(); await press('Undo');"
        "return [drawn.function, state().function];",
    )
    assert (drawn, back) == ("drawn by hand", "sin x")

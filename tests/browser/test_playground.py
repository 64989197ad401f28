"""The Playground in a real JupyterLab: learns, is stopped and changed by mouse and by keyboard, and shows errors."""

import pytest

from tests.browser.pictures import save_picture
from tests.browser.playground import IMPORT, number, open_playground, wait_frames
from tests.lab import busy, in_python, run_all
from tests.pace import PACE

pytestmark = pytest.mark.browser

# where it begins, the loss to reach, and what the picture must then say in words
PROBLEMS = {
    "circle": ("data=circle lr=0.1 speed=fast", 0.05),
    "xor": ("data=xor lr=0.1 speed=fast", 0.1),
    "spiral": ("data=spiral hidden=8,8 activation=relu optimizer=Adam lr=0.01 speed=fast", 0.1),
}


def pixels(page, selector: str) -> str:
    """The canvas as text, to see whether it changed."""
    return page.locator(selector).first.evaluate("canvas => canvas.toDataURL()")


def press_play(page) -> None:
    page.locator(".pg-play").click()


def is_playing(page, yes: bool) -> None:
    page.wait_for_function("yes => document.querySelector('.pg').dataset.playing === String(yes)", arg=yes)


def test_learns_circle_xor_and_spiral_in_the_page_and_python_has_the_same(lab, open_notebook):
    page = open_playground(lab, open_notebook, "91-learns", IMPORT + "playground = Playground()\nplayground")
    page.get_by_text("this state as text").click()
    for name, (state, loss) in PROBLEMS.items():
        page.get_by_label("state", exact=True).fill(state)
        page.get_by_role("button", name="Restore").click()
        page.wait_for_function("() => document.querySelector('.pg').dataset.epoch === '0'")
        before = pixels(page, ".pg-out")
        press_play(page)
        page.wait_for_function(
            """loss => { const d = document.querySelector('.pg').dataset;
                         return Math.max(Number(d.train), Number(d.test)) < loss && Number(d.epoch) > 1; }""",
            arg=loss,
            timeout=60_000 * PACE,
        )
        press_play(page)
        is_playing(page, False)
        assert pixels(page, ".pg-out") != before
        words = page.locator(".pg-out").get_attribute("aria-label")
        assert f"test loss {number(page, 'test'):.3g}"[:14] in words, name

    # Python hears of it, and the page of what Python does
    page.wait_for_timeout(500)  # longer than it waits until it tells
    assert float(in_python(page, "playground.losses[0]")) == pytest.approx(number(page, "train"), rel=1e-4)
    assert float(in_python(page, "playground.epoch")) == pytest.approx(number(page, "epoch"))
    in_python(page, "playground.set(data='xor', hidden=(3,)).train(2)")
    page.wait_for_function("() => document.querySelector('.pg').dataset.epoch === '2'")
    assert page.locator(".pg-neuron").count() == 7 + 3 + 1
    assert number(page, "test") == pytest.approx(float(in_python(page, "playground.losses[1]")), rel=1e-4)

    # while a cell keeps Python busy it plays, is changed and paused
    with busy(page):
        press_play(page)
        wait_frames(page, 10)
        page.get_by_role("button", name="add a neuron to layer 1").click()
        page.locator("[data-neuron='1-3']").wait_for()
        wait_frames(page, 10)
        press_play(page)
        is_playing(page, False)
    page.wait_for_timeout(500)
    assert in_python(page, "playground.settings['hidden']") == "[4]"
    assert float(in_python(page, "playground.epoch")) == pytest.approx(number(page, "epoch"))
    assert page.outside == []


def test_play_pause_step_reset_by_mouse_and_keyboard(lab, open_notebook):
    page = open_playground(lab, open_notebook, "92-buttons", IMPORT + "playground = Playground()\nplayground")
    press_play(page)
    is_playing(page, True)
    wait_frames(page, 5)
    page.locator(".pg-play").focus()
    page.keyboard.press("Space")  # the same button pauses
    is_playing(page, False)
    page.wait_for_timeout(200)
    stopped = number(page, "epoch")
    assert stopped > 0
    page.wait_for_timeout(300)
    assert number(page, "epoch") == stopped
    page.get_by_role("button", name="Step").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("old => Number(document.querySelector('.pg').dataset.epoch) > old", arg=stopped)
    assert number(page, "epoch") == pytest.approx(stopped + 1 / 25)
    page.get_by_role("button", name="Reset").click()
    page.wait_for_function("() => document.querySelector('.pg').dataset.epoch === '0'")
    assert page.outside == []


def test_weights_points_inputs_and_the_shape_are_changed(lab, open_notebook):
    page = open_playground(lab, open_notebook, "93-hands", IMPORT + "Playground()")

    # a neuron's weight, by keyboard: the picture changes
    before = pixels(page, ".pg-out")
    page.locator("[data-neuron='1-0']").focus()
    page.wait_for_function("() => document.querySelector('.pg-said').textContent.includes('layer 1 neuron 1:')")
    page.keyboard.press("Enter")
    field = page.get_by_label("weight from x")
    field.fill("3")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelector('.pg-formula').textContent.startsWith('tanh(3.00 x ')")
    page.locator(".pg-play").focus()
    page.wait_for_function("old => document.querySelector('.pg-out').toDataURL() !== old", arg=before)

    # a link, by mouse, leads to the same fields
    page.get_by_role("button", name="close").click()
    page.locator(".pg-near").nth(1).dispatch_event("mouseenter")
    assert page.locator(".pg-formula").inner_text().startswith("weight ")
    page.locator(".pg-near").nth(3).dispatch_event("click")
    assert page.get_by_label("weight from x").evaluate("e => e === document.activeElement")
    page.get_by_role("button", name="close").click()

    # a point, by mouse and by its coordinates
    page.get_by_text("this state as text").click()
    state = page.get_by_label("state", exact=True)
    page.locator(".pg-out").scroll_into_view_if_needed()
    box = page.locator(".pg-out").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 4)
    page.wait_for_function("() => document.querySelector('.pg textarea').value.includes('points=')")
    page.get_by_text("add and remove points").click()
    page.get_by_label("a click").select_option("removes a point")
    page.get_by_label("y", exact=True).and_(page.locator("input[type=number]")).fill("3")
    page.get_by_role("button", name="Do it at x, y").click()
    page.wait_for_function("() => document.querySelector('.pg textarea').value.includes('removed=500')")

    # the shape, and an input
    page.get_by_role("button", name="add a hidden layer").click()
    page.locator("[data-neuron='4-0']").wait_for()
    page.get_by_role("button", name="add a neuron to layer 3").click()
    page.locator("[data-neuron='3-2']").wait_for()
    square = page.get_by_role("button", name="input x²")  # every input stands at the network, chosen or not
    assert square.get_attribute("aria-pressed") == "false"
    square.click()
    page.locator("[data-neuron='0-2'][aria-pressed=true]").wait_for()
    page.wait_for_function("() => document.querySelector('.pg textarea').value.includes('inputs=x,y,x^2')")
    page.wait_for_function("() => document.querySelector('.pg textarea').value.includes('hidden=4,2,3')")
    shared = state.input_value()

    # state as text, restored
    state.fill("data=xor noise=5")
    page.get_by_role("button", name="Restore").click()
    page.wait_for_function("() => document.querySelectorAll('.pg-neuron').length === 7 + 4 + 2 + 1")
    assert page.get_by_role("radio", name="xor").is_checked()
    page.get_by_role("radio", name="xor").focus()
    page.keyboard.press("ArrowRight")  # a picture of the data: a radio button as any other
    page.wait_for_function("() => document.querySelector('.pg textarea').value.includes('data=gauss')")
    page.get_by_role("button", name="Undo").click()
    page.wait_for_function("() => document.querySelector('.pg textarea').value === 'data=xor noise=5'")
    state.fill(shared)
    page.get_by_role("button", name="Restore").click()
    page.wait_for_function("() => document.querySelectorAll('.pg-neuron').length === 7 + 4 + 2 + 3 + 1")

    # the noise slider by keyboard moves the points; a layer's view of space is drawn
    before = pixels(page, ".pg-out")
    page.get_by_label("noise").focus()
    for _ in range(10):
        page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.querySelector('.pg textarea').value.includes('noise=10')")
    page.wait_for_timeout(200)
    assert pixels(page, ".pg-out") != before
    page.get_by_label("see how a layer warps space").select_option("output")
    page.locator(".pg-warp").wait_for()
    assert page.locator(".pg-warp").get_attribute("aria-label").startswith("A square grid and")
    assert page.outside == []


BROKEN = """
class MyTanh:
    def forward(self, x):
        self.y = np.tanh(x)
        return self.y

    def backward(self, dy):
        return dy * (1 - self.z**2)
"""


def test_a_students_mistake_is_shown_with_its_line(lab, open_notebook):
    page = open_playground(
        lab,
        open_notebook,
        "94-mistake",
        "import numpy as np\nfrom nnkit import Dense\n" + IMPORT + BROKEN,
        "Playground([Dense(2, 4, rng=0), MyTanh(), Dense(4, 1, rng=1)], hide=['state', 'presets'])",
    )
    assert page.locator(".pg textarea").is_hidden()
    assert page.get_by_role("button", name="add a hidden layer").is_hidden()
    press_play(page)
    page.locator(".pg-failure strong").wait_for()
    told = page.locator(".pg-failure").inner_text()
    assert told.startswith("AttributeError: 'MyTanh' object has no attribute 'z'")
    assert "in the backward pass of layers[1] = MyTanh(), whose dy has shape (10, 4)" in told
    assert "Cell In[1], line 11" in told
    assert "return dy * (1 - self.z**2)" in told
    is_playing(page, False)


RESTARTED = "from nnkit.widgets import live\nlive.SoftmaxTemperature()"
SLOW = """
class Slow:
    def forward(self, x):
        if len(x) == 10:
            time.sleep(4)
        return x

    def backward(self, dy):
        return dy
"""


def test_who_waits_long_is_told(lab, open_notebook):
    page = open_playground(
        lab,
        open_notebook,
        "97-slow",
        "import time\nfrom nnkit import Dense\n" + IMPORT + SLOW,
        "Playground([Dense(2, 4, rng=0), Slow(), Dense(4, 1, rng=1)])",
    )
    assert page.locator(".pg-slow").is_hidden()
    press_play(page)
    page.get_by_text("Python has been computing for").wait_for()
    press_play(page)
    is_playing(page, False)
    page.locator(".pg-slow").wait_for(state="hidden")
    page.wait_for_function("() => Number(document.querySelector('.pg').dataset.epoch) > 0")  # the step is not lost
    assert number(page, "epoch") == pytest.approx(1 / 25)


def test_quick_presses_count_each_and_leave_the_focus(lab, open_notebook):
    page = open_playground(lab, open_notebook, "98-quick", IMPORT + "Playground()")
    for name in ("add a hidden layer", "Other points"):
        page.get_by_role("button", name=name).evaluate("button => { for (let k = 0; k < 3; k++) button.click(); }")
    page.locator("[data-neuron='6-0']").wait_for()
    seed = page.get_by_label("data seed")
    page.wait_for_function("() => document.querySelector('.pg textarea').value.includes('seed=3')")
    assert seed.input_value() == "3"
    more = page.get_by_role("button", name="add a neuron to layer 2")
    more.focus()
    for size in (3, 4):
        page.keyboard.press("Enter")
        page.locator(f"[data-neuron='2-{size - 1}']").wait_for()
        assert more.evaluate("button => button === document.activeElement")
    # a number that is refused does not stay
    seed.fill("-5")
    seed.press("Enter")
    page.get_by_text("seed must be from 0 to").wait_for()
    seed.blur()
    assert seed.input_value() == "3"


OWN = """
def my_step(theta, grad, lr):
    theta -= lr * grad

Playground(optimizer=my_step)"""


def test_after_a_restart_it_says_what_to_do(lab, open_notebook):
    page = open_playground(lab, open_notebook, "99-restart", IMPORT + OWN, RESTARTED)
    page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
    page.wait_for_function("() => document.querySelectorAll('.nnkit-gone').length === 1")  # the explorer goes on
    assert page.locator(".nnkit-gone").first.inner_text().startswith("This belongs to a kernel that is gone.")
    assert page.locator(".nnkit-widget:not([inert], .nnkit-gone)").count() == 1  # the explorer needs no kernel
    run_all(page)
    assert page.locator(".nnkit-gone").count() == 0
    # one that is shut down leaves the explorer alive, and its cell can be emptied
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.shutdown()")
    slider = page.locator(".nnk-live input[type=range]").first
    before = slider.input_value()
    slider.press("ArrowRight")
    assert slider.input_value() != before
    page.wait_for_timeout(600)  # longer than it waits until it tells Python
    page.evaluate("() => window.jupyterapp.commands.execute('notebook:clear-all-cell-outputs')")
    assert page.locator(".nnk-live").count() == 0
    assert faults == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_looks(lab, open_notebook, theme, pictures):
    page = open_playground(lab, open_notebook, "95-looks", IMPORT + "Playground(state='hidden=6,4')", theme=theme)
    page.set_viewport_size({"width": 1280, "height": 1100})  # all of it is in the picture
    page.get_by_label("experiments").select_option("A spiral")
    press_play(page)
    page.wait_for_function("() => Number(document.querySelector('.pg').dataset.train) < 0.2", timeout=30_000 * PACE)
    page.locator(".pg-play").focus()
    page.keyboard.press("Space")
    is_playing(page, False)
    save_picture(page.locator(".pg"), pictures / f"playground-{theme}.png")
    page.locator("[data-neuron='2-1']").hover()
    page.locator(".pg-said", has_text="layer 2 neuron 2:").wait_for()

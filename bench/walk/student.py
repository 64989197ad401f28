"""One lesson in JupyterLab from its first cell to its last: each guess committed, each exercise answered wrongly, then
rightly, each explorer moved, each cell looked at and photographed."""

import json
from collections import Counter
from pathlib import Path

from playwright.sync_api import Browser, Error, Page

from bench.walk.answers import answers
from bench.walk.hands import NOTEBOOK, commit_by_keys, commit_by_mouse, explore, go_to
from bench.walk.sheets import save_sheets
from course.lessons import find_lesson
from tests.browser.axe import violations
from tests.lab import Lab, close_page, open_page, switch_theme

LOOK = (Path(__file__).parent / "look.js").read_text(encoding="utf-8")
HEIGHT = 1300
OTHER = {"light": "dark", "dark": "light", 1280: 390, 390: 1280}
CELLS = f"""() => {NOTEBOOK}.widgets.map(c => {{
  const mark = c.model.getMetadata('nbgrader') || {{}};
  return {{ type: c.model.type, name: mark.grade_id || '', answer: Boolean(mark.solution),
    source: c.model.sharedModel.getSource() }};
}})"""
BEGIN = f"""() => {{
  const {{ shell }} = window.jupyterapp;
  shell.collapseLeft(); // in a window of 390 pixels it would leave the notebook no room
  shell.activateById(shell.currentWidget.id);
  {NOTEBOOK}.activate();
}}"""
WRITE = f"([i, text]) => {{ {NOTEBOOK}.activeCellIndex = i; {NOTEBOOK}.widgets[i].model.sharedModel.setSource(text); }}"
RUN = f"""async (i) => {{
  {NOTEBOOK}.activeCellIndex = i;
  await window.jupyterapp.commands.execute('notebook:run-cell');
}}"""
HAS_RUN = f"""([i, before]) => {{
  const count = {NOTEBOOK}.widgets[i].model.executionCount;
  return count && count !== before
    && window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.status === 'idle';
}}"""
CARD = f"""(i) => {{
  const card = {NOTEBOOK}.widgets[i].node.querySelector('.nnkit-card');
  for (const each of card?.querySelectorAll('details') ?? []) each.open = true;
  return card && {{ state: card.dataset.state, text: card.innerText, named: Boolean(card.querySelector('p strong')) }};
}}"""
OPEN = "() => document.querySelectorAll('.nnkit-widget details, .nnkit-card details').forEach(d => (d.open = true))"
WAITING = "once (it is|they are) right: then run"
WRITTEN = "My first answer: the *sigmoid* is flat far out, so $\\sigma'$ is nearly 0 there, and nothing moves."
SHORT = 150  # characters of a card that names nothing


class Student:
    """Done with `walk`; `found` is a list of [kind, cell, what], `done` counts what the student did."""

    def __init__(self, lab: Lab, browser: Browser, name: str, theme: str, width: int, keys: bool, turn: int):
        self.lab, self.lesson, self.theme, self.width, self.keys, self.turn = (
            lab,
            find_lesson(name),
            theme,
            width,
            keys,
            turn,
        )
        self.found: list[list] = []
        self.done: Counter[str] = Counter()
        self.pictures: list[bytes] = []
        self.at = -1
        self.page: Page = open_page(lab, browser, lab.fresh(self.lesson.name), theme)
        self.page.on("pageerror", lambda error: self.note("script", str(error)[:300]))
        self.page.on("console", lambda m: self.note("console", m.text[:300]) if m.type == "error" else None)
        self.page.set_viewport_size({"width": width, "height": HEIGHT})
        self.page.evaluate(BEGIN)
        self.cells = self.page.evaluate(CELLS)
        solution = self.lesson.source / f"{self.lesson.name}.ipynb"
        if not solution.is_file():
            raise SystemExit(f"{self.lesson.name} has no answers yet: run `course build {self.lesson.number}` first")
        solved = json.loads(solution.read_text(encoding="utf-8"))["cells"]
        marked = {cell["metadata"].get("nbgrader", {}).get("grade_id"): "".join(cell["source"]) for cell in solved}
        names = [cell["name"] for cell in self.cells if cell["answer"] and cell["type"] == "code"]
        self.answers = answers(self.lesson, {name: marked[name] for name in names}, turn)

    def note(self, kind: str, what: str) -> None:
        self.found.append([kind, self.at, what])

    def walk(self) -> None:
        for i, cell in enumerate(self.cells):
            self.at = i
            self._go_to(i)
            if cell["name"] in self.answers:
                self._answer(i)
            elif cell["answer"]:
                self._write(i, WRITTEN)
                self._run(i)
            elif cell["type"] == "code":
                self._run_asking(i)
            elif self.keys:
                self._run(i)  # as whoever reads with Shift Enter
            self._look(i)
        self.at = -1
        self._end()

    def close(self) -> None:
        close_page(self.lab, self.page)

    def _run_asking(self, i: int) -> None:
        """Questions are answered before their cell has run, or after that, in turn."""
        if self.keys or (self.done["guesses"] + self.turn) % 2:
            self._guess(i)
        self._run(i)
        if self.keys:  # how explorers answer to keys, tests/browser/test_keyboard.py tries
            return
        self._guess(i)
        try:
            explore(self._cell(i))
        except Error as error:
            self.note("explorer", str(error)[:200])

    def _answer(self, i: int) -> None:
        name = self.cells[i]["name"]
        check = next(j for j in range(i + 1, len(self.cells)) if self.cells[j]["name"] == f"check-{name}")
        wrong, right = self.answers[name]
        for misconception, program in filter(None, (wrong, (None, right))):
            for j in range(i, check + 1):
                self._go_to(j)
                if j == i:
                    self._write(i, program)
                if self.cells[j]["type"] == "code":
                    self._run(j)
            card = self.page.evaluate(CARD, check)
            self.done["right" if misconception is None else "wrong"] += 1
            if card is None or (card["state"] == "right") != (misconception is None):
                self.note("card", f"{name}, {misconception}: {card}")
            elif misconception and not card["named"] and len(card["text"]) < SHORT:
                self.note("card", f"{name}, {misconception}: is told little, {card['text']!r}")
            self._look(check, f"[{misconception}] ")

    def _guess(self, i: int) -> None:
        boxes = self._cell(i).locator(".nnk-predict:not([data-done=committed], [data-done=skipped])")
        for _ in range(boxes.count()):
            box = boxes.first
            kind = box.locator(".nnk-guess").get_attribute("class").split("nnk-guess-")[1].split()[0]
            turn = self.done["guesses"] + self.turn
            if self.keys:
                commit_by_keys(self.page, i, kind, self.note)
            else:
                commit_by_mouse(self.page, box, kind, turn)
            self.done["guesses"] += 1

    def _go_to(self, i: int) -> None:
        if self.keys:
            go_to(self.page, i, self.note)

    def _write(self, i: int, text: str) -> None:
        if not self.keys:
            self.page.evaluate(WRITE, [i, text])
            return
        for key in ("Enter", "Control+a", "Delete"):
            self.page.keyboard.press(key)
        self.page.keyboard.insert_text(text)

    def _run(self, i: int) -> None:
        before = self.page.evaluate(f"i => {NOTEBOOK}.widgets[i].model.executionCount", i)
        if self.keys:
            self.page.keyboard.press("Shift+Enter")
        else:
            self.page.evaluate(RUN, i)
        if self.cells[i]["type"] == "code":
            self.page.wait_for_function(HAS_RUN, arg=[i, before], timeout=180_000)
        self.page.wait_for_timeout(100)  # widgets paint themselves

    def _cell(self, i: int):
        return self.page.locator(".jp-Notebook .jp-Cell").nth(i)

    def _look(self, i: int, tag: str = "") -> None:
        for kind, what in self.page.evaluate(LOOK, [i, self.width]):
            self.note(kind, tag + what)
        self.pictures.append(self._cell(i).screenshot(animations="disabled"))

    def _end(self) -> None:
        """What still waits, and what breaks a rule: here, and in the other theme and width."""
        for text in self.page.locator(".jp-OutputArea-output").filter(has_text=WAITING).all_inner_texts():
            self.note("waits", text)
        self.page.evaluate(OPEN)
        for theme, width in ((self.theme, self.width), (OTHER[self.theme], OTHER[self.width])):
            switch_theme(self.page, theme)
            self.page.set_viewport_size({"width": width, "height": HEIGHT})
            self.page.wait_for_timeout(900)
            for line in violations(self.page):
                self.note("axe", f"[{theme} {width}] {line[:400]}")
        for i in range(len(self.cells)):
            self.at = i
            for kind, what in self.page.evaluate(LOOK, [i, width]):
                self.note(kind, f"[{theme} {width}] {what}")

    def save(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        save_sheets(self.pictures, folder / "cells-", self.width)
        told = {"done": self.done, "found": self.found}
        (folder / "found.json").write_text(json.dumps(told, indent=1, ensure_ascii=False), encoding="utf-8")

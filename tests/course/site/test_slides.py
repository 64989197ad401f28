"""What of a lesson stands on which slide, and what is left to the speaker."""

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from course.site.slides import WORDS, slides


def deck(*cells):
    """[(kind of slide, text)] of a lesson of these cells; a string is a text."""
    made = [new_markdown_cell(cell) if isinstance(cell, str) else cell for cell in cells]
    return [(cell.metadata["slideshow"]["slide_type"], cell.source) for cell in slides(new_notebook(cells=made)).cells]


def code(source, *outputs, task=False):
    return new_code_cell(source, outputs=list(outputs), metadata={"nbgrader": {"grade_id": "a"}} if task else {})


def picture(text):
    return new_output("display_data", {"text/html": text})


def test_a_section_begins_a_slide_and_its_whole_text_is_the_speakers():
    text = "## The bend\n\nA first sentence. A second one. A **term** is here.\n\n$$z = wx$$\n\n- one\n- two"
    (kind, shown), (notes, said) = deck(text)
    assert (kind, notes, said) == ("slide", "notes", text)
    assert shown == "## The bend\n\nA first sentence. A **term** is here.\n\n$$z = wx$$\n\n- one\n- two"


def test_a_question_to_the_room_stays_whole():
    question = "**Predict:** six hours of sleep. Two of study. What is z?"
    assert deck(f"## A neuron\n\n{question}")[0][1].endswith(question)


def test_of_the_first_text_its_question_and_aims_are_shown():
    aims = "**Afterwards you can**\n\n- compute it"
    text = f"# 1. The neuron\n\nForty students.\n\n{aims}\n\n**You need** Python.\n\n**How it goes.** Run."
    shown = deck(text)[0][1]
    assert "- compute it" in shown and "You need" not in shown and "How it goes" not in shown


def test_an_explorer_has_a_slide_of_its_own():
    here = '<div class="nnk-here" data-shows="{}"><p>words</p></div>'
    kinds = [
        kind for kind, _ in deck("## A race\n\nWho wins?", code("live.OptimizerRace()", picture(here)), "Momentum did.")
    ]
    assert kinds == ["slide", "notes", "subslide", "notes", "subslide", "notes"]


def test_a_picture_shares_its_slide_with_a_sentence_and_its_code_is_the_speakers():
    cells = deck("## Points\n\nLook.", code("show(plot)", picture("<img alt='x'>")), "Two clouds.")
    assert [kind for kind, _ in cells] == ["slide", "notes", "-", "notes", "-", "notes"]
    assert cells[3] == ("notes", "```python\nshow(plot)\n```")


def test_no_slide_holds_more_words_than_can_be_read_in_the_hall():
    cells = deck("## Long\n\nBegin.", *[f"**{'word ' * 30}**" for _ in range(6)])
    held = 0
    for kind, text in cells:
        if kind in ("slide", "subslide"):
            held = 0
        if kind != "notes":
            held += len(text.split())
        assert held <= WORDS


def test_code_is_shown_with_what_it_prints_and_a_long_or_a_checked_one_is_not():
    printed = new_output("stream", name="stdout", text="0.5\n")
    assert ("-", "```python\nprint(x)\n```\n\n```text\n0.5\n```") in deck("## Code", code("print(x)", printed))
    assert [kind for kind, _ in deck("## Code", code("x = 1\n" * 30))] == ["slide", "notes"]
    assert [kind for kind, _ in deck("## Code", code('if ready("a"):\n    x'))] == ["slide", "notes"]


def test_an_exercise_is_a_slide_to_pause_at_without_its_cells():
    cells = deck("### Exercise 1: The step (2 points)\n\nWrite `f`. It is short.", code("def f(): ...", task=True))
    assert cells[0] == ("subslide", "### Exercise 1: The step (2 points)\n\nWrite `f`. It is short.")
    assert [kind for kind, _ in cells] == ["subslide", "notes"]

"""A text is read once, and whoever asks for its cells gets their own."""

from course.authoring.percent import read_text


def test_who_changes_the_cells_changes_nobody_elses(author_folder):
    read_text(author_folder.text).cells[0].source = "another"
    assert read_text(author_folder.text).cells[0].source != "another"


def test_a_text_that_was_changed_is_read_anew(author_folder):
    before = read_text(author_folder.text).cells[0].source
    text = author_folder.text.read_text(encoding="utf-8")
    author_folder.text.write_text("# %% [markdown]\n# New\n\n" + text, encoding="utf-8")
    assert [cell.source for cell in read_text(author_folder.text).cells[:2]] == ["New", before]

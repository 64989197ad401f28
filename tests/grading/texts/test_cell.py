"""Which cells run where answers do."""

from course.grading.texts.cell import RUN_THERE, Cell


def test_a_cell_knows_whether_it_runs_in_the_students_process():
    kinds = ("student", "locked", "unsealed", "test", "shows", "imports")
    assert [kind for kind in kinds if Cell(kind, "x = 1").runs_there] == list(RUN_THERE)


def test_cells_share_nothing():
    one, other = Cell("test", "x"), Cell("test", "x")
    one.outputs.append({})
    one.binds.append("x")
    assert (other.outputs, other.binds, other.moment) == ([], [], -1)

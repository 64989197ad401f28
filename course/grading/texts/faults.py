"""What tests do that grading cannot: (reason, what to write instead), and the names by which a text shows it."""

from typing import NamedTuple


class Fault(NamedTuple):
    """What a test does that grading cannot."""

    line: int
    reason: str
    instead: str


PROBE = "a function marked @there (nnkit.check) that does it beside the answer and returns the data"
CHECKS = ("nnkit.check.check", "nnkit.check.lesson.check")
HISTORY = frozenset(("In", "Out", "_", "__", "___", "_i", "_ii", "_ih", "_oh", "_dh"))
TOLD = ("__name__", "__doc__")  # which are asked like any attribute
OWN_STREAMS = ("sys.stdout", "sys.stderr")
CONSTANTS = frozenset(("NotImplemented", *(kind.__name__ for kind in (bool, int, float, complex, str, bytes))))
CONSTANTS |= {kind.__name__ for kind in (list, tuple, set, dict, type)}
# fmt: off
COPIES = frozenset((
    "copy", "tolist", "astype", "item", "strip", "split", "keys", "values", "items", "sum", "mean",
))
# fmt: on
# fmt: off
IN_PLACE = frozenset((
    "append", "extend", "insert", "update", "pop", "popitem", "remove", "discard", "add", "clear", "sort",
    "reverse", "fill", "setdefault", "put", "resize",
))
# fmt: on

IDENTITY = (
    "what comes from an answer is a copy, so `is`, shared memory and the like say nothing",
    f"compare values; that a result is a view or the argument itself shows {PROBE}",
)
WRITE = (
    "it changes what came from the submission, which is a copy: the answer does not see it",
    f"x = f(...).copy() and then x, an argument or a method; or {PROBE}",
)
KEPT = (
    "it changes an argument after an object of the submission's got it, which has a copy",
    f"hand in x.copy(), or {PROBE}",
)
DUNDER = (
    "it names a special method or attribute of the submission's",
    f"what it does: len(x), str(x), for; or {PROBE}",
)
PATCH = ("it replaces something that the answer uses", f"let the function take it as an argument, or {PROBE}")
AROUND = ("what it sets does not hold where the answer runs", f"{PROBE}, in it")
FROZEN = ("an array that may not be written to may be where the answer runs", "compare it with a copy after the call")
PYPLOT = ("the answer's figures are in another process", f"{PROBE}: the lines of plt.gca(), its labels")
MAGIC = ("a line of IPython's, which is no Python", "plain Python: import timeit, open(...), os.listdir(...)")
CONSOLE = ("it reads from the keyboard, and nobody is there", "pass the text as an argument")
RECORD = ("it reads the notebook's record of inputs and outputs", "the value under a name of its own")
LOADER = ("it looks for tests in the module that runs", "defaultTestLoader.loadTestsFromTestCase(TheTests)")
DOCTEST = ("it runs the examples in a docstring, and there is none of the submission's here", "plain asserts")
GLOBAL = ("it sets a global name that the answer's function reads", "let the function take it as an argument")
CARD = ("what check(...) finds is thrown away: any answer would earn all points", "check(...).require()")

# calls by their full names; those in the second table where the test also calls the submission's code
CALLS = {
    **dict.fromkeys(("doctest.testmod", "doctest.run_docstring_examples", "doctest.DocTestFinder"), DOCTEST),
    **dict.fromkeys(("unittest.mock.patch", "unittest.mock.patch.object", "unittest.mock.patch.dict"), PATCH),
    "unittest.main": LOADER,
}  # fmt: skip
CALLS_AROUND = {
    **dict.fromkeys(
        ("numpy.shares_memory", "numpy.may_share_memory", "operator.is_", "operator.is_not", "id"), IDENTITY
    ),
    **dict.fromkeys((f"matplotlib.pyplot.{name}" for name in ("gca", "gcf", "get_fignums", "axes", "figure")), PYPLOT),
    **dict.fromkeys(("numpy.errstate", "numpy.seterr", "numpy.set_printoptions", "sys.setrecursionlimit"), AROUND),
    **dict.fromkeys(("os.chdir", "os.putenv", "locale.setlocale", "decimal.localcontext"), AROUND),
}

"""What a notebook's cells can change, as far as their texts tell. In doubt they can."""

import ast
import builtins
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from course.grading.texts.cells import bound_names, imports, parse, remembered, used_names

# Modules that keep nothing to themselves between calls, apart from KEEPING; and those of them whose functions leave
# their arguments as they were, apart from CHANGING.
PURE_OUTSIDE = ("numpy", "math", "itertools", "statistics", "time.perf_counter", "matplotlib.pyplot", "IPython.display")
STATELESS = (*PURE_OUTSIDE, "nnkit")
PURE = (
    *PURE_OUTSIDE,
    *(f"nnkit.{name}" for name in ("activations", "check", "data", "exam", "plot", "widgets")),
)
KEEPING = frozenset(["seed", "seterr", "seterrcall", "set_printoptions", "rc", "use", "rcdefaults", "switch_backend"])
CHANGING = frozenset(["copyto", "put", "place", "putmask", "fill_diagonal", "shuffle", "at", "setflags", "setp"])
OWN_STATE = ("default_rng", "Generator", "SeedSequence")  # of numpy.random; all else there has one common state
# fmt: off
PURE_BUILTINS = frozenset((
    "abs", "all", "any", "divmod", "format", "getattr", "hasattr", "isinstance", "iter", "len", "max", "min", "next",
    "pow", "print", "repr", "round", "sorted", "sum",
    *(name for name, value in vars(builtins).items() if isinstance(value, type)),
))
# fmt: on


class Deed(NamedTuple):
    """Something in a cell's text that may change something: kind "call", "store" (into an attribute or item), "+="
    (in place), "scope" (global, nonlocal, del) or "magic"; what it starts from; the attributes that follow; whether it
    is done when something that the cell defines is called, and not when the cell runs."""

    kind: str
    root: str = ""  # a name, or empty where it starts from an expression
    path: tuple[str, ...] = ()
    out: bool = False  # a call that is told where to put its result
    later: bool = False


@remembered
def deeds(source: str) -> tuple[Deed, ...]:
    """All of them, from the cell's text."""
    tree = parse(source)
    lines = [line.lstrip() for line in source.split("\n")]
    said = any(line and not line.startswith("#") for line in lines)
    found = []
    if any(line.startswith(("%", "!")) for line in lines) or (not tree.body and said):
        found.append(Deed("magic"))
    for node, own in _nodes(tree):
        later = own is not None
        if isinstance(node, ast.Global | ast.Nonlocal | ast.Delete):
            found.append(Deed("scope", later=later))
        elif isinstance(node, ast.AugAssign):
            found.append(Deed("+=", later=later))
        elif isinstance(node, ast.Call):
            out = any(k.arg == "out" for k in node.keywords)
            found.append(Deed("call", *_chain(node.func, own or ()), out, later))
        elif isinstance(node, ast.Attribute | ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del):
            found.append(Deed("store", *_chain(node, own or ()), later=later))
    return tuple(found)


FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


def _nodes(tree: ast.AST, own: frozenset[str] | None = None) -> Iterator[tuple[ast.AST, frozenset[str] | None]]:
    """All that is below; with what stands in a function or a class, the names that the function has for itself."""
    if isinstance(tree, ast.ClassDef):
        own = frozenset() if own is None else own
    elif isinstance(tree, FUNCTIONS):
        own = (own or frozenset()) | _own_names(tree)
    for node in ast.iter_child_nodes(tree):
        yield node, own
        yield from _nodes(node, own)


def _own_names(function: ast.AST) -> set[str]:
    """Its arguments but `self`, and what it gives a value; what stands in a function within it is that one's."""
    named, others, waiting = set(), {"self"}, list(ast.iter_child_nodes(function))
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.arg):
            named.add(node.arg)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            named.add(node.id)
        elif isinstance(node, ast.Global | ast.Nonlocal):
            others.update(node.names)
        if not isinstance(node, (*FUNCTIONS, ast.ClassDef)):
            waiting += ast.iter_child_nodes(node)
    return named - others


def _chain(node: ast.AST, own: Collection[str]) -> tuple[str, tuple[str, ...]]:
    """What `a.b[0].c` starts from, and the attributes (items as "[]"); nothing for what is a function's `own`."""
    path: list[str] = []
    while isinstance(node, ast.Attribute | ast.Subscript):
        path.append(node.attr if isinstance(node, ast.Attribute) else "[]")
        node = node.value
    return (node.id if isinstance(node, ast.Name) and node.id not in own else ""), tuple(reversed(path))


@remembered
def _defined(source: str) -> frozenset[str]:
    """Names that plain `def` and `class` statements define."""
    made = [s for s in parse(source).body if isinstance(s, ast.FunctionDef | ast.ClassDef)]
    return frozenset(s.name for s in made if not s.decorator_list)


@remembered
def _taken(source: str) -> frozenset[str]:
    """Names that get what the handover's `take(...)` gives: in grading the course's own functions and classes."""
    found: set[str] = set()
    for statement in parse(source).body:
        value = statement.value if isinstance(statement, ast.Assign) else None
        if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "take":
            targets = [t for target in statement.targets for t in getattr(target, "elts", [target])]
            found |= {target.id for target in targets if isinstance(target, ast.Name)}
    return frozenset(found)


class Effects:
    """What a notebook's texts say about its names, and what its cells do to them."""

    def __init__(self, sources: Iterable[str]):
        self.sources = list(sources)
        self.modules: dict[str, str] = {}  # imported name: full name of what it is
        self.binders: dict[str, list[str]] = {}  # name: cells that give it a value
        only_defined: dict[str, bool] = {}
        for source in self.sources:
            self.modules |= imports(source)
        takes = self.modules.get("take") in ("nnkit.lessonkit.handover.take", "nnkit.handover.take")  # new, old
        for source in self.sources:
            defined = _defined(source) | (_taken(source) if takes else frozenset())
            for name in bound_names(source):
                self.binders.setdefault(name, []).append(source)
                only_defined[name] = only_defined.get(name, True) and name in defined
        self.functions = {name for name, only in only_defined.items() if only}
        self.data = set(only_defined) - self.functions - set(self.modules)

    def reach(self, names: Iterable[str]) -> set[str]:
        """Names of data that can be behind `names`: a function stands for what it looks up, and what one cell binds
        may be parts of one thing."""
        found: set[str] = set()
        waiting, seen = list(names), set()
        while waiting:
            name = waiting.pop()
            if name in seen:
                continue
            seen.add(name)
            if name in self.data:
                found.add(name)
            for source in self.binders.get(name, ()) if name not in self.modules else ():
                waiting += used_names(source)
                if name in self.data:
                    found |= bound_names(source) & self.data
        return found

    def calls_leave_no_trace(self) -> bool:
        """Whether functions of these cells, when they are called, change nothing but their arguments and themselves."""
        done = (deed for source in self.sources for deed in deeds(source) if deed.later or _makes_code(deed))
        return not any(map(self._leaves_trace, done))

    def _leaves_trace(self, deed: Deed) -> bool:
        if self._touches_shared(deed):
            return True
        if deed.kind == "store":
            inside = deed.path[-1] == "[]" or deed.root == "self"
            return deed.root in self.data or deed.root in self.functions or not inside
        return bool(deed.path) and deed.root in self.data

    def may_change(self, source: str, needed: set[str]) -> bool:
        """Whether the cell may change what is behind the needed names, or what all cells share."""
        if any(map(self._touches_shared, deeds(source))):
            return True
        if all(self._is_pure(deed) for deed in deeds(source)):
            return False
        return bool(self.reach(used_names(source)) & self.reach(needed))

    def _full_name(self, deed: Deed) -> str:
        """`np.random.rand` as "numpy.random.rand"; empty for what is no imported thing."""
        return ".".join([self.modules[deed.root], *deed.path]) if deed.root in self.modules else ""

    def _touches_shared(self, deed: Deed) -> bool:
        """A store into a module, a `global`, a call that leaves traces outside of the notebook's names."""
        if deed.kind in ("scope", "magic"):
            return True
        if deed.kind == "store":
            return deed.root in self.modules
        if full := self._full_name(deed):
            return not _is_stateless(full)
        return hasattr(builtins, deed.root) and deed.root not in PURE_BUILTINS and deed.root not in self.binders

    def _is_pure(self, deed: Deed) -> bool:
        """A call that leaves its arguments as they were, of those that touch nothing shared."""
        if deed.out:
            return False  # `w -= dw` changes an array also under its other names
        if full := self._full_name(deed):
            return _lies_in(full, PURE) and full.rsplit(".", 1)[-1] not in CHANGING
        return not deed.path and deed.root in PURE_BUILTINS and deed.root not in self.binders


def _makes_code(deed: Deed) -> bool:
    """Something that may define functions which no text here shows."""
    return deed.kind == "magic" or deed.root in ("exec", "eval")


def _is_stateless(full: str) -> bool:
    last = full.rsplit(".", 1)[-1]
    if full.startswith("numpy.random."):
        return last in OWN_STATE
    return _lies_in(full, STATELESS) and last not in KEEPING


def _lies_in(full: str, modules: Sequence[str]) -> bool:
    return any(full == module or full.startswith(f"{module}.") for module in modules)

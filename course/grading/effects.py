"""What a notebook's cells can change, as far as their texts tell. In doubt they can."""

import ast
import builtins
from collections.abc import Iterable, Sequence

from course.grading.cells import bound_names, imports, parse, used_names

# Modules that keep nothing to themselves between calls, apart from KEEPING; and those of them whose functions leave
# their arguments as they were, apart from CHANGING.
STATELESS = ("numpy", "math", "itertools", "statistics", "matplotlib.pyplot", "IPython.display", "nnkit")
PURE = (
    *("numpy", "math", "itertools", "statistics", "matplotlib.pyplot", "IPython.display"),
    *(f"nnkit.{name}" for name in ("activations", "check", "data", "exam", "plot", "widgets")),
)
KEEPING = frozenset(["seed", "seterr", "seterrcall", "set_printoptions", "rc", "use", "rcdefaults", "switch_backend"])
CHANGING = frozenset(["copyto", "put", "place", "putmask", "fill_diagonal", "shuffle", "at", "setflags", "setp"])
OWN_STATE = ("default_rng", "Generator", "SeedSequence")  # of numpy.random; all else there has one common state
# fmt: off
PURE_BUILTINS = frozenset((
    "abs", "all", "any", "bool", "complex", "dict", "divmod", "enumerate", "filter", "float", "format", "frozenset",
    "getattr", "hasattr", "int", "isinstance", "iter", "len", "list", "map", "max", "min", "next", "pow", "print",
    "range", "repr", "reversed", "round", "set", "slice", "sorted", "str", "sum", "super", "tuple", "type", "zip",
    *(name for name, value in vars(builtins).items() if isinstance(value, type) and issubclass(value, BaseException)),
))
# fmt: on


class Effects:
    """What a notebook's texts say about its names, and what its cells do to them."""

    def __init__(self, sources: Iterable[str]):
        self.sources = list(sources)
        self.modules: dict[str, str] = {}  # imported name: full name of what it is
        self.binders: dict[str, list[str]] = {}  # name: cells that give it a value
        defined: dict[str, bool] = {}  # name: whether by `def` or `class` alone
        for source in self.sources:
            self.modules |= imports(source)
            definitions = (ast.FunctionDef, ast.ClassDef)
            by_def = {s.name for s in parse(source).body if isinstance(s, definitions) and not s.decorator_list}
            for name in bound_names(source):
                self.binders.setdefault(name, []).append(source)
                defined[name] = defined.get(name, True) and name in by_def
        self.functions = {name for name, only in defined.items() if only}
        self.data = set(defined) - self.functions - set(self.modules)

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
        return not any(map(self._leaves_trace, (node for source in self.sources for node in ast.walk(parse(source)))))

    def _leaves_trace(self, node: ast.AST) -> bool:
        if self.touches_shared(node):
            return True
        if isinstance(node, ast.Attribute | ast.Subscript) and isinstance(node.ctx, ast.Store):
            root = _root(node)
            return root in self.data or root in self.functions or (isinstance(node, ast.Attribute) and root != "self")
        return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and _root(node.func) in self.data

    def may_change(self, source: str, needed: set[str]) -> bool:
        """Whether the cell may change what is behind the needed names, or what all cells share."""
        tree = parse(source)
        lines = [line.lstrip() for line in source.split("\n")]
        if any(line.startswith(("%", "!")) for line in lines) or (not tree.body and _has_text(lines)):
            return True
        nodes = list(ast.walk(tree))
        calls = [node for node in nodes if isinstance(node, ast.Call)]
        if any(self.touches_shared(node) for node in nodes):
            return True
        if all(self._is_pure(call) for call in calls) and not any(map(_stores, nodes)):
            return False
        return bool(self.reach(used_names(source)) & self.reach(needed))

    def _full_name(self, node: ast.AST) -> str:
        """`np.random.rand` as "numpy.random.rand"; empty for what is no imported thing."""
        attributes: list[str] = []
        while isinstance(node, ast.Attribute):
            attributes.append(node.attr)
            node = node.value
        if not isinstance(node, ast.Name) or node.id not in self.modules:
            return ""
        return ".".join([self.modules[node.id], *reversed(attributes)])

    def touches_shared(self, node: ast.AST) -> bool:
        """A store into a module, a `global`, a call that leaves traces outside of the notebook's names."""
        if isinstance(node, ast.Global | ast.Nonlocal | ast.Delete):
            return True
        if isinstance(node, ast.Attribute | ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del):
            return _root(node) in self.modules
        if not isinstance(node, ast.Call):
            return False
        if full := self._full_name(node.func):
            return not _is_stateless(full)
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        return hasattr(builtins, name) and name not in PURE_BUILTINS and name not in self.binders

    def _is_pure(self, call: ast.Call) -> bool:
        """A call that leaves its arguments as they were."""
        if any(keyword.arg == "out" for keyword in call.keywords):
            return False
        if full := self._full_name(call.func):
            return _is_stateless(full) and _lies_in(full, PURE) and full.rsplit(".", 1)[-1] not in CHANGING
        return isinstance(call.func, ast.Name) and call.func.id in PURE_BUILTINS and call.func.id not in self.binders


def _is_stateless(full: str) -> bool:
    last = full.rsplit(".", 1)[-1]
    if full.startswith("numpy.random."):
        return last in OWN_STATE
    return _lies_in(full, STATELESS) and last not in KEEPING


def _lies_in(full: str, modules: Sequence[str]) -> bool:
    return any(full == module or full.startswith(f"{module}.") for module in modules)


def _stores(node: ast.AST) -> bool:
    if isinstance(node, ast.AugAssign):
        return True  # `w -= dw` changes an array also under its other names
    return isinstance(node, ast.Attribute | ast.Subscript) and isinstance(node.ctx, ast.Store)


def _root(node: ast.AST) -> str:
    """The name that a chain of attributes and items starts from."""
    while isinstance(node, ast.Attribute | ast.Subscript):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def _has_text(lines: list[str]) -> bool:
    return any(line and not line.startswith("#") for line in lines)

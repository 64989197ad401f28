"""Two names of one array, one of which is changed in place while the other is still read."""

import ast
from collections.abc import Iterator


def another_name(function: ast.FunctionDef) -> Iterator[str]:
    """Both names, as of `dZ = P`, then `dZ[i] -= 1`, and then `P` in a formula."""
    lines = [node for node in ast.walk(function) if isinstance(node, ast.stmt)]
    for line in lines:
        if not isinstance(line, ast.Assign) or not isinstance(line.value, ast.Name):
            continue
        for target in line.targets:
            if isinstance(target, ast.Name) and target.id != line.value.id:
                pair = target.id, line.value.id
                if any(_changed_and_read(lines, line, *names) for names in (pair, pair[::-1])):
                    yield f"`{pair[0]}` and `{pair[1]}`"


def _changed_and_read(lines: list[ast.stmt], since: ast.stmt, changed: str, read: str) -> bool:
    """Whether entries of `changed` are set after that line and `read` is read after that, neither having got another
    value."""
    later = sorted((line for line in lines if line.lineno > since.lineno), key=lambda line: line.lineno)
    sets = next((i for i, line in enumerate(later) if _sets_entries(line, changed)), None)
    if sets is None or any(_binds(line, changed) or _binds(line, read) for line in later[:sets]):
        return False
    for line in later[sets + 1 :]:
        if any(isinstance(n, ast.Name) and n.id == read and isinstance(n.ctx, ast.Load) for n in ast.walk(line)):
            return True
        if _binds(line, read):
            return False
    return False


def _sets_entries(line: ast.stmt, name: str) -> bool:
    targets = line.targets if isinstance(line, ast.Assign) else [line.target] if isinstance(line, ast.AugAssign) else []
    held = [target.value for target in targets if isinstance(target, ast.Subscript)]
    return any(isinstance(each, ast.Name) and each.id == name for each in held)


def _binds(line: ast.stmt, name: str) -> bool:
    targets = line.targets if isinstance(line, ast.Assign) else [line.target] if isinstance(line, ast.For) else []
    return any(isinstance(n, ast.Name) and n.id == name and isinstance(n.ctx, ast.Store)
               for target in targets for n in ast.walk(target))  # fmt: skip

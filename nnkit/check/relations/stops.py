"""The usual causes of an exception, by its type and words of its message (of Python 3.12 and NumPy 2)."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from nnkit.check.calling import Problem
from nnkit.check.relations.unfit import BY_ONE, differ_by_one, unfit


class Cause(NamedTuple):
    types: str  # separated by spaces
    words: str  # in the message
    name: str
    says: str  # goes on "It stops: ..."
    pattern: str = ""  # of the program's own names in the message
    exactly: str = ""  # the same with those names


ONE_AT_A_TIME = "one number at a time"
ONE_NUMBER = "a function for one number (`math.exp`, `float`, `int`) was given an array; NumPy's functions take arrays"
SHAPES = "two arrays whose shapes do not fit are put together: write both shapes down"
PRODUCT = "a matrix product whose inner sizes differ: a transpose, the order, or other weights are meant"
NO_WHOLE = "something that is no whole number serves as an index or a size: `/` gives a float, `//` a whole number"
TO_ARRAY = "a list is treated as an array: `np.array(...)` first"
NOTHING = "something is `None`: a function without `return`, or one that works in place (`.append`, `.sort`)"
SHAPE = "a number stands where NumPy expects a type: a shape of two numbers has brackets of its own, `((n, k))`"
LONGEST = "`{}` looks for the {} in one array, and makes one of a list: `np.{}` compares two number by number"
FROM_NOTHING = "the first, largest or smallest of nothing: what if there is none?"

CAUSES = (
    Cause("TypeError", "only length-1 arrays", ONE_AT_A_TIME, ONE_NUMBER),
    Cause("TypeError", "only 0-dimensional arrays", ONE_AT_A_TIME, ONE_NUMBER),
    Cause("TypeError", "must be real number", ONE_AT_A_TIME, ONE_NUMBER),
    Cause("ValueError", "truth value of an array", "if on an array",
          "`if`, `and`, `or`, `min` or `max` needs one yes or no, and an array answers with many; `np.where` and "
          "`np.maximum` ask each number"),
    Cause("ValueError", "has worked on parameters", "one for several",
          "one object works on several arrays, and what it keeps belongs to one of them: each needs its own"),
    Cause("ValueError", "could not broadcast", "no room",
          "an array is put where there is no room for its shape: is the place made for rows, or one size, only?"),
    Cause("ValueError", "could not be broadcast", "shapes", SHAPES),
    Cause("ValueError", "must match exactly", "shapes", SHAPES),
    Cause("ValueError", "same number of dimensions", "shapes", SHAPES),
    Cause("ValueError", "broadcastable", "shapes", SHAPES),
    Cause("ValueError", "does not have enough dimensions", "product with a number",
          "`@` between an array and a single number: `*` is meant, or one of them should not be a number"),
    Cause("ValueError", "mismatch in its core dimension", "shapes of a product", PRODUCT),
    Cause("ValueError", "not aligned", "shapes of a product", PRODUCT),
    Cause("ValueError", "inhomogeneous", "ragged", "rows of different lengths are made into one array"),
    Cause("ValueError", "setting an array element", "ragged", "an array or list is put where one number belongs"),
    Cause("ValueError", "values to unpack", "unpacking",
          "another count of values comes than names stand on the left: is it written for one size only?"),
    Cause("ValueError", "math domain", "domain", "a root or logarithm of a number that has none"),
    Cause("ValueError", "axes don't match", "axis", "a transpose or axis that this array does not have"),
    Cause("ValueError AxisError", "axis", "axis", "an axis that this array does not have: is it a vector here?"),
    Cause("ValueError", "cannot reshape", "reshape", "a reshape to another count of numbers"),
    Cause("ValueError", "empty sequence", "nothing there", FROM_NOTHING),
    Cause("ValueError", "zero-size array", "nothing there", FROM_NOTHING),
    Cause("ValueError", "iterable argument is empty", "nothing there", FROM_NOTHING),
    Cause("IndexError", "for axis 0 with size 0", "nothing there", FROM_NOTHING),
    Cause("ValueError", "invalid literal", "text as number", "a text that is no number is made into one"),
    Cause("ValueError", "could not convert string", "text as number", "a text that is no number is made into one"),
    Cause("ValueError", "is not in list", "not in the list", "something is looked for in a list that does not hold it"),
    Cause("ValueError TypeError", " expects ", "refused",
          "a function or layer that it calls refuses what it is given: the words of the error say what it expects"),
    Cause("IndexError", "too many indices", "dimensions",
          "more indices than the array has dimensions: a vector came where a matrix is expected"),
    Cause("IndexError", "out of range", "past the end", "an index past the end: off by one, or written for one size"),
    Cause("IndexError", "out of bounds", "past the end",
          "an index past the end: off by one, rows and columns confused, or written for one size only"),
    Cause("IndexError", "boolean index did not match", "mask", "a mask of another shape than the array"),
    Cause("IndexError", "", "no whole number", NO_WHOLE),
    Cause("TypeError", "integer scalar arrays", "no whole number", NO_WHOLE),
    Cause("TypeError", "slice indices must be", "no whole number", NO_WHOLE),
    Cause("TypeError", "as an integer", "no whole number", NO_WHOLE),
    Cause("TypeError", "list indices must be", "list for array", TO_ARRAY),
    Cause("TypeError", "multiply sequence", "list for array", TO_ARRAY),
    Cause("TypeError", "can only concatenate", "list for array", TO_ARRAY),
    Cause("TypeError", "bad operand type for unary -: 'list'", "list for array", TO_ARRAY),
    Cause("AttributeError", "'list' object", "list for array", TO_ARRAY),
    Cause("AttributeError", "'tuple' object", "list for array", TO_ARRAY),
    Cause("TypeError", "argument", "the def line",
          "it is called with other arguments than its `def` line takes: keep the `def` line as it was"),
    Cause("TypeError AttributeError", "NoneType", "None", NOTHING),
    Cause("TypeError", "not callable", "called",
          "something that is no function is called: is a `*` missing before a bracket, or a name used twice?"),
    Cause("TypeError", "not subscriptable", "indexed", "a single number or a function is indexed"),
    Cause("TypeError", "not iterable", "loop over a number",
          "a loop over, or the unpacking of, a single number: `range(n)`, or the array itself"),
    Cause("TypeError", "unsupported operand type", "types", "an operation between things that do not go together",
          r"for ([^:]+): '([\w.]+)' and '([\w.]+)'", "`{}` between {} and {}: they do not go together"),
    Cause("TypeError", "Cannot interpret", "two numbers for a shape", SHAPE),
    Cause("TypeError", "data type", "two numbers for a shape", SHAPE),
    Cause("TypeError", "unhashable", "as a key", "an array or list serves as a key, of a dict, a set or a cache"),
    Cause("TypeError", "item assignment", "assignment", "a tuple or a number is changed in place: it cannot be"),
    Cause("TypeError", "len()", "length of a number", "`len` of a single number"),
    Cause("TypeError", "bad operand type for unary", "a sign", "a sign stands before something that is no number",
          r"unary (.): '([\w.]+)'", "`{}` stands before {}, which is no number"),
    Cause("UFuncTypeError _UFuncOutputCastingError UFuncOutputCastingError", "", "integer array",
          "fractions are added into an array of whole numbers: make it float first"),
    Cause("UnboundLocalError", "", "no value yet",
          "a name is used before it has a value in this function: set it before the loop or `if`"),
    Cause("NameError", "", "a name", "a name that is not defined: a typing slip, or a cell that was not run",
          r"name '(\w+)'", "`{}` is not defined: a typing slip, or a cell that was not run"),
    Cause("KeyError", "", "a key", "a key that the dict does not have"),
    Cause("AttributeError", "'float' object", "number for array", "a single number is treated as an array"),
    *(Cause("AttributeError", f"'{kind}' object has no attribute", "another thing",
            "something is asked of a thing that does not have it: is it another one than is meant?",
            r"'([\w.]+)' object has no attribute '(\w+)'", "`{1}` is asked of {0}, which has none")
      for kind in ("int", "str", "numpy.float64", "numpy.ndarray", "function", "method", "dict")),
    Cause("AttributeError", "has no attribute", "an attribute",
          "an attribute that is not there: it is set elsewhere than in `__init__`, or has another name",
          r"has no attribute '(\w+)'",
          "there is no attribute `{}`: it is set too late or nowhere, or has another name"),
    Cause("ZeroDivisionError", "", "by zero", "a division by 0: what if there is none, or nothing varies?"),
    Cause("RecursionError", "", "endless", "a function that calls itself without end"),
    Cause("OverflowError", "out of bounds for", "too large a number", "a whole number too large for its type",
          r"out of bounds for (\w+)", "a whole number too large for its type, `{}`"),
    Cause("OverflowError", "", "overflow", "a number too large for a float, such as `exp` of a large number"),
    Cause("AssertionError", "", "an assert", "an `assert` of its own refuses an input that is allowed"),
    Cause("LinAlgError", "", "singular", "a matrix that has no inverse"),
    Cause("NotImplementedError", "", "unfinished", "a part of it is still to be written"),
    Cause("MemoryError", "", "size", "an array far too large"),
)  # fmt: skip


A_FUNCTION = "a function (its brackets are missing)"
TYPES = {
    "list": "a list", "tuple": "a tuple", "str": "a text", "int": "a number", "float": "a number", "dict": "a dict",
    "numpy.float64": "a number", "NoneType": "`None`", "ndarray": "an array", "numpy.ndarray": "an array",
    "set": "a set", "generator": "a generator", "type": "a class", "function": A_FUNCTION, "method": A_FUNCTION,
    "builtin_function_or_method": A_FUNCTION, "ufunc": A_FUNCTION, "numpy.ufunc": A_FUNCTION,
}  # fmt: skip
LARGEST = {"max": ("largest", "maximum"), "amax": ("largest", "maximum"), "min": ("smallest", "minimum"),
           "amin": ("smallest", "minimum")}  # fmt: skip
LAZY = "What comes back computes nothing until somebody goes through it, as `sum(...)` or `list(...)` do."
UNCALLED = "What comes back is a function itself, not what it gives: are the brackets `(...)` behind it missing?"
OBJECTS = "kind: an array of objects"
OF_OBJECTS = (
    "What comes back is an array of Python's own objects, not of numbers: `np.frompyfunc` and `dtype=object` make one, "
    "and `None` among numbers does."
)
# what comes back and is no data, by the word for it (`nnkit/check/plain.py`): name and sentence
NO_DATA = {
    "a generator": ("kind: a generator", LAZY),
    "a map object": ("kind: a generator", LAZY),
    "a function": ("kind: a function", UNCALLED),
    "a method": ("kind: a function", UNCALLED),
    "an array of object": (OBJECTS, OF_OBJECTS),
}


def not_data(problems: Sequence[Problem]) -> tuple[str, str] | None:
    """(name, sentence) where each time the same thing comes back that is no data."""
    for word, found in NO_DATA.items():
        if all(each.type == "NotPlain" and each.message.startswith(word) for each in problems):
            return found
    return None


WRITTEN_OUT = "is written out as an index, and here there are fewer: it is written for one size only"


def _index_written_out(problem: Problem) -> str:
    """The number that stands as an index in the line that stops, where it is the one past the end; else ""."""
    past = re.search(r"index (-?\d+) is out of bounds", problem.message)
    inside = past and re.search(rf"\[(?:[^\[\]]*[\s,])?{past[1]}(?:[\s,][^\[\]]*)?\]", problem.line)
    return past[1] if past and inside else ""


def causes_of(problems: Sequence[Problem]) -> list[tuple[str, str] | None]:
    """The different causes, each once; of one that has other words here than there what is true of both."""
    causes = list(dict.fromkeys(cause_of(problem) for problem in problems))
    if len({cause and cause[0] for cause in causes}) < len(causes):
        causes = list(dict.fromkeys(_in_general(problem) for problem in problems))
    if len(causes) == 1 and causes[0] is not None and differ_by_one(problems):
        return [(causes[0][0], BY_ONE)]
    return causes


ASKS = re.compile(r"\b(?:if|elif|while|and|or|not|assert|min|max|sorted|bool|any|all|in|filter)\b|\.sort\(|[<>]|==")
TAKES_NUMBERS = re.compile(r"\b(arange|linspace|range|eye|identity)\(")  # and no arrays
BRACKETS = "`{}` takes single numbers, and is given an array: do its brackets close in the right place?"


def _takes_numbers(problem: Problem) -> str:
    """The function of the line that stops which takes no arrays, where the line asks no yes or no; else ""."""
    text = problem.line.partition(": ")[2]
    found = TAKES_NUMBERS.search(text)
    return found[1] if found and not ASKS.search(text) else ""


def cause_of(problem: Problem) -> tuple[str, str] | None:
    """(name, sentence) of the usual cause, or None."""
    cause = _in_general(problem)
    if cause is None:
        return None
    name, says = cause
    if name == "past the end" and (index := _index_written_out(problem)):
        return name, f"`{index}` {WRITTEN_OUT}"
    if name in ("if on an array", ONE_AT_A_TIME) and (function := _takes_numbers(problem)):
        return ONE_AT_A_TIME, BRACKETS.format(function)
    if name == "shapes" and (said := unfit(problem)):
        return name, said
    if name == "ragged" and (called := LARGEST.get(problem.place)):
        return name, LONGEST.format(problem.place, *called)
    return name, _with_names(problem) or says


def _in_general(problem: Problem) -> tuple[str, str] | None:
    if problem.type == "NotPlain":
        return None
    if "raise " in problem.line:
        return "refuses", "its own `raise` refuses an input that is allowed"
    found = _entry(problem)
    return (found.name, found.says) if found else None


def _entry(problem: Problem) -> Cause | None:
    return next((each for each in CAUSES if problem.type in each.types.split() and each.words in problem.message), None)


def _with_names(problem: Problem) -> str:
    """The sentence with the program's own names in it, where the message has them."""
    cause = _entry(problem)
    found = re.search(cause.pattern, problem.message) if cause and cause.pattern else None
    return cause.exactly.format(*(TYPES.get(name, name) for name in found.groups())) if cause and found else ""

"""What is said of a slip that one small change mends: what the answer does, never what would be right.

A kind is the name of what the program did: "Add for Sub", "call of abs too many". Kinds of one family are one
explanation.
"""

import re

SIGN, FACTOR, TERM, PRODUCT, AXIS, MEAN = "sign", "factor", "term", "product", "axis", "mean"
SHAPE, BOUND, CHOICE, POWER, LINES, ORDER = "shape", "bound", "choice", "power", "lines", "order"
NAME, NUMBER, CALL, KIND, STATE, BRACKETS = "name", "number", "call", "kind", "state", "brackets"
ALGEBRA, EIGEN = "algebra", "eigenvalues"

KINDS = {
    "Add for Sub": (SIGN, "something is added that has to be subtracted"),
    "Sub for Add": (SIGN, "something is subtracted that has to be added"),
    "Sub turned round": (SIGN, "a difference is taken the wrong way round"),
    "minus too many": (SIGN, "there is a minus sign too many"),
    "minus missing": (SIGN, "a minus sign is missing"),
    "Mult for Div": (FACTOR, "it multiplies where it should divide"),
    "Div for Mult": (FACTOR, "it divides where it should multiply"),
    "Div turned round": (FACTOR, "a quotient is upside down"),
    "Mult too many": (FACTOR, "there is a factor that does not belong"),
    "factors too many": (FACTOR, "there are factors that do not belong"),
    "Div too many": (FACTOR, "there is a division that does not belong"),
    "factor missing": (FACTOR, "a factor is missing"),
    "division missing": (FACTOR, "a division is missing"),
    "factor of 2": (FACTOR, "a factor 2 is missing, or one too many"),
    "division by the count": (FACTOR, "a division by the number of examples or entries is missing"),
    "multiplied by the count": (FACTOR, "it is divided by the number of examples or entries once too often"),
    "inverse missing": (FACTOR, "it is upside down: one over it is meant"),
    "Add too many": (TERM, "there is a term that does not belong"),
    "Sub too many": (TERM, "there is a term that does not belong"),
    "terms too many": (TERM, "there are terms that do not belong"),
    "term missing": (TERM, "a term is missing"),
    "one minus missing": (TERM, "it should be 1 minus that"),
    "off by one": (NUMBER, "something is off by one"),
    "constant off by one": (NUMBER, "a number in it is off by one"),
    "rounded": (NUMBER, "a number is rounded on the way"),
    "start value": (NUMBER, "a name gets the wrong number to begin with"),
    "counter moved on": (NUMBER, "a counter is moved on too early or too late"),
    "constant": (NUMBER, "a number in it is the wrong one"),
    "another index": (BOUND, "an index is another one than is meant"),
    "MatMult for Mult": (PRODUCT, "a matrix product stands where each entry is multiplied by its own"),
    "Mult for MatMult": (PRODUCT, "entries are multiplied one by one where a matrix product is meant"),
    "MatMult turned round": (PRODUCT, "the factors of a matrix product stand in the wrong order"),
    "MatMult too many": (PRODUCT, "there is a matrix product that does not belong"),
    "transpose too many": (PRODUCT, "there is a transpose that does not belong"),
    "transpose missing": (PRODUCT, "a transpose is missing"),
    "product missing": (PRODUCT, "a matrix product is missing"),
    "other axis": (AXIS, "something runs along the wrong axis"),
    "axis given": (AXIS, "something runs along one axis only, where it should run over everything"),
    "no axis": (AXIS, "something runs over everything, where it should run along one axis"),
    "sum for mean": (MEAN, "a sum is taken where a mean is meant"),
    "mean for sum": (MEAN, "a mean is taken where a sum is meant"),
    "sum missing": (MEAN, "a sum is missing"),
    "mean missing": (MEAN, "a mean is missing"),
    "dimension": (SHAPE, "an array has a dimension too many or too few"),
    "keepdims missing": (SHAPE, "a sum (or mean, or largest) loses a dimension that is needed afterwards"),
    "other size": (SHAPE, "the size of another axis is taken"),
    "boundary": (BOUND, "a comparison is wrong at the boundary itself, where both sides are equal"),
    "comparison turned round": (CHOICE, "a comparison is the wrong way round"),
    "condition turned round": (CHOICE, "a condition is the wrong way round"),
    "condition too many": (CHOICE, "there is a choice that does not belong"),
    "and or or": (CHOICE, "`and` and `or` are mixed up"),
    "True or False": (CHOICE, "`True` and `False` are mixed up"),
    "FloorDiv for Div": (KIND, "`//` throws the fraction away"),
    "Div for FloorDiv": (KIND, "`/` leaves a fraction where whole numbers are needed"),
    "Pow for Mult": (POWER, "a power stands where a product is meant"),
    "Mult for Pow": (POWER, "a product stands where a power is meant"),
    "BitXor for Pow": (POWER, "`^` is no power in Python (it compares bits)"),
    "Pow turned round": (POWER, "base and exponent have changed places"),
    "Pow too many": (POWER, "there is a power or root that does not belong"),
    "root missing": (POWER, "a root is missing"),
    "square missing": (POWER, "a square is missing"),
    "absolute missing": (SIGN, "a sign is kept that should be dropped"),
    "positive part missing": (BOUND, "negative numbers are let through"),
    "Add for Mult": (CALL, "it adds where it should multiply"),
    "Sub for Mult": (CALL, "it subtracts where it should multiply"),
    "Mult for Add": (CALL, "it multiplies where it should add"),
    "Mult for Sub": (CALL, "it multiplies where it should subtract"),
    "Div for Sub": (CALL, "it divides where it should subtract"),
    "arguments swapped": (ORDER, "two arguments of a call have changed places"),
    "values swapped": (ORDER, "two values that stand side by side have changed places"),
    "order reversed": (ORDER, "something comes in the reversed order"),
    "loop order": (ORDER, "a loop runs in the wrong direction"),
    "loop ends": (BOUND, "a loop makes one round too many or too few at its end"),
    "loop starts": (BOUND, "a loop starts at the wrong place"),
    "slice too short": (BOUND, "a slice leaves something out"),
    "slice": (BOUND, "a slice starts or ends at the wrong place"),
    "index off by one": (BOUND, "an index is off by one"),
    "whole rows or columns": (SHAPE, "whole rows or columns are taken, where one entry of each row is meant"),
    "index missing": (SHAPE, "an index is missing: it is one thing in a list or array"),
    "setting too many": (KIND, "a setting of a call does not belong"),
    "ddof": (FACTOR, "it is divided by n where n - 1 is meant, or the other way round"),
    "running sum missing": (MEAN, "a running sum is missing"),
    "list for array": (KIND, "a list is treated as an array"),
    "whole numbers": (KIND, "an array of whole numbers cuts fractions off"),
    "copy missing": (STATE, "an array is shared where a copy is needed"),
    "kind of sequence": (KIND, "a tuple stands where a list is needed, or the other way round"),
    "array for number": (KIND, "an array or a text stands where a number is needed"),
    "if too many": (CHOICE, "something is done in some cases only, and belongs to all"),
    "order of operations": (BRACKETS, "two operations are done in the wrong order"),
    "brackets": (BRACKETS, "brackets are missing, or stand in the wrong place"),
    "statement too many": (LINES, "there is a line that does not belong"),
    "order of lines": (LINES, "two lines stand in the wrong order"),
    "indentation of a loop": (LINES, "a line stands inside a loop and belongs after it, or the other way round"),
    "indentation of an if": (LINES, "a line stands inside an `if` and belongs after it, or the other way round"),
    "set once for all rounds": (LINES, "something is computed once before a loop that each round has to compute anew"),
    "set anew in each round": (LINES, "a loop sets something anew in each round that should be set once before it"),
    "added up": (STATE, "something is added to what was there, which it should replace"),
    "not added up": (STATE, "something replaces what was there, to which it should be added"),
    "in place": (STATE, "an array is changed in place that somebody else still needs"),
    "not set back": (STATE, "a loop lets something go on that has to start anew"),
    "continue missing": (LINES, "after an `if`, the round goes on with a line that is meant for the other case only"),
    "term in a loop": (LINES, "a term is added in each round of a loop, where it belongs there once"),
    "set anew in each call": (STATE, "an object sets something anew in each call that it has to keep"),
    "not in place": (STATE, "a name gets a new array, where the array that was given has to be changed itself"),
    "product of all missing": (MEAN, "the product of all is missing"),
    "not sorted": (ORDER, "the entries are not sorted"),
    "line missing": (STATE, "a counter is never moved on"),
    "a list as default": (STATE, "a default argument is made once and shared by all calls"),
    "kept in the class": (STATE, "something is kept in the class, and so shared by all its objects"),
    "slope missing": (FACTOR, "the slope of an activation is missing as a factor"),
    "factors crossed": (ORDER, "two factors have changed places: each stands at the other one's term"),
    "exactly equal": (BOUND, "computed numbers are compared with `==`, and rounding keeps them apart"),
    "decision missing": (KIND, "a number stands where a decision, 1 or 0, is meant"),
    "entries crossed": (ORDER, "two entries of a list, or two names, have changed places"),
    "one more for ceil": (BOUND, "it takes one more, also where it fits exactly"),
    "sigmoid missing": (CALL, "a sigmoid is left out"),
    "not multiplied up": (STATE, "something replaces what was there, by which it should be multiplied"),
    "added for multiplied": (CALL, "a loop adds up where it should multiply"),
    "the slope of another activation": (CALL, "the slope of another activation is taken than the one that is used"),
    "another activation": (CALL, "another activation is used than the one that is meant"),
    "differences missing": (MEAN, "the values themselves stand where their changes are meant"),
    "other half missing": (TERM, "only one of two cases is counted, and the other one is left out"),
    "bound missing": (BOUND, "something goes on beyond a bound that it has to keep"),
    "lookup missing": (SHAPE, "a place is given, where what stands there in a list or array is asked for"),
    "number for a quantity": (NAME, "a number stands where a quantity is meant"),
    "order of conditions": (LINES, "two conditions are asked in the wrong order"),
    "real part for size": (SIGN, "a part of a complex number is taken, where its size is meant"),
    "call of  too many": (CALL, "a function is applied where it does not belong"),  # of one without a name
    "call missing": (CALL, "a function is left out that should be applied to a value"),
    "entries for the inverse": (ALGEBRA, "each entry of a matrix is turned over, where the inverse matrix is meant"),
    "matrix for its inverse": (ALGEBRA, "it multiplies by a matrix, where the inverse of the matrix is meant"),
    "no eigenvalues": (EIGEN, "entries of a matrix, or another size of it, are taken where its eigenvalues are meant"),
    "diagonal alone": (ALGEBRA, "only the diagonal of a matrix is used, where all of it is meant"),
    "number for a table": (ALGEBRA, "a scalar product, one number, stands where the table of all products is meant"),
    "1 for the identity": (ALGEBRA, "a 1 stands in every place, and belongs on the diagonal only"),
    "reduced too early": (ORDER, "a mean or sum is taken too early: what is done to it afterwards belongs before it"),
    "result kept for input": (STATE, "an object keeps what comes out of a call, where what went into it is meant"),
    "places missing": (SHAPE, "yes or no for each entry is taken, where the places of those that say yes are meant"),
    "largest alone": (CALL, "only the largest difference counts, where the squares of all are added up"),
    "while for if": (LINES, "something is repeated that belongs there once"),
}  # fmt: skip
# of kinds with a name in them; the name is the answer's own
PATTERNS = (
    (r"(\w+) and (\w+) taken for each other", ORDER, "`{}` and `{}` are taken for each other"),
    (r"call of (.*) too many", CALL, "`{}` is applied where it does not belong"),
    (r"(.*) for another name", NAME, "`{}` stands where another quantity is meant"),
    (r"(BitOr|BitAnd|BitXor|LShift|RShift) too many", CHOICE, "there is a `|`, `&`, `^` or shift that does not belong"),
    (r"(FloorDiv|Mod) (?:for \w+|too many|turned round)", KIND, "a quotient or remainder is the wrong one"),
    (r"(\w+) for the most frequent", CALL, "`{}` is taken, where the number that comes most often is meant"),
    (r"(\w+) for \w+", CALL, "`{}` stands where another function is meant"),
)


def family(kind: str) -> str:
    return _entry(kind)[0]


def says(kind: str) -> str:
    """What the answer does, as the end of a sentence."""
    return _entry(kind)[1]


def _entry(kind: str) -> tuple[str, str]:
    if kind in KINDS:
        return KINDS[kind]
    for pattern, of, sentence in PATTERNS:
        if found := re.fullmatch(pattern, kind):
            return of, sentence.format(*found.groups())
    raise KeyError(f"no sentence for the kind of slip {kind!r}")

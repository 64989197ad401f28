"""What lesson 4 asks, and what it answers to the usual mistakes.

Students get this file as it stands. No solution and no hidden case belongs here.
"""

import numpy as np

from nnkit.check import Case, Choice, Exercise, Judge, Part, Question, Quiz, Setting, Wrong, about, with_readings
from nnkit.check.promises import AnyShape, Holds, New, Numbers, Rows, Sizes, Tolerance
from nnkit.lessonkit.drawings import roof, slide

# What the lesson lends: none of it solves an exercise, and an answer that calls an earlier one may meet it there.
LENT = ("nnkit.activations.relu", "nnkit.activations.sigmoid")

# The points of the lesson's example, and uneven ones with widths that differ from 1 and from each other.
FOUR = (np.array([0.0, 1.0, 3.0, 6.0]), np.array([2.0, 5.0, 4.0, 4.0]))
UNEVEN = (np.array([-2.0, -1.5, 0.25, 1.0, 4.0]), np.array([1.5, -0.5, 3.0, 2.25, -3.0]))
EVEN = (np.array([1.0, 3.0, 5.0, 7.0]), np.array([-1.0, 2.0, 2.5, 0.0]))
ONE = (np.array([2.0, 4.5]), np.array([3.0, -2.0]))


def hat(u):
    return np.maximum(0, 1 - np.abs(u))


def clipped(z):
    return np.maximum(0, z)


def squash(z):
    return np.exp(-np.logaddexp(0, -np.asarray(z, float)))


def polygon(x, knots, values):
    """What the hinges give for x, beyond both ends too: level before the first knot, the last slope after the last."""
    last = (values[-1] - values[-2]) / (knots[-1] - knots[-2])
    return np.interp(x, knots, values) + last * np.maximum(0, x - knots[-1])


def two_hinges(curve, knot):
    """What the explorer says of two hinges that follow a curve, with the knot between the ends there."""
    x = np.linspace(0, 2 * np.pi, 401)
    knots = np.array([0, knot, 2 * np.pi])
    slopes = np.diff(curve(knots)) / np.diff(knots)
    errors = np.abs(np.interp(x, knots, curve(knots)) - curve(x))
    return {"knot": knot, "slopes": slopes, "error": errors.max(), "at": x[errors.argmax()], "height": curve(knot)}


OF_TWO_HINGES = {
    "the height of the curve at the knot": lambda shown: shown["height"],
    "the slope of the first piece, which is the first hinge's coefficient": lambda shown: shown["slopes"][0],
    "the slope of the second piece": lambda shown: shown["slopes"][1],
    "the second hinge's coefficient, the change of slope": lambda shown: shown["slopes"][1] - shown["slopes"][0],
    "the largest error": lambda shown: shown["error"] if shown["error"] > 1e-6 else None,
    "the x at which the error is largest": lambda shown: shown["at"] if shown["error"] > 1e-6 else None,
    "the first hinge's knot, at the left end": lambda shown: 0,
    "the right end, where the last piece stops": lambda shown: 2 * np.pi,
}


# --- 1. one corner to be found --------------------------------------------------------------------------------------


corner = Exercise(
    "corner_of_the_roof",
    "Where is the corner?",
    (
        "At which $x$ must the second hinge's knot stand, so that two hinges build the roof exactly? {cases} One "
        "number. {cases} {promises}"
    ),
    kind="value",
    promises=[Tolerance(0.03)],
    parts=[
        Part(
            "the knot",
            [Case()],
            judge=Judge(
                "answer.like",
                answer=about(4.3, 0.03),
                small="{number:g} is too far left",
                large="{number:g} is too far right",
            ),
        )
    ],
    wrong=with_readings(
        [
            Wrong(
                "the minus of the neuron",
                -4.3,
                "The size is right. A bias would be minus the knot; the knot itself stands at a positive x.",
            ),
        ],
        right=4.3,
        run=lambda knot: two_hinges(roof, knot),
        asks="the x of the knot",
        asked=lambda shown: shown["knot"],
        reads=OF_TWO_HINGES,
        within=0.03,
        knot=Setting(
            4.3,
            (np.pi,),
            {
                4.3: "the knot with which the largest error is 0",
                np.pi: "the knot in the middle, where it stands at first",
            },
        ),
    ),
    hints=[
        "The roof is highest at its corner. Drag the square there.",
        "With the arrow keys the knot moves by 0.05. Go on as long as the largest error falls; where it is smallest, "
        "stop.",
    ],
)


# --- 2. from points to hinges ---------------------------------------------------------------------------------------

POINTS = (
    "`knots (n + 1,)`: ascending, **not evenly spaced** in general; `values (n + 1,)`: the curve's height at each; "
    "arrays of floats, $n \\geq 1$. {given}\n\n"
)


def slopes(knots, values):
    return np.diff(values) / np.diff(knots)


slopes_between = Exercise(
    "slopes_between",
    "Slopes of the pieces",
    POINTS + "Give back `(n,)`: rise over run of each of the `n` pieces. {cases} {Rows} A list will do. {free}",
    parts=[
        Part("the four points of the text", [Case(*FOUR)]),
        Part("other widths, and a single piece", [Case(*UNEVEN), Case(*EVEN), Case(*ONE)]),
    ],
    wrong=[
        Wrong(
            "uneven knots ignored",
            lambda knots, values: np.diff(values),
            "You gave the rises. A slope is rise over RUN: divide each by its own piece's width.",
        ),
        Wrong(
            "one width for all",
            lambda knots, values: np.diff(values) / (knots[1] - knots[0]),
            "You divided by the first piece's width throughout. The knots are not even: each piece has its own.",
        ),
        Wrong(
            "the mean width for all",
            lambda knots, values: np.diff(values) * (len(knots) - 1) / (knots[-1] - knots[0]),
            "You divided by the mean width. The knots are not even: each piece has its own.",
        ),
        Wrong(
            "run over rise",
            lambda knots, values: np.diff(knots) / np.diff(values),
            "Upside down: that is run over rise. The values' difference belongs above the line.",
        ),
        Wrong(
            "through the origin",
            lambda knots, values: values[1:] / knots[1:],
            "You divided values by knots. That is a slope from the origin; a piece's slope takes differences.",
        ),
        Wrong(
            "slope at the points",
            lambda knots, values: np.gradient(values, knots),
            "`np.gradient` gives a number for each POINT, a mix of its two sides. One for each PIECE is asked.",
        ),
        Wrong(
            "all from the first point",
            lambda knots, values: (values[1:] - values[0]) / (knots[1:] - knots[0]),
            "You measured every slope from the first point. Each piece runs from one knot to the NEXT.",
        ),
        Wrong(
            "the last piece is missing",
            lambda knots, values: slopes(knots, values)[:-1],
            "Your last piece is missing: n + 1 points have n pieces between them.",
        ),
        Wrong(
            "products",
            lambda knots, values: np.diff(values) * np.diff(knots),
            "You multiplied rise by run. A slope divides them.",
        ),
        Wrong(
            "a slope for the last point",
            lambda knots, values: np.append(slopes(knots, values), 0.0),
            "One too many: behind the last point there is no piece. n + 1 points have n pieces between them.",
        ),
        Wrong(
            "round the corner",
            lambda knots, values: np.array(
                [(values[i] - values[i - 1]) / (knots[i] - knots[i - 1]) for i in range(len(knots))]
            ),
            "With i = 0 your i - 1 is -1, the LAST point. Start at 1, or take i + 1 and i.",
        ),
        Wrong(
            "round the corner, the last piece missing",
            lambda knots, values: np.array(
                [(values[i] - values[i - 1]) / (knots[i] - knots[i - 1]) for i in range(len(knots) - 1)]
            ),
            "With i = 0 your i - 1 is -1, the LAST point. Start at 1, or take i + 1 and i.",
        ),
        Wrong(
            "past the last point",
            lambda knots, values: values[len(knots)],
            "Your loop asks for the point behind the last one: n + 1 points have n pieces, so stop one earlier.",
        ),
        Wrong(
            "from end to end",
            lambda knots, values: (values[-1] - values[0]) / (knots[-1] - knots[0]),
            "That is one slope, from the first point to the last. Each piece has its own.",
        ),
        Wrong(
            "parentheses",
            lambda knots, values: values[1:] - values[:-1] / knots[1:] - knots[:-1],
            "Python divides before it subtracts: both differences need their parentheses.",
        ),
        Wrong(
            "whole numbers",
            lambda knots, values: np.diff(values) // np.diff(knots),
            "`//` cuts to whole numbers. Divide with `/`.",
        ),
    ],
    hints=[
        "What does `np.diff(values)` give, and `np.diff(knots)`?",
        "Rise over run, piece by piece: divide one by the other.",
    ],
    may_use=LENT,
    promises=[Rows("knots", "values", least=2, ascending=["knots"])],
)


def changes(slopes):
    return np.diff(slopes, prepend=0.0)


def from_changed(slopes):
    c = np.array(slopes, float)
    for i in range(1, len(c)):
        c[i] -= c[i - 1]
    return c


changes_of_slope = Exercise(
    "changes_of_slope",
    "Changes of slope",
    (
        r"`slopes (n,)`, $n \geq 1$: the slope of each piece {given} {Sizes} $\to$ `(n,)`: the change at the "
        "**start** of each piece. {cases} Before the first piece the slope counts as 0. {cases} A list will do; "
        "{free} leave the input as it is. {kept}"
    ),
    promises=[Sizes(slopes="n")],
    parts=[
        Part("the slopes of the text", [Case(np.array([3.0, -0.5, 0.0]))]),
        Part(
            "others, and a single one",
            [
                Case(np.array([-4.0, 2.0, -1.0, -1.75])),
                Case(np.array([0.25])),
                Case(np.array([1.5, 1.5, -2.0, 0.5, 7.0])),
            ],
        ),
    ],
    wrong=[
        Wrong(
            "the first is missing",
            lambda slopes: np.diff(slopes),
            "One too few: the first change, from slope 0 to the first slope, is missing. Without it the curve starts "
            "level.",
        ),
        Wrong(
            "the first is 0",
            lambda slopes: np.concatenate([[0.0], np.diff(slopes)]),
            "Your first change is 0. Before the first knot the slope counts as 0, so the first change is the first "
            "slope itself.",
        ),
        Wrong(
            "slopes for changes",
            lambda slopes: slopes,
            "Those are the slopes themselves. A hinge ADDS to the slope that is there already, so its share is the "
            "difference.",
        ),
        Wrong(
            "wrong sign after the first",
            lambda slopes: np.concatenate([slopes[:1], slopes[:-1] - slopes[1:]]),
            "The first is right, the others have the wrong sign: the new slope minus the old one.",
        ),
        Wrong(
            "the change at the end",
            lambda slopes: np.diff(slopes, append=0.0),
            "You took the change at the END of each piece. The hinge stands at its start: this slope minus the one "
            "before.",
        ),
        Wrong(
            "one too many",
            lambda slopes: np.diff(slopes, prepend=0.0, append=0.0),
            "One too many: after the last piece nothing comes, so nothing changes there that we would see.",
        ),
        Wrong(
            "added up",
            lambda slopes: np.cumsum(slopes),
            "You added the slopes up. The changes are differences; adding THEM up gives the slopes back.",
        ),
        Wrong(
            "changes from the first",
            lambda slopes: np.concatenate([slopes[:1], slopes[1:] - slopes[0]]),
            "You took each slope minus the FIRST one. The change at a knot is this slope minus the one just before.",
        ),
        Wrong(
            "wraps round",
            lambda slopes: slopes - np.roll(slopes, 1),
            "Your first change is taken from the LAST slope (an index of -1, or `np.roll`). Before the first slope is "
            "0.",
        ),
        Wrong(
            "from changed numbers",
            from_changed,
            "You subtract numbers that you have already changed: each change is taken from the change before. Read "
            "from `slopes`, write into another array.",
        ),
        Wrong("second differences", lambda slopes: np.diff(slopes, n=2), "You took differences twice. Once is asked."),
    ],
    hints=[
        "The text's slopes 3, -0.5, 0 have the changes 3, -3.5, 0.5.",
        "Write a 0 before the slopes, then take differences of neighbours. `np.diff` has an argument `prepend`.",
    ],
    may_use=LENT,
)


def parts_of(knots, values):
    return values[0], changes(slopes(knots, values))


hinge_coefficients = Exercise(
    "hinge_coefficients",
    "Constant and coefficients",
    POINTS + "Give back a pair `constant, coefficients`: one number, and `(n,)`, one coefficient for each knot but the "
    "last. {cases} {Rows} You may call your two functions above. {free}",
    parts=[
        Part("the four points of the text", [Case(*FOUR)]),
        Part(
            "even knots", [Case(*EVEN), Case(np.array([0.0, 1.0, 2.0, 3.0, 4.0]), np.array([0.5, 0.0, -1.0, 3.0, 2.0]))]
        ),
        Part("uneven knots, and a single piece", [Case(*UNEVEN), Case(*ONE)]),
    ],
    wrong=[
        Wrong(
            "no constant term",
            lambda knots, values: (0.0, changes(slopes(knots, values))),
            "Your constant is 0. No hinge lifts the beginning of the curve: at the first knot all of them are 0, so "
            "the "
            "constant must be the value there.",
        ),
        Wrong(
            "the mean as constant",
            lambda knots, values: (np.mean(values), changes(slopes(knots, values))),
            "Your constant is the mean. At the first knot every hinge is 0: which value is left for the constant?",
        ),
        Wrong(
            "the last value as constant",
            lambda knots, values: (values[-1], changes(slopes(knots, values))),
            "Your constant is the value at the LAST knot. Hinges are 0 at the first one: it is the value there.",
        ),
        Wrong(
            "the height at x = 0",
            lambda knots, values: (
                values[0] - knots[0] * slopes(knots, values)[0],
                changes(slopes(knots, values)),
            ),
            "You went back along the first piece to x = 0. All hinges are 0 at the FIRST KNOT, wherever that is: the "
            "constant is the value there.",
        ),
        Wrong(
            "the knot as constant",
            lambda knots, values: (knots[0], changes(slopes(knots, values))),
            "Your constant is a knot, a place on the x axis. It must be the curve's height there.",
        ),
        Wrong(
            "slopes for changes",
            lambda knots, values: (values[0], slopes(knots, values)),
            "Your coefficients are the slopes. Hinges add up: each brings only the CHANGE from the slope before.",
        ),
        Wrong(
            "the first change is missing",
            lambda knots, values: (values[0], np.diff(slopes(knots, values))),
            "The first coefficient is missing: from slope 0 to the first slope, at the first knot.",
        ),
        Wrong(
            "the first change is 0",
            lambda knots, values: (values[0], np.concatenate([[0.0], np.diff(slopes(knots, values))])),
            "Your first coefficient is 0, so the sum starts level. The first change is the first slope itself.",
        ),
        Wrong(
            "uneven knots ignored",
            lambda knots, values: (values[0], changes(np.diff(values))),
            "You took rises for slopes: that is right only for knots that are 1 apart. Divide each rise by its own "
            "width.",
        ),
        Wrong(
            "the mean width for all",
            lambda knots, values: (values[0], changes(np.diff(values) * (len(knots) - 1) / (knots[-1] - knots[0]))),
            "Right for even knots only: you divided by one width for all pieces. Each piece has its own.",
        ),
        Wrong(
            "the first width for all",
            lambda knots, values: (values[0], changes(np.diff(values) / (knots[1] - knots[0]))),
            "Right for even knots only: you divided by the first piece's width throughout. Each piece has its own.",
        ),
        Wrong(
            "changes of the values",
            lambda knots, values: (values[0], np.diff(values)),
            "Your coefficients are changes of the VALUE (steps would need those). Hinges need changes of the SLOPE.",
        ),
        Wrong(
            "divided twice",
            lambda knots, values: (values[0], changes(slopes(knots, values)) / np.diff(knots)),
            "You divided by the width once more, as for a second derivative. A coefficient is the plain change of "
            "slope.",
        ),
        Wrong(
            "a hinge at the last knot",
            lambda knots, values: (values[0], np.diff(slopes(knots, values), prepend=0.0, append=0.0)),
            "One coefficient too many: the last knot has no hinge, for nothing comes after it.",
        ),
        Wrong(
            "wrong sign",
            lambda knots, values: (values[0], -changes(slopes(knots, values))),
            "The signs are turned round: a change is the new slope minus the old one.",
        ),
        Wrong(
            "a 0 for the last knot",
            lambda knots, values: (values[0], np.append(parts_of(knots, values)[1], 0.0)),
            "One coefficient too many: the last knot has no hinge, not even one with a 0.",
        ),
    ],
    hints=[
        "At the first knot every hinge is still 0. What must the constant be, then?",
        "Points to slopes, slopes to changes: you have a function for each.",
    ],
    may_use=LENT,
    promises=[Rows("knots", "values", least=2, ascending=["knots"])],
)


X_IN, X_OUT = np.array([0.0, 0.5, 1.0, 2.0, 3.0, 4.0, 6.0]), np.array([[-3.0, -1.0, 0.7], [5.0, 7.0, 12.0]])


def hinge_answer(term, combine=lambda constant, total: constant + total):
    """A sum over hinges with `term(x, t, c)` for one of them."""

    def answer(x, knots, constant, coefficients):
        total = sum(term(np.asarray(x, float), t, c) for t, c in zip(knots[:-1], coefficients, strict=True))
        return combine(constant, total)

    return answer


def plain_hinge(x, t, c):
    return c * clipped(x - t)


def flat_beyond(x, knots, constant, coefficients):
    ends = hinge_answer(plain_hinge)(knots, knots, constant, coefficients)
    return np.interp(x, knots, ends)


hinge_sum = Exercise(
    "hinge_sum",
    "The sum of the hinges",
    (
        "`constant` $+ \\sum_i c_i \\max(0, x - t_i)$. {cases}\n\n"
        "- `x`: array of floats of **any shape**; {given} {AnyShape} give back a new array of that shape {cases} "
        "{New}\n"
        "- `knots (n + 1,)`, `constant`: a number, `coefficients (n,)`: as above, so the last knot has no "
        "coefficient and is not used {given}\n"
        "- `x` may lie outside of the knots: the formula holds everywhere, however far {outside, a matrix, a single "
        "hinge} {Numbers}\n"
        "- free: loops or arrays; you may call `relu` {free}"
    ),
    promises=[AnyShape("x", axes=1), New("x"), Numbers("x")],
    parts=[
        Part(
            "between the knots",
            [
                Case(X_IN, FOUR[0], 2.0, np.array([3.0, -3.5, 0.5])),
                Case(np.array([-1.0, 0.0, 2.5, 4.0]), UNEVEN[0], -0.75, np.array([2.0, 0.5, -3.0, 1.0])),
            ],
        ),
        Part(
            "outside, a matrix, a single hinge",
            [
                Case(np.array([1.0, 3.0, 6.0, -4.0]), ONE[0], 1.25, np.array([-2.0])),  # not level far to the right
                Case(X_OUT, FOUR[0], 2.0, np.array([3.0, -3.5, 0.5])),
            ],
        ),
    ],
    wrong=[
        Wrong(
            "+knot for -knot",
            hinge_answer(lambda x, t, c: c * clipped(x + t)),
            "You wrote max(0, x + t): that bends at MINUS the knot. The corner is where x - t = 0.",
        ),
        Wrong(
            "knot minus x",
            hinge_answer(lambda x, t, c: c * clipped(t - x)),
            "You wrote max(0, t - x): such a hinge opens to the left. It must be 0 before its knot and rise after it.",
        ),
        Wrong(
            "no constant term",
            hinge_answer(plain_hinge, lambda constant, total: total),
            "The constant is missing: your sum starts at 0 instead of at the first value.",
        ),
        Wrong(
            "constant inside the loop",
            lambda x, knots, constant, coefficients: hinge_answer(plain_hinge)(
                x, knots, constant * len(coefficients), coefficients
            ),
            "Your constant is added once for EACH hinge. It belongs to the sum, once: move it out of the loop.",
        ),
        Wrong(
            "no bend",
            hinge_answer(lambda x, t, c: c * (x - t)),
            "The max is missing: without it every term is a straight line, and so is their sum.",
        ),
        Wrong(
            "the max around the coefficient",
            hinge_answer(lambda x, t, c: clipped(c * (x - t))),
            "You took max(0, c (x - t)): with a negative c that turns the hinge round and upward. c stands OUTSIDE the "
            "max.",
        ),
        Wrong(
            "the max around the sum",
            lambda x, knots, constant, coefficients: clipped(
                hinge_answer(lambda x, t, c: c * (x - t))(x, knots, constant, coefficients)
            ),
            "You bent the whole sum once. Every hinge has its own max.",
        ),
        Wrong(
            "absolute value",
            hinge_answer(lambda x, t, c: c * np.abs(x - t)),
            "|x - t| rises to both sides. A hinge is flat on its left: max(0, x - t).",
        ),
        Wrong(
            "steps for hinges",
            hinge_answer(lambda x, t, c: c * (x > t)),
            "You added c wherever x > t: that is a step. A hinge goes on rising: multiply by (x - t).",
        ),
        Wrong(
            "knots shifted by one",
            lambda x, knots, constant, coefficients: (
                constant + clipped(np.asarray(x)[..., None] - knots[1:]) @ coefficients
            ),
            "Your coefficients stand one knot too far right. The first one belongs to the first knot; it is the LAST "
            "knot that has none.",
        ),
        Wrong(
            "flat beyond the last knot",
            flat_beyond,
            "Right between the knots, but beyond them you stay level. The formula goes on with the last slope.",
        ),
        Wrong(
            "the first hinge only",
            lambda x, knots, constant, coefficients: (
                constant + plain_hinge(np.asarray(x, float), knots[0], coefficients[0])
            ),
            "You return after the first hinge: does your `return` stand inside the loop?",
        ),
        Wrong(
            "the last hinge only",
            lambda x, knots, constant, coefficients: (
                constant + plain_hinge(np.asarray(x, float), knots[len(coefficients) - 1], coefficients[-1])
            ),
            "Only the last hinge is left: each turn of your loop replaces the sum. Add to it.",
        ),
        Wrong(
            "coefficients ignored",
            hinge_answer(lambda x, t, c: clipped(x - t)),
            "All your hinges have slope 1: multiply each by its coefficient.",
        ),
        Wrong(
            "one number for all x",
            lambda x, knots, constant, coefficients: float(
                np.sum(hinge_answer(plain_hinge)(x, knots, constant, coefficients))
            ),
            "You added up over all x as well. Each x has a sum of its own: add over the hinges only.",
        ),
        Wrong(
            "vectors only",
            lambda x, knots, constant, coefficients: constant + clipped(x[:, None] - knots[:-1]) @ coefficients,
            "Right for a vector x, but `x[:, None]` puts the new axis second. For any shape it must come last: "
            "`x[..., None]`.",
        ),
        Wrong(
            "a loop over rows",
            lambda x, knots, constant, coefficients: [
                constant + sum(c * max(0, u - t) for t, c in zip(knots, coefficients, strict=False)) for u in x
            ],
            "`for u in x` takes the rows of a matrix, not its numbers. Let NumPy work on all of x: `np.maximum(0, x - "
            "t)`.",
        ),
        Wrong(
            "the lengths do not fit",
            lambda x, knots, constant, coefficients: constant + clipped(x[..., None] - knots) @ coefficients,
            "There are n + 1 knots and n coefficients, so the two cannot be multiplied. The last knot has no hinge: "
            "leave it out.",
        ),
        Wrong(
            "the lengths do not fit: times",
            lambda x, knots, constant, coefficients: constant + (clipped(x[..., None] - knots) * coefficients).sum(-1),
            "There are n + 1 knots and n coefficients, so the two cannot be multiplied. The last knot has no hinge: "
            "leave it out.",
        ),
        Wrong(
            "a loop past the last coefficient",
            lambda x, knots, constant, coefficients: (
                constant + sum(coefficients[i] * clipped(x - knots[i]) for i in range(len(knots)))
            ),
            "Your loop asks for a coefficient of the last knot, and there is none. Run over the coefficients.",
        ),
        Wrong(
            "coefficient on x alone",
            hinge_answer(lambda x, t, c: clipped(c * x - t)),
            "You wrote max(0, c x - t), which moves the corner. c stands in front: c max(0, x - t).",
        ),
        Wrong(
            "started from x",
            lambda x, knots, constant, coefficients: x + hinge_answer(plain_hinge)(x, knots, constant, coefficients),
            "Your total starts as a copy of x, so x is in the sum too. Start from the constant.",
        ),
        Wrong(
            "constant as a factor",
            hinge_answer(plain_hinge, lambda constant, total: constant * total),
            "You multiplied by the constant. It is added.",
        ),
        Wrong(
            "summed over x too",
            hinge_answer(plain_hinge, lambda constant, total: constant + np.sum(total)),
            "`np.sum` added up over all x as well. Add over the hinges only: one number for each x is left.",
        ),
        Wrong(
            "not summed",
            lambda x, knots, constant, coefficients: np.array(
                [constant + plain_hinge(x, t, c) for t, c in zip(knots[:-1], coefficients, strict=True)]
            ),
            "You have a row for each hinge. Add them up: one number for each x.",
        ),
        Wrong(
            "NumPy's max",
            lambda x, knots, constant, coefficients: np.max(0, x - knots[0]),
            "`np.max` takes ONE array and finds its largest number. `np.maximum(0, x - t)` compares number by number.",
        ),
        Wrong(
            "sigmoids for hinges",
            hinge_answer(lambda x, t, c: c * squash(x - t)),
            "You used the sigmoid. A hinge is a ReLU: max(0, x - t).",
        ),
        Wrong(
            "vectors only, by a sum",
            lambda x, knots, constant, coefficients: (
                constant + (coefficients * clipped(x[:, None] - knots[:-1])).sum(axis=1)
            ),
            "Right for a vector x, but `x[:, None]` puts the new axis second. For any shape it must come last: "
            "`x[..., None]`, and the sum goes over axis=-1.",
        ),
    ],
    hints=[
        "Start with an array of x's shape full of the constant, and add one hinge after the other.",
        "One hinge for all x at once: `c * np.maximum(0, x - t)`.",
        "`zip(knots, coefficients)` stops at the shorter of the two.",
    ],
    may_use=LENT,
    never={"zero knots": "knots ascend"},
)


# --- 3. the error ---------------------------------------------------------------------------------------------------

GRID = np.round(np.linspace(0.0, 6.0, 25), 2)
CURVE = np.round(2 + 3 * np.sin(GRID) - 0.4 * GRID, 4)
SKEW = np.round(np.concatenate([np.linspace(-2, 0, 9), np.linspace(0.2, 4, 20)]), 2)


def gaps(x, y, knots, values):
    return y - polygon(x, knots, values)


def wrong_error(name, reduce, says):
    return Wrong(name, lambda x, y, knots, values: reduce(gaps(x, y, knots, values)), says)


largest_error = Exercise(
    "largest_error",
    "The largest error",
    (
        "`x (m,)`: a fine grid, from the first knot to the last; `y (m,)`: the curve's heights there; `knots (k,)`, "
        "`values (k,)`: the points that your hinge sum goes through. {given} {Rows} Give back one number, not "
        "negative: how "
        "far the hinge sum is from `y` "
        "at its worst place **of the grid**. {cases} {promises} You may call your functions. {free}"
    ),
    promises=[Rows("knots", "values", "x", "y", least=2, ascending=["knots", "x"]), Numbers("y")],
    parts=[
        Part(
            "too low and too high",
            [
                Case(GRID, CURVE, np.array([0.0, 2.0, 3.0, 6.0]), np.array([2.0, 3.9279, 1.2234, -1.2382])),
                Case(
                    SKEW,
                    np.round(SKEW**2 + SKEW / 8 - 3, 4),
                    np.array([-2.0, 0.0, 1.0, 4.0]),
                    np.array([1.0, -3.0, -2.0, 13.0]),
                ),
            ],
        ),
        Part(
            "knots that are not on the curve, and no error at all",
            [
                Case(SKEW, np.round(np.cos(2 * SKEW), 4), *UNEVEN),
                Case(np.array([0.0, 0.5, 1.0, 2.0, 5.0]), np.array([2.0, 3.5, 5.0, 4.5, 4.0]), *FOUR),
                Case(np.array([0.0, 0.5, 1.0, 2.0, 5.0]), np.array([1.0, 3.25, 3.5, 3.0, 3.5]), *FOUR),
                Case(np.array([0.0, 0.5, 1.0, 2.0, 5.0]), np.array([3.0, 3.75, 6.5, 6.0, 4.5]), *FOUR),
            ],
        ),
    ],
    wrong=[
        wrong_error(
            "no absolute value",
            np.max,
            "You took the largest of y - sum with its sign: places where the sum is too HIGH never count. Take the "
            "size.",
        ),
        wrong_error(
            "no absolute value, other sign",
            lambda g: np.max(-g),
            "You took the largest of sum - y with its sign: places where it is too LOW never count. Take the size.",
        ),
        wrong_error(
            "the mean error",
            lambda g: np.mean(np.abs(g)),
            "That is the mean error. A mean forgives one bad place; the largest is asked.",
        ),
        wrong_error(
            "the mean square",
            lambda g: np.mean(g**2),
            "That is the mean squared error. The largest error is asked, not squared.",
        ),
        wrong_error(
            "the root of the mean square",
            lambda g: np.sqrt(np.mean(g**2)),
            "That is the root of the mean square. The largest error is asked.",
        ),
        wrong_error(
            "squared", lambda g: np.max(g**2), "You squared the error. It should be in the units of y: the size alone."
        ),
        wrong_error("all errors", np.abs, "Those are the errors at all places. Which one number is asked?"),
        wrong_error(
            "all added up", lambda g: np.sum(np.abs(g)), "You added the errors up. Only the worst one is asked."
        ),
        wrong_error("the smallest", lambda g: np.min(np.abs(g)), "That is the smallest error, at the best place."),
        wrong_error(
            "range of the errors",
            np.ptp,
            "You took the largest minus the smallest. The worst place alone is asked: the largest size.",
        ),
        wrong_error(
            "the position",
            lambda g: int(np.argmax(np.abs(g))),
            "That is the position in the grid of the worst place (`argmax`). How far off it is there is asked.",
        ),
        Wrong(
            "the place",
            lambda x, y, knots, values: x[np.argmax(np.abs(gaps(x, y, knots, values)))],
            "That is the x of the worst place. How far off it is there is asked.",
        ),
        wrong_error(
            "absolute value too late",
            lambda g: abs(np.max(g)),
            "You took the size after the maximum. Take it before: `max` must compare sizes.",
        ),
        Wrong(
            "at the knots",
            lambda x, y, knots, values: np.max(np.abs(np.interp(knots, x, y) - values)),
            "You compared at the knots only. There the sum is right by construction; the errors live between them.",
        ),
        Wrong(
            "no constant",
            lambda x, y, knots, values: np.max(np.abs(gaps(x, y, knots, values) + values[0])),
            "Your hinge sum lacks its constant term.",
        ),
        Wrong(
            "relative",
            lambda x, y, knots, values: np.max(np.abs(gaps(x, y, knots, values))) / np.max(np.abs(y)),
            "You divided by the size of y. The plain error is asked.",
        ),
        Wrong(
            "relative, place by place",
            lambda x, y, knots, values: np.max(np.abs(gaps(x, y, knots, values) / y)),
            "You divided each error by y. The plain error is asked.",
        ),
        Wrong(
            "difference of the maxima",
            lambda x, y, knots, values: abs(y.max() - polygon(x, knots, values).max()),
            "You compared the highest points of both curves. Compare the curves at each x, then take the worst.",
        ),
        wrong_error(
            "the length of the errors",
            np.linalg.norm,
            "`np.linalg.norm` is the root of the sum of squares. Only the worst place is asked.",
        ),
    ],
    hints=[
        "`hinge_coefficients` gives the constant and the coefficients, `hinge_sum` the heights on the grid.",
        "Difference, size, largest: three steps, in this order.",
    ],
    may_use=LENT,
    never={
        "zero x": "a grid ascends",
        "tiny x": "the grid goes from the first knot to the last",
        "large x": "the grid goes from the first knot to the last",
        "tiny knots": "the grid goes from the first knot to the last",
        "large knots": "the grid goes from the first knot to the last",
    },
)


COUNTS, SINE_ERRORS = np.array([10.0, 20.0, 40.0]), np.array([0.048943, 0.012160, 0.003073])


def fit_slope(u, v):
    return np.polyfit(np.asarray(u, float), np.asarray(v, float), 1)[0]


measured_slope = Exercise(
    "measured_slope",
    "The slope of a law",
    (
        r"`n (k,)` and `errors (k,)`, all positive, $k \geq 2$ {given} {Rows} $\to$ one number: the slope of the "
        r"**least-squares** line through the points $(\log n,\ \log \text{error})$. {cases} Any base, as long as both "
        "have the same; `np.polyfit` is welcome. {free}"
    ),
    parts=[
        Part("the errors of the sine", [Case(COUNTS, SINE_ERRORS)]),
        Part(
            "other laws, not quite straight",
            [
                Case(np.array([8.0, 3.0, 11.0, 50.0, 8.0]), np.array([0.5, 2.0, 0.7, 0.11, 0.4])),  # one n twice
                Case(np.array([4, 9, 100, 225]), np.array([0.5, 0.35, 0.09, 0.07])),
                Case(np.array([2.0, 6.0]), np.array([0.1, 2.7])),
            ],
        ),
    ],
    wrong=[
        Wrong(
            "no logarithms",
            fit_slope,
            "You fitted the plain numbers. Take logarithms of both first: a power becomes a straight line then.",
        ),
        Wrong(
            "only the errors in logarithms",
            lambda n, e: fit_slope(n, np.log(e)),
            "You took the logarithm of the errors only. That finds exponentials; for a power both axes need it.",
        ),
        Wrong(
            "only n in logarithms",
            lambda n, e: fit_slope(np.log(n), e),
            "You took the logarithm of n only. The errors need it too.",
        ),
        Wrong(
            "axes swapped",
            lambda n, e: fit_slope(np.log(e), np.log(n)),
            "Your axes are swapped: n runs to the right and the error upward, so log n comes first.",
        ),
        Wrong(
            "the intercept",
            lambda n, e: np.polyfit(np.log(n), np.log(e), 1)[1],
            "That is the height of the line at log n = 0. `polyfit` puts the slope FIRST.",
        ),
        Wrong(
            "both numbers of the line",
            lambda n, e: np.polyfit(np.log(n), np.log(e), 1),
            "`polyfit` gives slope and height. Only the slope, its first number, is asked.",
        ),
        Wrong(
            "from the two ends",
            lambda n, e: np.log(e[-1] / e[0]) / np.log(n[-1] / n[0]),
            "You used the two ends only. With least squares all points count.",
        ),
        Wrong(
            "from the first two",
            lambda n, e: np.log(e[1] / e[0]) / np.log(n[1] / n[0]),
            "You used the first two points only. With least squares all points count.",
        ),
        Wrong(
            "slopes between neighbours",
            lambda n, e: np.diff(np.log(e)) / np.diff(np.log(n)),
            "Those are the slopes from point to point. One line through all of them is asked.",
        ),
        Wrong(
            "mean of the slopes",
            lambda n, e: np.mean(np.diff(np.log(e)) / np.diff(np.log(n))),
            "You averaged the slopes between neighbours. The least-squares line weighs points by their place; fit it "
            "to all.",
        ),
        Wrong(
            "through the origin",
            lambda n, e: np.log(n) @ np.log(e) / (np.log(n) @ np.log(n)),
            "Your line is forced through the origin. It needs a height of its own, log C: centre log n first, or use "
            "`polyfit`.",
        ),
        Wrong(
            "different bases, other way",
            lambda n, e: fit_slope(np.log10(n), np.log(e)),
            "You mixed bases: `log` for one and `log10` for the other. The same for both, whichever.",
        ),
        Wrong(
            "rounded",
            lambda n, e: np.round(fit_slope(np.log(n), np.log(e))),
            "You rounded. How near -2 it is was the question: give it as measured.",
        ),
        Wrong(
            "correlation",
            lambda n, errors: np.corrcoef(np.log(n), np.log(errors))[0, 1],
            "That is the correlation: how straight the points lie. How steep is their line?",
        ),
        Wrong(
            "bases 2 and 10",
            lambda n, errors: fit_slope(np.log2(n), np.log10(errors)),
            "Your two logarithms have different bases, 2 and 10. Any base will do, if both have the same.",
        ),
    ],
    hints=[
        "Two arrays first: `np.log(n)` and `np.log(errors)`.",
        "`np.polyfit(u, v, 1)` gives slope and height of the line of v over u.",
    ],
    may_use=LENT,
    promises=[Rows("n", "errors", least=2, ascending=["n"])],
    never={"a zero": "n and errors are positive", "tiny n": "n counts"},
)


def wanted_hinges(a, b, bend, tolerance):
    return (b - a) * np.sqrt(bend / (8 * tolerance))


def enough(change, says_name, says):
    return Wrong(says_name, change, says)


hinges_needed = Exercise(
    "hinges_needed",
    "How many are surely enough?",
    (
        "`a`, `b`: the interval, $a < b$; `bend`: $\\max |f''|$, not negative; `tolerance` > 0. {given} All are "
        "numbers. {given}\n\n"
        "Give back the **smallest whole number** $n \\geq 1$ of even hinges, $h = (b - a)/n$, whose bound "
        "$\\frac{h^2}{8} \\cdot$ `bend` is not above `tolerance`. {cases}"
    ),
    parts=[
        Part("the sine", [Case(0.0, 2 * np.pi, 1.0, 0.01), Case(0.0, 2 * np.pi, 1.0, 0.0005)]),
        Part(
            "other intervals and bends, and a straight line",
            [
                Case(-1.0, 4.0, 6.5, 0.03),
                Case(2.0, 2.5, 41.0, 0.002),
                Case(0.0, 4.0, 2.0, 0.25),
                Case(-3.0, 7.0, 0.0, 0.01),
                Case(0.0, 1.0, 0.3, 2.0),
            ],
        ),
    ],
    wrong=[
        enough(
            lambda a, b, m, e: max(1, int(np.floor(wanted_hinges(a, b, m, e)))),
            "rounded down",
            "You rounded down: with one hinge less than that the bound is still above the tolerance. Round UP.",
        ),
        enough(
            lambda a, b, m, e: max(1, int(np.round(wanted_hinges(a, b, m, e)))),
            "rounded to the nearest",
            "You rounded to the nearest whole number, which can be too few. Round UP.",
        ),
        enough(
            lambda a, b, m, e: int(np.floor(wanted_hinges(a, b, m, e))) + 1,
            "one more where it fits exactly",
            "Where the bound EQUALS the tolerance you take one more. Not above means that equal is enough: round up "
            "with "
            "`np.ceil`, which leaves whole numbers as they are.",
        ),
        enough(
            lambda a, b, m, e: max(1, int(np.ceil(wanted_hinges(a, b, m, e)))) + 1,
            "counted knots too",
            "One more than needed: did you count the knots? n hinges have n + 1 knots.",
        ),
        enough(
            lambda a, b, m, e: wanted_hinges(a, b, m, e),
            "not a whole number",
            "That is the right number before rounding. Hinges come whole: round up, and at least 1.",
        ),
        enough(
            lambda a, b, m, e: int(np.ceil(wanted_hinges(a, b, m, e))),
            "none for a straight line",
            "For a straight line (bend 0) you give 0 hinges. Even that needs one, for its slope: at least 1.",
        ),
        enough(
            lambda a, b, m, e: max(1, int(np.ceil((b - a) * np.sqrt(m / e)))),
            "no 8",
            "The 8 is missing: the bound is h^2 / 8 times bend.",
        ),
        enough(
            lambda a, b, m, e: max(1, int(np.ceil((b - a) * np.sqrt(m / (2 * e))))),
            "2 for 8",
            "You have 1/2 where the bound has 1/8: the largest gap is in the MIDDLE of a piece, (h/2)^2 / 2.",
        ),
        enough(
            lambda a, b, m, e: max(1, int(np.ceil((b - a) ** 2 * m / (8 * e)))),
            "no root",
            "The root is missing: h stands SQUARED in the bound.",
        ),
        enough(
            lambda a, b, m, e: max(1, int(np.ceil(np.sqrt(m / (8 * e))))),
            "the interval is forgotten",
            "You took the interval for 1 long. h is (b - a) / n.",
        ),
        enough(
            lambda a, b, m, e: max(1, int(np.ceil(b * np.sqrt(m / (8 * e))))),
            "a is forgotten",
            "You took b for the length of the interval. It is b - a.",
        ),
        enough(
            lambda a, b, m, e: max(1, int(np.ceil((b - a) / np.sqrt(8 * e)))),
            "the bend is forgotten",
            "You never use `bend`. A curve that bends twice as much needs more hinges.",
        ),
        enough(
            lambda a, b, m, e: max(1, int(np.ceil((b - a) * m / np.sqrt(8 * e)))),
            "the bend outside the root",
            "The bend belongs under the root: solve h^2 / 8 * bend = tolerance for h.",
        ),
        enough(
            lambda a, b, m, e: np.sqrt(8 * e / m) if m else np.inf,
            "the width",
            "That is the width h that a piece may have. How many such pieces make up b - a?",
        ),
        Wrong(
            "divided by the bend",
            lambda a, b, bend, tolerance: max(1, int(np.ceil((b - a) / np.sqrt(8 * tolerance / bend)))),
            "Right, except for a straight line: its bend is 0, and you divide by it. Bend belongs above the line: "
            "n = (b - a) sqrt(bend / (8 tolerance)). Or treat 0 apart.",
        ),
        Wrong(
            "not rounded",
            lambda a, b, bend, tolerance: max(1, wanted_hinges(a, b, bend, tolerance)),
            "Nobody hangs in 22.2 hinges. Round up to a whole number.",
        ),
        Wrong(
            "at least two",
            lambda a, b, bend, tolerance: max(2, int(np.ceil(wanted_hinges(a, b, bend, tolerance)))),
            "Where one hinge is enough you take two. n starts at 1.",
        ),
    ],
    hints=[
        "Put h = (b - a) / n into the bound and solve for n.",
        "n >= (b - a) sqrt(bend / (8 tolerance)). Which whole number is the smallest?",
        "And with bend = 0? There is at least one hinge.",
    ],
    may_use=LENT,
    never={
        "zero a": "a is below b",
        "zero b": "a is below b",
        "large": "a bound may be met exactly, where rounding decides",
        "tiny": "a bound may be met exactly, where rounding decides",
        "mirrored a": "a is below b",
        "between a": "a is below b",
        "between b": "a is below b",
        "equal": "a bound may be met exactly, where rounding decides",
    },
)


# --- 4. where knots go ----------------------------------------------------------------------------------------------

FINE = np.linspace(0.0, 2 * np.pi, 301)
BUMP = np.exp(-8 * (FINE - 2.2) ** 2)
WIGGLE = np.sin(FINE**2 / 2.5)
ROOT = np.sqrt(np.linspace(0, 4, 321))
CLIFF = (np.linspace(-3, 5, 401), np.tanh(9 * (np.linspace(-3, 5, 401) - 1.4)))  # quite level at both ends
SHARE = 0.5  # of the even knots' error that may be left


def knots_from_density(density):
    """Knots such that each piece holds the same share of the density over x."""

    def answer(x, y, n):
        weight = density(x, y)
        area = np.concatenate([[0.0], np.cumsum((weight[1:] + weight[:-1]) / 2 * np.diff(x))])
        return np.interp(np.linspace(0, area[-1], n + 1), area, x)

    return answer


def thin_out(x, y, n):
    return x[:: (len(x) - 1) // n][: n + 1]


fair_knot = Exercise(
    "fair_knot",
    "The fair place",
    (
        "At which $x$ must the one knot between the ends stand, so that the slide's largest error is as small as "
        "possible? {cases} One number. {cases} {promises}"
    ),
    kind="value",
    promises=[Tolerance(0.05)],
    parts=[
        Part(
            "the knot",
            [Case()],
            judge=Judge(
                "answer.like",
                answer=about(1.355, 0.05),
                small="{number:g} is too far left",
                large="{number:g} is too far right",
            ),
        )
    ],
    wrong=with_readings(
        [
            Wrong(
                "the middle",
                np.pi,
                "That is the middle, where the knot stood at first. The slide bends on the left: the left piece errs "
                "far more.",
            ),
            Wrong(
                "where the error was largest",
                1.19,
                "There the error was largest while the knot was in the middle. Put it there, and the RIGHT piece "
                "becomes the worse one. Where are both equal?",
            ),
            Wrong(
                "the greedy place",
                1.84,
                "That is where a single hinge errs most, the greedy choice: good, but its left piece errs more than "
                "its right one. Move on until both are equal.",
            ),
            Wrong(
                "where it is steepest",
                0,
                "At 0 the slide is steepest, and a hinge stands there already. The second one is asked.",
            ),
            Wrong(
                "the minus of the neuron",
                -1.355,
                "A bias would be minus the knot. The knot itself stands at a positive x.",
            ),
        ],
        right=1.355,
        run=lambda knot: two_hinges(slide, knot),
        asks="the x of the knot",
        asked=lambda shown: shown["knot"],
        reads=OF_TWO_HINGES
        | {  # with the best knot two places share it
            "the x at which the error is largest": lambda shown: shown["at"] if shown["knot"] == np.pi else None
        },
        within=0.05,
        knot=Setting(
            1.355, (np.pi,), {1.355: "the best knot", np.pi: "the knot in the middle, where it stands at first"}
        ),
    ),
    hints=[
        "Watch the orange mark: it shows the worse of the two pieces. Move the knot towards it.",
        "Where the orange mark jumps to the other piece, both err equally. Stop there.",
    ],
)

WARPED = np.round(4 * np.linspace(0, 1, 401) ** 2, 5)  # fine on the left, coarse on the right

place_knots_exercise = Exercise(
    "place_knots",
    "Place the knots",
    "`x (m,)`: a fine ascending grid, not even in general; `y (m,)`: the curve there; `n`: how many hinges, $2 \\leq n "
    "\\leq 40$, far fewer than `m`. {given}\n\n"
    "Give back `n + 1` ascending knots, the first `x[0]`, the last `x[-1]`. {cases} With them (heights read off the "
    "curve, `np.interp(knots, x, y)`) the largest error on the "
    f"grid must be **at most {SHARE:.0%} of that of even knots**, on curves that bend in some places more than in "
    "others. {cases} Any method; knots need not be grid points. {free} {promises}",
    promises=[
        Holds(
            "even grids only",
            "The grid's points may lie closer in some places than in others.",
            Case(WARPED, np.round(np.exp(-30 * (WARPED - 2.7) ** 2), 4), 12),
            part="a wiggle that gets faster, a root, and a cliff",
        )
    ],
    parts=[
        Part("a narrow bump", [Case(FINE, BUMP, 12)], judge=Judge("approximation.better_than_even"), points=2),
        Part(
            "a wiggle that gets faster, a root, and a cliff",
            [Case(FINE, WIGGLE, 24), Case(np.linspace(0, 4, 321), ROOT, 9), Case(*CLIFF, 10)],
            judge=Judge("approximation.better_than_even"),
        ),
    ],
    wrong=[
        Wrong(
            "even knots",
            lambda x, y, n: np.linspace(x[0], x[-1], n + 1),
            "Those are even knots. Look where the curve bends, and where it is nearly straight.",
        ),
        Wrong(
            "every so many grid points",
            thin_out,
            "You took every so many points of the grid, so your knots are as even as the grid is. Use `y`.",
        ),
        Wrong(
            "dense where it is steep",
            knots_from_density(lambda x, y: np.abs(np.gradient(y, x)) + 1e-9),
            "Your knots are dense where the curve is STEEP. A steep straight line needs no knots; a bend does.",
        ),
        Wrong(
            "even along the curve",
            knots_from_density(lambda x, y: np.hypot(1, np.gradient(y, x))),
            "Your knots are even along the curve's length. Length is not what costs: bends do.",
        ),
        Wrong(
            "as dense as f''",
            knots_from_density(lambda x, y: np.abs(np.gradient(np.gradient(y, x), x)) + 1e-6),
            "Your knots are as dense as |f''| itself: too many in the sharpest bend, too few elsewhere. The error goes "
            "with h SQUARED, so take the root.",
        ),
        Wrong(
            "even in height",
            lambda x, y, n: np.interp(np.linspace(y.min(), y.max(), n + 1), np.sort(y), x),
            "You spread the knots evenly over the HEIGHTS. What matters is where the curve bends.",
        ),
        Wrong(
            "the ends are missing",
            lambda x, y, n: np.linspace(x[0], x[-1], n + 3)[1:-1],
            "The first knot must be x[0] and the last x[-1], or the curve is not built up to its ends.",
        ),
        Wrong(
            "one knot too few",
            lambda x, y, n: np.linspace(x[0], x[-1], n),
            "n hinges have n + 1 knots: one is missing.",
        ),
        Wrong(
            "hinges of the other end",
            lambda x, y, n: x[0] + (x[-1] - x[0]) * np.linspace(0, 1, n + 1) ** 2,
            "Your knots crowd at the left end whatever the curve is. Use `y`: where does it bend?",
        ),
        Wrong(
            "where it is high",
            knots_from_density(lambda x, y: np.abs(y) + 1e-9),
            "Your knots are dense where the curve is HIGH. Look where it bends.",
        ),
        Wrong(
            "heights for knots",
            lambda x, y, n: np.interp(np.linspace(x[0], x[-1], n + 1), x, y),
            "Those are heights of the curve. Knots are places on the x axis.",
        ),
    ],
    hints=[
        "Greedy: begin with the two ends. Where is the curve furthest from the polygon so far? Put a knot there. "
        "Repeat.",
        "`error = np.abs(y - np.interp(x, knots, np.interp(knots, x, y)))`, and `x[np.argmax(error)]` is the worst "
        "place.",
        "Keep the knots sorted, and mind that no place is taken twice.",
    ],
    may_use=LENT,
    never={
        "zero y": "the curve bends somewhere",
        "constant y": "the curve bends somewhere",
        "sorted y": "a curve is smooth",
        "equal x y": "the curve bends somewhere",
    },
)


# --- 5. the network -------------------------------------------------------------------------------------------------


def network_answer(W1=None, b1=None, W2=None, b2=None):
    """The right network with some of its parts made by other functions of (knots, constant, coefficients)."""

    def answer(knots, values):
        constant, c = parts_of(knots, values)
        return (
            np.ones((1, len(c))) if W1 is None else W1(knots, constant, c),
            -knots[:-1] if b1 is None else b1(knots, constant, c),
            c[:, None] if W2 is None else W2(knots, constant, c),
            np.array([constant]) if b2 is None else b2(knots, constant, c),
        )

    return answer


hinge_network = Exercise(
    "hinge_network",
    "The weights, without training",
    POINTS + "Give back `W1 (1, n)`, `b1 (n,)`, `W2 (n, 1)`, `b2 (1,)`, so that\n\n"
    "`np.maximum(0, X @ W1 + b1) @ W2 + b2`\n\nis the hinge sum for every `X (m, 1)` between the first and the last "
    "knot. {cases} {Rows} **Any weights that do this are right**, in any order of the hidden neurons and at any "
    "scale; their "
    "number is free, too, and `b2` may be a bare number. {free}",
    parts=[
        Part("the four points of the text", [Case(*FOUR)], judge=Judge("approximation.same_as_hinges")),
        Part(
            "uneven and even knots, and a single piece",
            [Case(*UNEVEN), Case(*EVEN), Case(*ONE)],
            judge=Judge("approximation.same_as_hinges"),
        ),
    ],
    wrong=[
        Wrong(
            "+knot for -knot",
            network_answer(b1=lambda t, k, c: t[:-1]),
            "Your biases are PLUS the knots: such neurons bend at minus the knot. max(0, x - t) has bias -t.",
        ),
        Wrong(
            "no constant term",
            network_answer(b2=lambda t, k, c: np.zeros(1)),
            "Your output bias is 0, so the curve starts at height 0. b2 is the constant.",
        ),
        Wrong(
            "no hidden biases",
            network_answer(b1=lambda t, k, c: np.zeros(len(c))),
            "Your hidden biases are 0: all hinges sit at x = 0. A bias of -t moves the corner to t.",
        ),
        Wrong(
            "slopes for changes",
            lambda knots, values: network_answer(W2=lambda t, k, c: np.cumsum(c)[:, None])(knots, values),
            "Your output weights are the slopes. They must be the CHANGES of slope, the hinges' coefficients.",
        ),
        Wrong(
            "coefficients in front",
            network_answer(W1=lambda t, k, c: c[None], W2=lambda t, k, c: np.ones((len(c), 1))),
            "You put the coefficients into W1, inside the ReLU: a negative one turns its hinge round. They belong "
            "behind it, into W2.",
        ),
        Wrong(
            "coefficients twice",
            network_answer(W1=lambda t, k, c: c[None]),
            "The coefficients stand in W1 and in W2. W1 is all ones.",
        ),
        Wrong(
            "shape of W1",
            network_answer(W1=lambda t, k, c: np.ones((len(c), 1))),
            "Your W1 is (n, 1). With a batch in rows it leads from 1 input to n neurons: (1, n).",
        ),
        Wrong(
            "W1 without its row",
            network_answer(W1=lambda t, k, c: np.ones(len(c))),
            "Your W1 has one axis. It leads from 1 input to n neurons: shape (1, n), `np.ones((1, n))`.",
        ),
        Wrong(
            "shape of W2",
            network_answer(W2=lambda t, k, c: c),
            "Your W2 has one axis: (n,). It leads from n neurons to 1 output: (n, 1), for instance `c[:, None]`.",
        ),
        Wrong(
            "W2 as a row",
            network_answer(W2=lambda t, k, c: c[None]),
            "Your W2 is a row, (1, n). It leads from n neurons to 1 output: (n, 1).",
        ),
        Wrong(
            "b1 as a row",
            network_answer(b1=lambda t, k, c: -t[None, :-1]),
            "Your b1 has two axes. One bias for each hidden neuron: (n,).",
        ),
        Wrong(
            "all knots as biases",
            network_answer(b1=lambda t, k, c: -t),
            "You have n + 1 biases for n neurons: the last knot has no hinge.",
        ),
        Wrong(
            "knots shifted by one",
            network_answer(b1=lambda t, k, c: -t[1:]),
            "Your hinges stand one knot too far right: it is the LAST knot that has none, not the first.",
        ),
        Wrong(
            "the constant at the hinges",
            network_answer(b1=lambda t, k, c: -t[:-1] + k, b2=lambda t, k, c: np.zeros(1)),
            "You put the constant into the hidden biases, which moves the corners. It is the OUTPUT's bias, b2.",
        ),
        Wrong(
            "open to the left",
            network_answer(W1=lambda t, k, c: -np.ones((1, len(c))), b1=lambda t, k, c: t[:-1]),
            "Weights -1 with biases +t bend at the right places, but such hinges open to the LEFT: max(0, t - x). From "
            "the "
            "left end on you need max(0, x - t).",
        ),
        Wrong(
            "heights as biases",
            lambda knots, values: network_answer(b1=lambda t, k, c: -values[:-1])(knots, values),
            "Your hidden biases are minus the curve's heights. A corner's place is a knot.",
        ),
        Wrong(
            "a neuron for the last knot",
            network_answer(
                W1=lambda knots, constant, c: np.ones((1, len(knots))), b1=lambda knots, constant, c: -knots
            ),
            "You have a hidden neuron for every knot, and one coefficient less. The last knot has no hinge: "
            "`-knots[:-1]`.",
        ),
        Wrong(
            "b1 as a column",
            network_answer(b1=lambda knots, constant, c: -knots[:-1, None]),
            "Your b1 is a column, (n, 1). One number for each hidden neuron: shape (n,).",
        ),
    ],
    hints=[
        "One hidden neuron for each knot but the last. Its weight is 1; what is its bias, if it is to bend at t?",
        "The output neuron adds the hinges up: its weights are the coefficients, its bias is the constant.",
        "Shapes: `np.ones((1, n))`, `-knots[:-1]`, `coefficients[:, None]`, `np.array([constant])`.",
    ],
    may_use=LENT,
    promises=[Rows("knots", "values", least=2, ascending=["knots"])],
)


# --- 6. sigmoids ----------------------------------------------------------------------------------------------------

LOG99 = float(np.log(99))


step_neuron = Exercise(
    "step_neuron",
    "A neuron that jumps",
    (
        "`position`: a number; `width` > 0: a number {given} $\\to$ a pair of numbers `w, b`, such that $\\sigma(w x "
        "+ b)$ is 0.5 at $x$ = `position`, at most 0.01 at `position - width / 2` and at least 0.99 at `position + "
        "width / 2`. {cases} A steeper one is right, and numbers in brackets. {free}\n\n"
        "(Useful: $\\sigma(z) = 0.99$ for $z = \\log 99 = 4.59512$.) {about}"
    ),
    parts=[
        Part("a gentle step", [Case(2.0, 1.5), Case(-1.5, 3.0)], judge=Judge("approximation.a_step")),
        Part(
            "a sudden one", [Case(4.25, 0.02), Case(0.75, 0.001), Case(0.0, 1e-6)], judge=Judge("approximation.a_step")
        ),
    ],
    wrong=[
        Wrong(
            "+knot for -knot",
            lambda p, d: (2 * LOG99 / d, 2 * LOG99 / d * p),
            "Your step is at MINUS the position: w (x - t) = w x - w t, so the bias has a minus.",
        ),
        Wrong(
            "bias not multiplied",
            lambda p, d: (2 * LOG99 / d, -p),
            "Your bias is minus the position. The weight multiplies the whole bracket w (x - t): it belongs to the "
            "bias, too.",
        ),
        Wrong(
            "half as steep",
            lambda p, d: (LOG99 / d, -LOG99 / d * p),
            "Half as steep as it must be: from the middle to 0.99 there is only width / 2.",
        ),
        Wrong(
            "one over the width",
            lambda p, d: (1 / d, -p / d),
            "With w = 1 / width the sigmoid climbs by a quarter of the way only. Where does it reach 0.99?",
        ),
        Wrong(
            "the width for the weight",
            lambda p, d: (d, -d * p),
            "You took the width for the weight. It is the other way round: the narrower, the larger the weight.",
        ),
        Wrong(
            "falls",
            lambda p, d: (-2 * LOG99 / d, 2 * LOG99 / d * p),
            "Your step falls: with a negative weight it goes from 1 to 0.",
        ),
        Wrong("no bias", lambda p, d: (2 * LOG99 / d, 0.0), "Without a bias every sigmoid is 0.5 at x = 0."),
        Wrong(
            "always steep",
            lambda p, d: (100.0, -100.0 * p),
            "A fixed weight is steep enough for wide steps only. It must grow as the width shrinks.",
        ),
        Wrong(
            "a large weight for all",
            lambda p, d: (1e5, -1e5 * p),
            "Your weight is large, and always the same. For a narrower step it is not enough: it must grow as the "
            "width shrinks.",
        ),
        Wrong(
            "99 without its logarithm",
            lambda p, d: (2 * 0.99 / d, -2 * 0.99 / d * p),
            "sigma(0.99) is 0.73. The z at which sigma(z) = 0.99 is log 99 = 4.595.",
        ),
        Wrong(
            "b before w",
            lambda p, d: (-2 * LOG99 / d * p, 2 * LOG99 / d),
            "Both are right, in the other order: `return w, b`.",
        ),
        Wrong("the weight only", lambda p, d: 2 * LOG99 / d, "A neuron has two numbers: `return w, b`."),
    ],
    hints=[
        "At the position the sum w x + b must be 0. What does that say about b?",
        "At position + width / 2 the sum must be log 99: w * width / 2 = log 99.",
    ],
    may_use=LENT,
)


def steps_answer(change, inside=lambda x, e, k: k * (x - e), g=squash):
    def answer(x, edges, heights, steepness):
        return sum(c * g(inside(x, e, steepness)) for e, c in zip(edges, change(heights), strict=True))

    return answer


HOUSES = (np.array([0.5, 1.25, 2.0, 3.5]), np.array([1.0, 2.5, 0.75, 0.0]))

sigmoid_steps = Exercise(
    "sigmoid_steps",
    "A town from sigmoids",
    (
        "$\\sum_i c_i\\, \\sigma\\big(s\\,(x - e_i)\\big)$ with edges $e_i$, steepness $s$, and $c_i$ such that, for "
        "large $s$, the sum is 0 before `edges[0]`, and `heights[i]` from `edges[i]` up to the next edge. {cases}\n\n"
        "- `x (m,)`, `edges (k,)` ascending, `heights (k,)`: arrays of floats; `steepness`: a number > 0 {given} "
        "{Rows}\n"
        "- gives back `(m,)`; {cases} you may call `sigmoid`. {free} The steepness may be 1000, and no number may be "
        "`nan`. {large numbers}"
    ),
    promises=[
        Rows("edges", "heights", ascending=["edges"]),
    ],
    parts=[
        Part("steep", [Case(np.array([0.0, 0.8, 1.2, 1.6, 3.0, 4.0]), *HOUSES, 50.0)]),
        Part(
            "not so steep, other houses",
            [
                Case(np.linspace(-1, 5, 7), *HOUSES, 3.0),
                Case(np.array([-2.0, 0.0, 0.7]), np.array([-1.0, 0.5]), np.array([-2.0, 1.5]), 4.5),
            ],
        ),
    ],
    wrong=[
        Wrong(
            "heights for changes",
            steps_answer(lambda h: h),
            "You took the heights themselves. Steps add up: from the second one on each brings only the CHANGE of "
            "height.",
        ),
        Wrong(
            "changes of slope",
            steps_answer(lambda h: np.diff(h, n=2, prepend=[0.0, 0.0])),
            "You took differences twice, as for hinges. A step changes the HEIGHT: one difference is enough.",
        ),
        Wrong(
            "+knot for -knot",
            steps_answer(lambda h: np.diff(h, prepend=0.0), lambda x, e, k: k * (x + e)),
            "Your steps are at MINUS the edges: it is x - e.",
        ),
        Wrong(
            "steepness on x alone",
            steps_answer(lambda h: np.diff(h, prepend=0.0), lambda x, e, k: k * x - e),
            "You multiplied only x by the steepness, so the edges move. It multiplies the whole bracket (x - e).",
        ),
        Wrong(
            "no steepness",
            steps_answer(lambda h: np.diff(h, prepend=0.0), lambda x, e, k: x - e),
            "You never use the steepness: sigma(x - e) is a gentle slope.",
        ),
        Wrong(
            "falls",
            steps_answer(lambda h: np.diff(h, prepend=0.0), lambda x, e, k: k * (e - x)),
            "Your sigmoids fall: they are near 1 on the LEFT of the edge. Inside stands s (x - e), and the sigmoid is "
            "1 / (1 + e^(-z)).",
        ),
        Wrong(
            "hinges for steps",
            steps_answer(lambda h: np.diff(h, prepend=0.0), g=clipped),
            "That is a sum of ReLUs. Here each term is a sigmoid.",
        ),
        Wrong(
            "hard steps",
            steps_answer(lambda h: np.diff(h, prepend=0.0), lambda x, e, k: x - e, g=lambda z: (z > 0) * 1.0),
            "Those are hard steps. A sigmoid with steepness s is 0.5 at its edge and smooth around it.",
        ),
        Wrong(
            "the first house is missing",
            steps_answer(lambda h: np.concatenate([[0.0], np.diff(h)])),
            "Your first change is 0: from height 0 up to the first house there is a step as well.",
        ),
        Wrong(
            "one change too few",
            lambda x, edges, heights, steepness: squash(steepness * (x[:, None] - edges)) @ np.diff(heights),
            "k houses have k steps, and `np.diff` gives k - 1 numbers: the first, from 0 up to heights[0], is missing.",
        ),
        Wrong(
            "added over x",
            lambda x, edges, heights, steepness: (
                squash(steepness * (x[:, None] - edges)) * np.diff(heights, prepend=0.0)
            ).sum(axis=0),
            "You added over the x. Each x has a sum of its own, over the edges: the last axis.",
        ),
        Wrong(
            "divided by the steepness",
            steps_answer(lambda h: np.diff(h, prepend=0.0), lambda x, e, k: (x - e) / k),
            "You divided by the steepness: then a larger one makes a gentler slope. Multiply.",
        ),
        Wrong(
            "changes at the wrong end",
            steps_answer(lambda h: np.diff(h, append=0.0)),
            "You took each change from this house to the NEXT. At edge i the height comes FROM the house before.",
        ),
        Wrong(
            "the first house as a constant",
            lambda x, edges, heights, steepness: (
                heights[0] + steps_answer(np.diff)(x, edges[1:], heights, steepness) + 0 * x
            ),
            "You start at the first house's height. Before the first edge the sum is 0: that house is a step, too.",
        ),
        Wrong(
            "the last step forgotten",
            lambda x, edges, heights, steepness: steps_answer(lambda h: np.diff(h, prepend=0.0))(
                x, edges[:-1], heights[:-1], steepness
            ),
            "The last step is missing: from the last edge on the height is heights[-1].",
        ),
        Wrong(
            "the last house forgotten",
            lambda x, edges, heights, steepness: (
                sum(
                    h * (squash(steepness * (x - e)) - squash(steepness * (x - f)))
                    for h, e, f in zip(heights, edges, edges[1:], strict=False)
                )
                + 0 * x
            ),
            "Each of your houses ends at the next edge, and the last one has none: it is missing. From the last edge "
            "on the height stays heights[-1].",
        ),
        Wrong(
            "the change inside",
            lambda x, edges, heights, steepness: sum(
                squash(c * steepness * (x - e)) for e, c in zip(edges, np.diff(heights, prepend=0.0), strict=True)
            ),
            "You put the change of height into the sigmoid. It stands in front: c sigma(s (x - e)).",
        ),
        Wrong(
            "one sigmoid over the sum",
            lambda x, edges, heights, steepness: squash(
                sum(c * steepness * (x - e) for e, c in zip(edges, np.diff(heights, prepend=0.0), strict=True))
            ),
            "You added up first and took one sigmoid of it all. Each edge has a sigmoid of its own.",
        ),
    ],
    hints=[
        "Far right of an edge its sigmoid is 1. So what do all the steps up to there add up to?",
        "The first coefficient is heights[0], the second heights[1] - heights[0]: `np.diff` with `prepend=0`.",
    ],
    may_use=LENT,
    never={
        "zero edges": "edges ascend",
        "zero steepness": "it is above 0",
        "large steepness": "it is at most 1000",
    },
)


# --- 7. two dimensions ----------------------------------------------------------------------------------------------

PLANE = np.array([[0.0, 0.0], [1.0, 0.5], [-0.4, 0.2], [0.3, -0.9], [2.0, 1.0], [-1.5, -0.2], [0.1, 0.4]])


def ridge_answer(profile_of):
    return lambda X, w, b: profile_of(X @ w + b)


ridge = Exercise(
    "ridge",
    "A ridge",
    (
        r"`X (n, 2)`: points of the plane, one per row; {given} {Sizes} `w (2,)`, `b`: a number {given} $\to$ `(n,)`: "
        "hat(`X @ w + b`), with the hat above: 0 up to $u = -1$, a straight line up to 1 at $u = 0$, a straight line "
        "down to 0 at $u = 1$, then 0. {cases} Any way of writing the hat is right; {free} the lesson's is three "
        "ReLUs. {about} You may call `relu` and your `hinge_sum`. {free}"
    ),
    promises=[Sizes(X="n 2", w="2")],
    parts=[
        Part(
            "along an axis, through the middle",
            [Case(PLANE, np.array([1.0, 0.0]), 0.0), Case(PLANE, np.array([0.0, 2.0]), 0.0)],
        ),
        Part(
            "slanted and moved",
            [Case(PLANE, np.array([1.5, -0.5]), 0.25), Case(PLANE[:3], np.array([-0.5, 1.25]), -0.4)],
        ),
    ],
    wrong=[
        Wrong(
            "the last fold is missing",
            ridge_answer(lambda u: clipped(u + 1) - 2 * clipped(u)),
            "Your ridge goes on falling below 0: the third fold, which flattens it again at u = 1, is missing.",
        ),
        Wrong(
            "the middle fold too weak",
            ridge_answer(lambda u: clipped(u + 1) - clipped(u) + clipped(u - 1)),
            "Your middle coefficient is -1: that only levels the slope. From +1 to -1 the change is -2.",
        ),
        Wrong(
            "slopes for changes",
            ridge_answer(lambda u: clipped(u + 1) - clipped(u)),
            "One side of your ridge is missing: it climbs, and never comes down. The coefficients are the CHANGES of "
            "slope, 1, -2, 1, not the slopes 1 and -1.",
        ),
        Wrong(
            "folds at 0, 1, 2",
            ridge_answer(lambda u: clipped(u) - 2 * clipped(u - 1) + clipped(u - 2)),
            "Your hat stands from 0 to 2. Its folds belong at u = -1, 0 and 1.",
        ),
        Wrong(
            "the bias is forgotten",
            lambda X, w, b: hat(X @ w),
            "You never use b: your ridge always runs through the origin.",
        ),
        Wrong("the bias is subtracted", lambda X, w, b: hat(X @ w - b), "You took b away; it is added."),
        Wrong(
            "a hat per coordinate",
            lambda X, w, b: hat(X * w + b).sum(axis=1),
            "You made a hat of each coordinate. The neuron first adds up: one u = X @ w + b for each point.",
        ),
        Wrong(
            "a bell for a hat",
            ridge_answer(lambda u: np.exp(-(u**2))),
            "That is a bell curve. The hat is made of straight lines.",
        ),
        Wrong("one fold", ridge_answer(clipped), "That is one fold. A hat needs three."),
        Wrong(
            "negative beyond",
            ridge_answer(lambda u: 1 - np.abs(u)),
            "1 - |u| goes below 0 for |u| > 1. Cut it off there.",
        ),
        Wrong(
            "the shapes do not fit",
            lambda X, w, b: hat(w @ X + b),
            "NumPy could not fit the two shapes. Each ROW of X is a point with two numbers, and so is w: `X @ w`, "
            "without a transpose.",
        ),
        Wrong(
            "a product of hats",
            lambda X, w, b: hat(X[:, 0] * w[0] + b) * hat(X[:, 1] * w[1] + b),
            "You multiplied two hats, which a sum of ReLUs cannot do. One hat of u = X @ w + b is asked.",
        ),
        Wrong(
            "no left side",
            ridge_answer(lambda u: clipped(1 - u)),
            "Your ridge rises for ever on its left. Left of u = 0 the hat is 1 + u: take |u|.",
        ),
        Wrong(
            "half as wide",
            ridge_answer(lambda u: hat(2 * u)),
            "Your ridge ends at u = 1/2 already. With slopes 1 and -1 it ends at 1.",
        ),
        Wrong(
            "a block for a hat",
            ridge_answer(lambda u: (np.abs(u) < 1).astype(float)),
            "That is a block, 1 from -1 to 1. A hat climbs and falls in straight lines.",
        ),
        Wrong(
            "weights made 1 long",
            lambda X, w, b: hat((X @ w + b) / np.linalg.norm(w)),
            "You divided by the length of w. The length says how steep the ridge is: leave it.",
        ),
    ],
    hints=[
        "First u = X @ w + b, (n,). Then the hat of u, number by number.",
        "The slopes 0, 1, -1, 0 change by 1, -2 and 1, at u = -1, 0 and 1.",
    ],
    may_use=LENT,
    never={"one column of a matrix": "a point has two coordinates"},
)


def bump_answer(b1=None, b2=-1.0, cut=True, scale=None, last=1.0):
    def answer(centre, radius):
        k = 1 / radius if scale is None else scale(radius)
        W1 = np.repeat(np.eye(2), 3, axis=1) * k
        c = np.tile([1.0, 0.0, -1.0], 2) - np.repeat(centre, 3) * k if b1 is None else b1(centre, radius)
        W2, bias = np.tile([1.0, -2.0, 1.0], 2)[:, None], np.array([b2])
        return ([W1, W2, last * np.eye(1)], [c, bias, np.zeros(1)]) if cut else ([W1, W2], [c, bias])

    return answer


bump_network = Exercise(
    "bump_network",
    "A bump, as a network",
    (
        "`centre (2,)`, `radius` > 0 {given} $\\to$ a pair of lists `weights, biases` for a network with ReLU after "
        "every layer but the last, as `mlp_forward(X, weights, biases, relu)` computes it: `X (n, 2)` $\\to$ `(n, "
        "1)`. {cases} Its value must be {cases}\n\n"
        "- 1 at `centre`; {cases}\n"
        "- 0 wherever $|x_1 - c_1|$ or $|x_2 - c_2|$ is at least `radius`, however far away; {cases}\n"
        "- between 0 and 1 everywhere, and at least 0.2 where both distances are at most `radius / 4`. {cases}\n\n"
        "Widths, number of layers and the shape of the bump are free. {free}"
    ),
    parts=[
        Part("in the middle", [Case(np.array([0.0, 0.0]), 1.0)], judge=Judge("approximation.a_bump")),
        Part(
            "elsewhere, other sizes",
            [Case(np.array([1.5, -0.5]), 0.5), Case(np.array([-2.0, 3.0]), 4.0)],
            judge=Judge("approximation.a_bump"),
            points=2,
        ),
    ],
    wrong=[
        Wrong(
            "no cut",
            bump_answer(b2=0.0, cut=False),
            "You added two ridges: that is a cross, 2 high in the middle, with arms that never end. Subtract 1 and put "
            "a ReLU over it.",
        ),
        Wrong(
            "lowered, not cut",
            bump_answer(cut=False),
            "You subtracted 1, but nothing cuts what is below 0: far out it is -1. Another layer must follow, so that "
            "a ReLU comes in between.",
        ),
        Wrong(
            "cut at 0",
            bump_answer(b2=0.0),
            "The second hidden layer has bias 0, so its ReLU cuts nothing: the cross is still there. Its arms are 1 "
            "high: subtract 1.",
        ),
        Wrong("cut too low", bump_answer(b2=-0.5), "You cut at 0.5; the arms of the cross are 1 high."),
        Wrong(
            "halved",
            bump_answer(b2=0.0, cut=True, last=0.5),
            "You halved the cross: 1 in the middle, but its arms are still there, half as high. Cut before you scale.",
        ),
        Wrong(
            "+centre for -centre",
            bump_answer(b1=lambda c, r: np.tile([1.0, 0.0, -1.0], 2) + np.repeat(c, 3) / r),
            "Your bump stands at MINUS the centre: u = (x - c) / radius, so the bias has -c / radius.",
        ),
        Wrong(
            "always at the origin",
            bump_answer(b1=lambda c, r: np.tile([1.0, 0.0, -1.0], 2)),
            "Your bump stands at the origin: the centre must go into the biases of the first layer.",
        ),
        Wrong(
            "centre not scaled",
            bump_answer(b1=lambda c, r: np.tile([1.0, 0.0, -1.0], 2) - np.repeat(c, 3)),
            "You scaled the weights with the radius, but not the centre in the biases: u = x / radius - c / radius.",
        ),
        Wrong(
            "radius ignored",
            bump_answer(scale=lambda r: 1.0),
            "You never use the radius: your bump is always 1 wide to each side.",
        ),
        Wrong(
            "radius the wrong way",
            bump_answer(scale=lambda r: r),
            "You multiplied by the radius. A wider bump has SMALLER weights: divide.",
        ),
        Wrong(
            "a single ridge",
            lambda c, r: (
                [np.array([[1.0, 1.0, 1.0], [0.0, 0.0, 0.0]]) / r, np.array([[1.0], [-2.0], [1.0]])],
                [np.array([1.0, 0.0, -1.0]) - c[0] / r, np.zeros(1)],
            ),
            "That is one ridge: it runs through the whole plane. A second one across it, and a cut, make a bump.",
        ),
        Wrong(
            "biases before weights",
            lambda c, r: bump_answer()(c, r)[::-1],
            "Weights first, then biases: `return weights, biases`.",
        ),
    ],
    hints=[
        "Two ridges that cross, minus 1, cut by a ReLU: which layer makes the ridges, and which one cuts?",
        "First hidden layer: six ReLUs, three folds across x1 and three across x2, of u = (x - c) / radius. `W1` is "
        "(2, 6): three columns look at x1 only, three at x2 only.",
        "Second hidden layer: one neuron. Its weights are 1, -2, 1, 1, -2, 1 and its bias cuts the arms off: -1.",
        "Last layer: weight 1, bias 0. Without it no ReLU would follow the second layer.",
    ],
    may_use=LENT,
    never={"many rows": "a point has two coordinates"},
)


# --- 8. quiz --------------------------------------------------------------------------------------------------------

quiz = Quiz(
    "hinges_and_promises",
    "Hinges and promises",
    [
        Question(
            "one_knot",
            "In a hinge sum through 10 points you raise the value at one knot in the middle. How many coefficients "
            "change?",
            [
                Choice(
                    "One: each knot has its own hinge.",
                    "A coefficient is a change of slope, and slopes belong to the pieces on both sides of the knot.",
                ),
                Choice(
                    "Two: those of the two pieces beside it.",
                    "Two SLOPES change. How many changes of slope do they take part in?",
                ),
                Choice(
                    "Three: at this knot and at its two neighbours.",
                    "Right: two slopes change, and they take part in three changes of slope.",
                    right=True,
                ),
                Choice("All of them.", "Points further away keep their slopes, and so their changes of slope."),
            ],
        ),
        Question(
            "quarter",
            "60 even hinges approximate a smooth curve with a largest error of 0.008. About how many are needed for "
            "0.0005?",
            [
                Choice(
                    "240",
                    "Right: 0.008 / 0.0005 = 16, and a sixteenth of the error takes 4 · 60 = 240 hinges, since it "
                    "falls like 1/n^2.",
                    right=True,
                ),
                Choice("960", "That would be 1/n. The error falls like 1/n^2."),
                Choice("120", "Twice the hinges give a quarter of the error: 0.008 / 4 = 0.002."),
                Choice("76", "Adding a few helps little: it is the ratio that counts."),
            ],
        ),
        Question(
            "formula",
            "A slide says: f(x) is about the sum over i of c_i max(0, x + t_i), with knots t_i in [0, 1] and c_i the "
            "slopes of f. How many slips are in it?",
            [
                Choice(
                    "One: the sign of the knot.",
                    "That is one: the corner must be at +t. Is there a constant? And are the coefficients slopes?",
                ),
                Choice(
                    "Two: the sign of the knot, and the slopes.",
                    "Both are slips. What is the sum at the first knot, when f is not 0 there?",
                ),
                Choice(
                    "Three: the sign, the slopes, and no constant term.",
                    "Right: constant + sum of (CHANGE of slope) max(0, x - t_i).",
                    right=True,
                ),
                Choice("None.", "Try it with f(x) = 1: every slope is 0, and so is the slide's sum."),
            ],
        ),
        Question(
            "promise",
            "What does the universal approximation theorem say?",
            [
                Choice(
                    "A network with one hidden layer learns any continuous function, if it is trained long enough.",
                    "It says nothing about training. You saw a network that got stuck at an error of 1.13.",
                ),
                Choice(
                    "For each continuous f on a closed, bounded set and each tolerance some network with one hidden "
                    "layer stays within it there.",
                    "Right: it exists. How wide it is, who finds it and what it does elsewhere is left open.",
                    right=True,
                ),
                Choice(
                    "One hidden layer is always the best choice.",
                    "It is enough in principle; the width that it takes can be absurd. Deep networks often need far "
                    "fewer neurons.",
                ),
                Choice(
                    "A network that is within the tolerance on the training data is within it everywhere.",
                    "Between and beyond the data it promises nothing.",
                ),
            ],
        ),
    ],
)

EXERCISES = [
    corner,
    slopes_between,
    changes_of_slope,
    hinge_coefficients,
    hinge_sum,
    largest_error,
    measured_slope,
    hinges_needed,
    fair_knot,
    place_knots_exercise,
    hinge_network,
    step_neuron,
    sigmoid_steps,
    ridge,
    bump_network,
    quiz,
]

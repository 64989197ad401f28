"""What lesson 7b asks, and what it answers to the usual mistakes."""

import math

import numpy as np

from nnkit.check import (
    PREVIOUS,
    Case,
    Choice,
    Exercise,
    Judge,
    Part,
    Question,
    Quiz,
    Script,
    Setting,
    Step,
    Wrong,
    about,
    with_readings,
)
from nnkit.check.promises import AnyShape, At, Between, Dtypes, Free, Holds, Numbers, Reused, Rows, Sizes, Tolerance

THETA = np.array([1.0, -2.0, 0.5])
GRADS = [np.array([0.8, -0.4, 2.0]), np.array([-0.5, 0.9, 1.5]), np.array([0.7, 1.2, -1.0]), np.array([0.4, -1.1, 0.6])]
MATRIX = np.array([[0.5, -1.0, 2.0], [1.5, 0.25, -0.75]])
MATRIX_GRADS = [np.array([[1.0, -0.5, 0.3], [0.4, 0.8, -0.6]]), np.array([[0.4, 0.7, -0.9], [-1.2, 0.5, 0.3]]),
                np.array([[-0.3, 0.6, 1.1], [0.9, -0.4, 0.7]])]  # fmt: skip
RARE_GRADS = [
    np.array([0.5, 0.0, -1.5]),
    np.array([-0.8, 0.0, 0.9]),
    np.array([1.1, 0.7, 0.4]),
    np.array([0.6, 0.0, -0.5]),
]
EPS = 1e-8


def walk(make, theta, grads):
    """A script of steps, each from where the last one led."""
    return Script(make, *(Step("step", PREVIOUS if i else theta, grad) for i, grad in enumerate(grads)))


STAYS, DECAYS = "a weight without a slope stays where it is", "a weight without a slope only decays"


def optimiser_parts(first, second, third, rare, of_rare=STAYS):
    """Parts for settings in the order lr, decay, decay; `first` is what shared state is emptied by."""
    return [
        Part("four steps", [walk(Case(*first), THETA, GRADS), walk(Case(*second), THETA, GRADS[::-1])], points=2),
        Part("a matrix, and one number", [
            walk(Case(*third), MATRIX, MATRIX_GRADS), walk(Case(*second), THETA[:1], [g[:1] for g in GRADS[:3]]),
        ]),
        Part(of_rare, [walk(Case(*rare), THETA, RARE_GRADS)]),
    ]  # fmt: skip


IN_PLACE = (
    "`NAME` makes an optimiser for one array; {given} `step(theta, grad)` changes `theta` **in place** {cases} (an "
    "array of floats with any number of axes from 1 on; {a matrix, and one number} {AnyShape} `grad` has the same "
    "shape and stays as it is). {kept} The caller may put the next slopes into the same array `grad`. {Reused} "
)
ANY_SLOPES = "Slopes may be large, or 0 for a while. {Numbers} "


def free_epsilon(make, *others, **defaults):
    """make(root): an answer that divides by root(s), s what it keeps of the squares; others: of epsilon itself, where
    it stands elsewhere; defaults: of its settings."""

    def right(root, make=make):
        class Answer(make(root)):
            def __init__(self, *given, **named):
                super().__init__(*{**defaults, **dict(zip(defaults, given, strict=False)), **named}.values())

        return Answer

    return Free(
        "epsilon",
        1e-10,
        1e-7,
        (
            # outside the root it counts for less than inside, and for more than none
            lambda eps: right(lambda s: np.sqrt(s + eps)),
            lambda _: right(lambda s: np.where(s == 0, np.inf, np.sqrt(s))),
            *((lambda eps, other=other: right(eps, other)) for other in others),
        ),
        "outside the root or inside, or none and no step where the root is 0",
    )


STEPS = (
    f"{IN_PLACE}Where a slope has always been 0, theta must stay (no `nan`). {{{STAYS}}} "
    f"{ANY_SLOPES}{{promises}}"
)


STEPS_PROMISE = [AnyShape("theta", "grad", axes=1), Reused("grad"), Numbers("grad", tiny=False)]


def rule(new_theta, settings=("lr",)):
    """A class whose settings are attributes, whose step puts theta where `new_theta(self, theta, grad)` says."""

    class Answer:
        def __init__(self, *given):
            for name, value in zip(settings, given, strict=True):
                setattr(self, name, value)
            self.s = self.m = self.v = self.last = 0.0
            self.t = 0

        def step(self, theta, grad):
            self.t += 1
            theta[...] = new_theta(self, theta, grad)

    return Answer


def shared_between_objects(answer, first, names=("s", "m", "v", "t")):
    """One object's state for all; emptied where the check's first object is made, as in a fresh notebook."""
    kept = {}

    class Answer:
        def __init__(self, *given):
            self.own = answer(*given)
            if given == first:
                kept.clear()
                kept.update({name: 0 if name == "t" else 0.0 for name in names})

        def step(self, theta, grad):
            vars(self.own).update(kept)
            try:
                self.own.step(theta, grad)
            finally:  # what was counted before shapes clash stays counted, as in a student's class
                kept.update({name: getattr(self.own, name) for name in kept})

    return Answer


def not_in_place(theta_stays):
    return Wrong(
        "not in place",
        theta_stays,
        "theta is as it was. `theta = theta - ...` makes a new array that nobody sees; `theta -= ...` changes the one "
        "that was given.",
    )


def no_epsilon(answer):
    return Wrong(
        "no epsilon",
        answer,
        "Where the slope was always 0 you divide 0 by 0, and the weight becomes nan. A tiny epsilon in the "
        "denominator prevents it: `/ (np.sqrt(s) + 1e-8)`, with the parentheses.",
    )


# --- 1. AdaGrad -----------------------------------------------------------------------------------------------------


def adagrad(size, new_s=lambda self, g: self.s + g**2, sign=-1):
    def place(self, theta, grad):
        self.s = new_s(self, grad)
        with np.errstate(all="ignore"):
            return theta + sign * self.lr * size(self, grad)

    return rule(place)


def by_root(self, g):
    return g / (np.sqrt(self.s) + EPS)


def adagrad_before_update(self, theta, grad):
    new = theta - self.lr * grad / (np.sqrt(self.s) + EPS)
    self.s = self.s + grad**2
    return new


def adagrad_with_a_shrinking_rate(self, theta, grad):
    self.s = self.s + grad**2
    self.lr = self.lr / (np.sqrt(self.s) + EPS)
    return theta - self.lr * grad


ADAGRAD_FIRST = (0.1,)

my_adagrad = Exercise(
    "MyAdaGrad",
    "AdaGrad",
    STEPS.replace("NAME", "MyAdaGrad(lr)"),
    kind="object",
    outcome="in place",
    rtol=2e-5,
    promises=[*STEPS_PROMISE, free_epsilon(lambda root: adagrad(lambda self, g: g / root(self.s)), lr=0.01)],
    parts=optimiser_parts(ADAGRAD_FIRST, (0.35,), (0.05,), (0.2,)),
    wrong=[
        Wrong(
            "g is not squared",
            adagrad(by_root, lambda self, g: self.s + g),
            "You sum up the slopes themselves; they cancel, and a root of a negative sum is nan. Sum up their SQUARES.",
        ),
        Wrong(
            "sizes for squares",
            adagrad(by_root, lambda self, g: self.s + np.abs(g)),
            "You sum up the sizes |g|. It is the squares: g**2.",
        ),
        Wrong(
            "no root",
            adagrad(lambda self, g: g / (self.s + EPS)),
            "You divide by the sum of squares. Divide by its ROOT, so that the units of g cancel.",
        ),
        Wrong(
            "the sum starts anew",
            adagrad(by_root, lambda self, g: g**2),
            "Your sum starts anew at each step, so only the sign of g is left. Keep it in the object, `self.s`.",
        ),
        Wrong(
            "the old sum",
            rule(adagrad_before_update),
            "You divide by the sum from before the step. First add the new square, then divide.",
        ),
        Wrong(
            "the sum over all weights",
            adagrad(by_root, lambda self, g: self.s + (g**2).sum()),
            "You add up the squares of all weights into one number. Each weight has a sum of its own: leave the array "
            "as it is.",
        ),
        Wrong(
            "the mean",
            adagrad(lambda self, g: g / (np.sqrt(self.s / self.t) + EPS)),
            "You divide by the root of the MEAN square. AdaGrad's sum grows on, and that is its point (and its "
            "trouble).",
        ),
        Wrong(
            "a decaying average",
            adagrad(by_root, lambda self, g: 0.9 * self.s + 0.1 * g**2),
            "Your sum fades: that is RMSProp, which comes next. AdaGrad adds every square in full.",
        ),
        Wrong("uphill", adagrad(by_root, sign=1), "You walk up the slope: the step is subtracted."),
        Wrong(
            "the rate is forgotten",
            adagrad(lambda self, g: by_root(self, g) / self.lr),
            "Your steps do not depend on `lr`: it is missing, or it stands in the sum as well and cancels. It "
            "multiplies the step alone.",
        ),
        Wrong(
            "the root is kept",
            adagrad(lambda self, g: g / (self.s + EPS), lambda self, g: np.sqrt(self.s + g**2)),
            "You keep the root and add the next square to it. Keep the sum of the squares; take the root for the step.",
        ),
        Wrong(
            "summed, then squared",
            adagrad(lambda self, g: g / (np.abs(self.s) + EPS), lambda self, g: self.s + g),
            "You add up the slopes and square the sum, where both signs cancel. First square, then add up.",
        ),
        Wrong(
            "g is missing",
            adagrad(lambda self, g: 1 / (np.sqrt(self.s) + EPS)),
            "g is missing from your step: it stands above the root.",
        ),
        Wrong(
            "the rate shrinks itself",
            rule(adagrad_with_a_shrinking_rate),
            "You put the divided rate back into `self.lr`, so it is divided again at each step. Divide lr anew each "
            "time and leave it as it is.",
        ),
        Wrong(
            "the rate is summed too",
            adagrad(lambda self, g: g / (np.sqrt(self.s) + EPS), lambda self, g: self.s + self.lr * g**2),
            "The rate stands in your sum. It belongs in front of the step only.",
        ),
        Wrong(
            "multiplied by the root",
            adagrad(lambda self, g: g * np.sqrt(self.s)),
            "You multiply by the root. Divide: who has moved much takes smaller steps.",
        ),
        no_epsilon(adagrad(lambda self, g: g / np.sqrt(self.s))),
        not_in_place(rule(lambda self, theta, grad: theta)),
        Wrong(
            "one sum for all objects",
            shared_between_objects(adagrad(by_root), ADAGRAD_FIRST),
            "Two optimisers share one sum: it belongs to the class or the notebook. Make it in `__init__`, as "
            "`self.s`.",
        ),
    ],
    hints=[
        "`self.s = 0.0` in `__init__` will do: 0.0 plus an array is an array.",
        "First the sum, then the step. `np.sqrt` goes number by number.",
    ],
)


def one_number(value):
    """The one number in `value`, or None."""
    if isinstance(value, str | list | tuple | dict | bool | None) or np.size(value) != 1:
        return None
    return float(np.real(np.asarray(value).ravel()[0]))


numbers_kept = Exercise(
    "numbers_kept",
    "What AdaGrad keeps",
    (
        "Layers 64 - 32 - 10, with biases, 1000 steps done. {given} How many numbers do AdaGrad's sums hold in all? "
        "{cases}"
    ),
    kind="value",
    parts=[Part("the count", [Case()], judge=Judge("answer.like", answer=about(2410)))],
    wrong=with_readings(
        [
            Wrong(
                "all gradients",
                2_410_000,
                "That is what the slide says: every gradient of 1000 steps. But your code adds each square to `s` and "
                "forgets it.",
            ),
            Wrong(
                "a square matrix",
                2410**2,
                "That is the paper's full matrix, a row and a column for each weight. Your `s` has the shape of theta.",
            ),
            Wrong("neurons", 106, "You counted neurons. Each WEIGHT has a sum of its own."),
        ],
        right=2410,
        run=lambda biases: {"W": (64 * 32, 32 * 10), "b": (32, 10) if biases else (0, 0)},
        asks="the number of all sums",
        asked=lambda held: sum(held["W"]) + sum(held["b"]),
        reads={
            "the number of steps": lambda held: 1000,
            "the number of weights and sums together": lambda held: 2 * (sum(held["W"]) + sum(held["b"])),
            "the number of biases": lambda held: sum(held["b"]) or None,
            "the number of the first layer's weights": lambda held: held["W"][0],
            "the number of the first layer's sums": lambda held: held["W"][0] + held["b"][0],
            "the number of the last layer's weights": lambda held: held["W"][1],
            "the number of the last layer's sums": lambda held: held["W"][1] + held["b"][1],
            "the number of sums without the hidden layer's biases": lambda held: sum(held["W"]) + held["b"][1],
            "the number of sums without the output's biases": lambda held: sum(held["W"]) + held["b"][0],
            "the number of all neurons, the inputs among them": lambda held: 64 + 32 + 10,
            "the number of gradients in all steps": lambda held: 1000 * (sum(held["W"]) + sum(held["b"])),
            "the number of arrays": lambda held: 4,
        },
        biases=Setting(True, (False,), {True: "weights and biases", False: "the weights alone"}),
    ),
    hints=["What shape has `self.s`?", "One for each weight and each bias of both layers."],
)


def adagrad_leaves(rate, steps):
    """The loss that AdaGrad leaves on the valley x^2/2 + 10 y^2/2, from (-3.5, 1.5)."""
    place, curvature, s = np.array([-3.5, 1.5]), np.array([1.0, 10.0]), np.zeros(2)
    for _ in range(steps):
        s += (curvature * place) ** 2
        place -= rate * curvature * place / (np.sqrt(s) + 1e-8)
    return (curvature * place**2).sum() / 2


def adagrad_needs(loss, steps):
    """The least rate with which AdaGrad comes below that loss."""
    low, high = 0.01, 5.0
    for _ in range(12):
        middle = (low * high) ** 0.5
        low, high = (low, middle) if adagrad_leaves(middle, steps) < loss else (middle, high)
    return high


adagrad_rate = Exercise(
    "adagrad_rate",
    "Discovery: AdaGrad wants more",
    (
        "In the race, on the valley, start at (-3.5, 1.5): which rate does AdaGrad need **at least** for a loss "
        "below 0.001 after 200 steps? {cases} {promises}"
    ),
    kind="value",
    promises=[Tolerance(5, percent=True)],
    parts=[
        Part(
            "the rate",
            [Case()],
            judge=Judge(
                "answer.like",
                answer=about(0.269, 0.0135),
                small="with the rate {number:g} the loss is not yet below 0.001 after 200 steps",
                large="a smaller rate than {number:g} is enough",
            ),
        )
    ],
    wrong=with_readings(
        [
            Wrong(
                "the limit of plain descent",
                0.2,
                "0.2 is where plain descent breaks. AdaGrad's loss is still 0.03 there: go on.",
            ),
            Wrong(
                "plain descent's rate", 0.1, "With 0.1, fine for plain descent, AdaGrad's loss is 0.8 after 200 steps."
            ),
            Wrong(
                "enough, but not the least",
                0.5,
                "0.5 is more than enough: the loss is near 1e-10. Go down until it just stays below 0.001.",
            ),
            Wrong("one", 1, "At 1 it is down at 1e-36. Look for the least rate that suffices."),
        ],
        right=0.269,
        run=lambda loss, steps: (adagrad_needs(loss, steps), loss, steps),
        asks="the rate that AdaGrad needs at least",
        asked=lambda shown: shown[0],
        reads={
            "the logarithm of the rate, where the slider stands": lambda shown: np.log10(shown[0]),
            "the loss that is asked for": lambda shown: shown[1],
            "the number of steps": lambda shown: shown[2],
            "AdaGrad's loss with the rate 0.1": lambda shown: adagrad_leaves(0.1, shown[2]),
            "AdaGrad's loss with the rate 0.2": lambda shown: adagrad_leaves(0.2, shown[2]),
            "the loss at the start": lambda shown: 17.375,
        },
        within=0.01,
        loss=Setting(0.001, (0.1, 0.01, 0.0001), "a loss below {}"),
        steps=Setting(200, (50, 100, 400), "{} steps"),
    ),
    hints=[
        "All 200 steps, then the rate by arrow keys; read AdaGrad's loss below the picture.",
        "Between 0.2 and 0.35.",
    ],
)

# --- 2. RMSProp -----------------------------------------------------------------------------------------------------

VALUES = np.array([4.0, -1.0, 2.5, 0.5])
ROWS = np.array([[1.0, -2.0, 3.0], [0.5, 4.0, -1.0]])


def averages(new, divide=lambda k, rho: 1.0, begin=0.0):
    """A wrong average: `new(s, value, rho)`, each divided by `divide(k, rho)` for k = 1, 2, ..."""

    def answer(values, rho):
        s, out = begin, []
        for k, value in enumerate(values, 1):
            s = new(s, value, rho)
            out.append(s / divide(k, rho))
        return np.array(out)

    return answer


def fading(s, value, rho):
    return rho * s + (1 - rho) * value


def from_first(values, rho):
    s, out = values[0], []
    for value in values:
        s = fading(s, value, rho)
        out.append(s)
    return np.array(out)


def one_array_in_every_row(values, rho):
    s, out = 0.0, []
    for value in values:
        s *= rho
        s += (1 - rho) * value
        out.append(s)
    return np.array(out)


moving_average = Exercise(
    "moving_average",
    "An average that forgets",
    (
        r"`values`: `(t,)` or `(t, p)`, `rho`: from 0 to below 1 {given} {Between} $\to$ an array of the "
        r"same shape. {cases} "
        r"Row $k$ is the decaying average $s$ after the values $0, \ldots, k$, with $s = 0$ before the first: $s "
        r"\leftarrow \rho "
        r"s + (1 - \rho) v$. {cases} {promises}"
    ),
    promises=[Between("rho", 0, 1), Sizes(values="t p"), Dtypes("values"), Numbers("values"), At("rho", 0.0)],
    parts=[
        Part("numbers", [Case(VALUES, 0.7), Case(VALUES[::-1].copy(), 0.25)]),
        Part("rows, and one value", [Case(ROWS, 0.6), Case(np.array([3.0]), 0.8), Case(ROWS.T.copy(), 0.9)]),
    ],
    wrong=[
        Wrong(
            "rho and 1 - rho swapped",
            averages(lambda s, v, r: (1 - r) * s + r * v),
            "Swapped: rho is how much of the PAST stays. The new value gets 1 - rho.",
        ),
        Wrong(
            "a sum",
            averages(lambda s, v, r: r * s + v),
            "The new value counts in full, so this is momentum's sum. In an average it counts 1 - rho.",
        ),
        Wrong(
            "begun with the first value",
            from_first,
            "You begin with the first value. Here the average begins at 0 (that has a price, which you will see soon).",
        ),
        Wrong(
            "the plain mean",
            averages(lambda s, v, r: s + v, lambda k, r: k),
            "That is the plain mean of all values so far. Here the past fades by rho.",
        ),
        Wrong(
            "squared",
            averages(lambda s, v, r: r * s + (1 - r) * v**2),
            "You squared the values. RMSProp will do that; this average takes them as they are.",
        ),
        Wrong(
            "nothing is forgotten",
            averages(lambda s, v, r: s + (1 - r) * v),
            "The past does not fade: multiply the old average by rho.",
        ),
        Wrong(
            "nothing is kept",
            averages(lambda s, v, r: (1 - r) * v),
            "Your s stays at 0: put the new average into it, `s = ...`, before the next value comes.",
        ),
        Wrong(
            "the value before for the average",
            lambda v, r: (1 - r) * v + r * np.concatenate([0 * v[:1], v[:-1]]),
            "You mix each value with the VALUE before. It is the old AVERAGE that fades.",
        ),
        Wrong(
            "one array in every row",
            one_array_in_every_row,
            "With numbers it is right; with rows, `s *= ...` and `s += ...` change one array, which stands in your "
            "list each time. Make a new one: `s = ...`.",
        ),
        Wrong(
            "rho is fixed",
            lambda v, r: averages(fading)(v, 0.9),
            "You always fade by 0.9; `rho` is never used.",
        ),
        Wrong(
            "the values before",
            lambda v, r: np.concatenate([0 * v[:1], averages(fading)(v, r)[:-1]]),
            "Your rows are one late: row k already holds value k.",
        ),
        Wrong(
            "corrected already",
            averages(fading, lambda k, r: 1 - r**k),
            "You corrected for the beginning at 0. That is the next exercise but two; here it is left as it is.",
        ),
    ],
    hints=[
        "Keep s and a list. For each value: the new s, and append it.",
        "A loop over `values` works for numbers and for rows.",
    ],
)


def rmsprop(size, new_s=lambda self, g: self.rho * self.s + (1 - self.rho) * g**2, sign=-1, rate=lambda self: self.lr):
    def place(self, theta, grad):
        self.s = new_s(self, grad)
        with np.errstate(all="ignore"):
            return theta + sign * rate(self) * size(self, grad)

    return rule(place, ("lr", "rho"))


def rmsprop_before_update(self, theta, grad):
    new = theta - self.lr * grad / (np.sqrt(self.s) + EPS)
    self.s = self.rho * self.s + (1 - self.rho) * grad**2
    return new


RMSPROP_FIRST = (0.1, 0.7)

my_rmsprop = Exercise(
    "MyRMSProp",
    "RMSProp, repaired",
    STEPS.replace("NAME", "MyRMSProp(lr, rho)")
    + " $s$ begins at 0 and is not corrected for that. {cases} `rho` is from 0 to below 1. {a number near 1}",
    kind="object",
    outcome="in place",
    rtol=2e-5,
    promises=[
        *STEPS_PROMISE,
        free_epsilon(lambda root: rmsprop(lambda self, g: g / root(self.s)), lr=1e-3, rho=0.9),
    ],
    parts=optimiser_parts(RMSPROP_FIRST, (0.03, 0.85), (0.05, 0.6), (0.02, 0.75)),
    wrong=[
        Wrong(
            "one number for both",
            rmsprop(by_root, rate=lambda self: self.rho),
            "That is the slide's slip: rho stands where the learning rate belongs, so each step is about 0.9 long. "
            "The step is lr.",
        ),
        Wrong(
            "the rate for the decay",
            rmsprop(by_root, lambda self, g: self.lr * self.s + (1 - self.lr) * g**2),
            "The learning rate stands in your average. It fades with rho; lr is for the step alone.",
        ),
        Wrong(
            "rho and 1 - rho swapped",
            rmsprop(by_root, lambda self, g: (1 - self.rho) * self.s + self.rho * g**2),
            "Swapped: rho is how much of the PAST stays. The new square gets 1 - rho.",
        ),
        Wrong(
            "g is not squared",
            rmsprop(by_root, lambda self, g: self.rho * self.s + (1 - self.rho) * g),
            "You average the slopes themselves; a root of a negative number is nan. Average their SQUARES.",
        ),
        Wrong(
            "sizes for squares",
            rmsprop(by_root, lambda self, g: self.rho * self.s + (1 - self.rho) * np.abs(g)),
            "You average the sizes |g|. It is the squares: g**2.",
        ),
        Wrong(
            "AdaGrad",
            rmsprop(by_root, lambda self, g: self.s + g**2),
            "That is AdaGrad: your sum never fades. Multiply the old one by rho, the new square by 1 - rho.",
        ),
        Wrong(
            "a sum",
            rmsprop(by_root, lambda self, g: self.rho * self.s + g**2),
            "The new square counts in full. In an average it counts 1 - rho.",
        ),
        Wrong(
            "no root",
            rmsprop(lambda self, g: g / (self.s + EPS)),
            "You divide by the average square. Divide by its ROOT.",
        ),
        Wrong(
            "the average starts anew",
            rmsprop(by_root, lambda self, g: (1 - self.rho) * g**2),
            "Your average starts anew at each step. Keep it in the object, `self.s`.",
        ),
        Wrong(
            "the old average",
            rule(rmsprop_before_update, ("lr", "rho")),
            "You divide by the average from before the step. First update it, then divide.",
        ),
        Wrong(
            "begun with the first square",
            rmsprop(by_root, lambda self, g: g**2 if self.t == 1 else self.rho * self.s + (1 - self.rho) * g**2),
            "Your average begins with the first square. Here, as in the libraries, it begins at 0: s = 0 before step "
            "1.",
        ),
        Wrong(
            "lr and rho swapped",
            rmsprop(by_root, lambda self, g: self.lr * self.s + (1 - self.lr) * g**2, rate=lambda self: self.rho),
            "lr and rho have changed places: rho fades the average, lr is the length of the step.",
        ),
        Wrong(
            "rho is fixed",
            rmsprop(by_root, lambda self, g: 0.9 * self.s + 0.1 * g**2),
            "You always fade by 0.9. That is only the default: keep what `rho` is given, `self.rho = rho`.",
        ),
        Wrong(
            "the rate is forgotten",
            rmsprop(by_root, rate=lambda self: 1.0),
            "Your steps do not depend on `lr`: it is missing, or it stands in the average as well and cancels. It "
            "multiplies the step alone.",
        ),
        Wrong(
            "the latest square alone",
            rmsprop(by_root, lambda self, g: g**2),
            "You divide by the latest slope's own size, so only its sign is left. Keep an average of the squares.",
        ),
        Wrong(
            "the sum over all weights",
            rmsprop(by_root, lambda self, g: self.rho * self.s + (1 - self.rho) * (g**2).sum()),
            "You add up the squares of all weights into one number. Each weight has an average of its own: leave the "
            "array as it is.",
        ),
        Wrong(
            "the mean over all weights",
            rmsprop(by_root, lambda self, g: self.rho * self.s + (1 - self.rho) * (g**2).mean()),
            "You take the mean over all weights. The average runs over TIME: each weight has one of its own.",
        ),
        Wrong(
            "corrected",
            rmsprop(lambda self, g: g / (np.sqrt(self.s / (1 - self.rho**self.t)) + EPS)),
            "You corrected for the beginning at 0. Adam does that; RMSProp, as libraries have it, does not.",
        ),
        Wrong("uphill", rmsprop(by_root, sign=1), "You walk up the slope: the step is subtracted."),
        no_epsilon(rmsprop(lambda self, g: g / np.sqrt(self.s))),
        not_in_place(rule(lambda self, theta, grad: theta, ("lr", "rho"))),
        Wrong(
            "one average for all objects",
            shared_between_objects(rmsprop(by_root), RMSPROP_FIRST),
            "Two optimisers share one average: it belongs to the class or the notebook. Make it in `__init__`, as "
            "`self.s`.",
        ),
    ],
    hints=[
        "Take your `MyAdaGrad` and change the line of `self.s`.",
        "Two settings, two letters: rho in the average, lr in the step.",
    ],
    never={
        "large rho": "rho is below 1",
    },
)

SLOPES = np.array([1.0, -0.02, 3e-4, 0.0, -5e-5])


def epsilon_pair(outside, inside):
    def answer(grad, lr, eps):
        with np.errstate(all="ignore"):
            return outside(grad, lr, eps), inside(grad, lr, eps)

    return answer


def outside(g, lr, eps):
    return lr * g / (np.abs(g) + eps)


def inside(g, lr, eps):
    return lr * g / np.sqrt(g**2 + eps)


epsilon_places = Exercise(
    "epsilon_places",
    "Two places for epsilon",
    (
        r"`grad`: `(p,)`, `lr` and `eps`: numbers above 0 {given} {Sizes} $\to$ a pair of arrays `(p,)`: the step "
        r"$\eta g / (\sqrt{s} + \epsilon)$ and the step $\eta g / \sqrt{s + \epsilon}$, where $s = g^2$ (AdaGrad's "
        "first). {cases} As they stand, without the minus with which theta takes them. {cases} A slope may be 0. "
        "{cases}"
    ),
    promises=[Sizes(grad="p")],
    parts=[
        Part("slopes of all sizes", [Case(SLOPES, 0.1, 1e-7), Case(SLOPES * 30, 0.5, 1e-6)]),
        Part("a large epsilon", [Case(np.array([2.0, -0.5, 0.25]), 0.2, 0.3)]),
    ],
    wrong=[
        Wrong(
            "outside twice",
            epsilon_pair(outside, outside),
            "Both have epsilon outside. In the second it is added to s BEFORE the root is taken.",
        ),
        Wrong(
            "inside twice",
            epsilon_pair(inside, inside),
            "Both have epsilon inside. In the first it is added to the root.",
        ),
        Wrong(
            "no root",
            epsilon_pair(lambda g, r, e: r * g / (g**2 + e), inside),
            "In the first, divide by the root of s plus epsilon, not by s plus epsilon.",
        ),
        Wrong(
            "no root inside",
            epsilon_pair(outside, lambda g, r, e: r * g / (g**2 + e)),
            "In the second, the root is missing: `np.sqrt(s + eps)`.",
        ),
        Wrong(
            "no root at all",
            epsilon_pair(*[lambda g, r, e: r * g / (g**2 + e)] * 2),
            "Both lack the root: `np.sqrt(s) + eps` and `np.sqrt(s + eps)`.",
        ),
        Wrong(
            "the slope for its square",
            epsilon_pair(lambda g, r, e: r * g / (np.sqrt(g) + e), lambda g, r, e: r * g / np.sqrt(g + e)),
            "Your s is the slope itself, and a root of a negative number is nan. s is its SQUARE.",
        ),
        Wrong(
            "the sum over all weights",
            epsilon_pair(
                lambda g, r, e: r * g / (np.sqrt((g**2).sum()) + e), lambda g, r, e: r * g / np.sqrt((g**2).sum() + e)
            ),
            "You add up the squares of all slopes. Each has an s of its own: `grad**2`, number by number.",
        ),
        Wrong(
            "no epsilon",
            epsilon_pair(*[lambda g, r, e: r * g / np.sqrt(g**2)] * 2),
            "`eps` is never used.",
        ),
        Wrong(
            "epsilon squared",
            epsilon_pair(outside, lambda g, r, e: r * g / np.sqrt(g**2 + e**2)),
            "You squared epsilon. It goes under the root as it is.",
        ),
        Wrong(
            "the rate is forgotten",
            epsilon_pair(lambda g, r, e: outside(g, 1, e), lambda g, r, e: inside(g, 1, e)),
            "`lr` is never used.",
        ),
        Wrong(
            "sizes only",
            epsilon_pair(lambda *a: np.abs(outside(*a)), lambda *a: np.abs(inside(*a))),
            "The signs are lost: the g above the line keeps its sign.",
        ),
        Wrong(
            "epsilon beside the quotient",
            epsilon_pair(lambda g, r, e: r * g / np.sqrt(g**2) + e, inside),
            "Epsilon is added to the quotient: the denominator needs parentheses, `(np.sqrt(s) + eps)`.",
        ),
    ],
    hints=["s is `grad**2`; its root is the size of grad.", "`np.sqrt(s) + eps` and `np.sqrt(s + eps)`."],
    never={"zero lr": "lr is above 0", "zero eps": "eps is above 0"},
)

# --- 3. Adam --------------------------------------------------------------------------------------------------------


def corrected_and_carried_on(values, beta):
    s, out = 0.0, []
    for t, value in enumerate(values, 1):
        s = fading(s, value, beta) / (1 - beta**t)
        out.append(s)
    return np.array(out)


bias_corrected = Exercise(
    "bias_corrected",
    "Mend the beginning",
    (
        r"As `moving_average(values, beta)`, but row $k$ is divided by $1 - \beta^t$, where $t = k + 1$ values are in "
        r"it. {cases} `values`: `(t,)` or `(t, p)`; $\beta$ from 0 to below 1. {given} {Between} You may call your "
        "`moving_average`. {free} {promises}"
    ),
    promises=[Between("beta", 0, 1), Sizes(values="t p"), Dtypes("values"), Numbers("values"), At("beta", 0.0)],
    parts=[
        Part("numbers", [Case(VALUES, 0.7), Case(np.full(5, 2.0), 0.9)]),
        Part("rows, and one value", [Case(ROWS, 0.6), Case(np.array([3.0]), 0.8), Case(ROWS.T.copy(), 0.95)]),
    ],
    wrong=[
        Wrong(
            "the power is missing",
            averages(fading, lambda k, b: 1 - b),
            "You divide by 1 - beta each time. That is right for the first row only: after t values it is 1 - beta^t.",
        ),
        Wrong(
            "t starts at 0",
            averages(fading, lambda k, b: 1 - b ** (k - 1)),
            "Your t starts at 0: 1 - beta^0 is 0, and the first row is divided by it. In the first row there is one "
            "value, t = 1.",
        ),
        Wrong(
            "corrected and carried on",
            corrected_and_carried_on,
            "You put the corrected value in the place of s, so it is corrected again in the next row. Give it a name "
            "of its own.",
        ),
        Wrong(
            "parentheses",
            lambda v, b: np.array([m - b**t for t, m in enumerate(averages(fading)(v, b), 1)]),
            "Python reads `m / 1 - beta**t` as (m / 1) - beta**t. The whole 1 - beta**t belongs under the line.",
        ),
        Wrong(
            "the power of the difference",
            averages(fading, lambda k, b: (1 - b) ** k),
            "You take the power of 1 - beta. It is beta alone that has the power: 1 - beta**t.",
        ),
        Wrong(
            "t is a factor",
            averages(fading, lambda k, b: 1 - b * k),
            "You divide by 1 - beta * t. It is a power, `beta**t`.",
        ),
        Wrong(
            "begun with the first value",
            from_first,
            "You begin with the first value. Here the average begins at 0, and row k is divided by 1 - beta^(k + 1).",
        ),
        Wrong(
            "t is one too small",
            averages(fading, lambda k, b: 1 - b ** (k - 1) if k > 1 else 1),
            "Your t is one too small: in the first row there is one value, t = 1.",
        ),
        Wrong(
            "t is one too large",
            averages(fading, lambda k, b: 1 - b ** (k + 1)),
            "Your t is one too large: in the first row there is one value, t = 1.",
        ),
        Wrong("not corrected", averages(fading), "That is the average as it was. Divide row k by 1 - beta^(k + 1)."),
        Wrong(
            "the wrong way",
            averages(fading, lambda k, b: 1 / (1 - b**k)),
            "You multiply. The average is too SMALL at first: divide by 1 - beta^t, which is below 1.",
        ),
        Wrong(
            "beta^t alone",
            averages(fading, lambda k, b: b**k),
            "You divide by beta^t. The shares add up to 1 - beta^t.",
        ),
        Wrong(
            "times t",
            averages(fading, lambda k, b: (1 - b) * k),
            "You divide by t (1 - beta). It is a power: 1 - beta^t.",
        ),
        Wrong(
            "all by the last",
            lambda v, b: averages(fading)(v, b) / (1 - b ** len(v)),
            "You divide all rows by the last row's number. Each row has its own t.",
        ),
        Wrong(
            "the plain mean",
            averages(lambda s, v, b: s + v, lambda k, b: k),
            "That is the plain mean. Recent values should count more.",
        ),
    ],
    hints=[
        "A constant must come out as that constant, in every row. Try it with five 2s.",
        "`enumerate(averages, 1)` counts t = 1, 2, 3, ...",
    ],
)


def adam(*, m=lambda self, g: self.beta1 * self.m + (1 - self.beta1) * g,
         v=lambda self, g: self.beta2 * self.v + (1 - self.beta2) * g**2,
         m_by=lambda self: 1 - self.beta1**self.t, v_by=lambda self: 1 - self.beta2**self.t,
         size=lambda m_hat, v_hat: m_hat / (np.sqrt(v_hat) + EPS), sign=-1, rate=lambda self: self.lr):  # fmt: skip
    def place(self, theta, grad):
        self.m, self.v = m(self, grad), v(self, grad)
        with np.errstate(all="ignore"):
            return theta + sign * rate(self) * size(np.divide(self.m, m_by(self)), np.divide(self.v, v_by(self)))

    return rule(place, ("lr", "beta1", "beta2"))


def kept_corrected(self, theta, grad):
    """The corrected averages are put in the place of the averages."""
    self.m = (self.beta1 * self.m + (1 - self.beta1) * grad) / (1 - self.beta1**self.t)
    self.v = (self.beta2 * self.v + (1 - self.beta2) * grad**2) / (1 - self.beta2**self.t)
    return theta - self.lr * self.m / (np.sqrt(self.v) + EPS)


def parentheses_forgotten(self, theta, grad):
    self.m = self.beta1 * self.m + (1 - self.beta1) * grad
    self.v = self.beta2 * self.v + (1 - self.beta2) * grad**2
    with np.errstate(all="ignore"):
        v_hat = self.v / (1 - self.beta2**self.t)
        return theta - self.lr * (self.m / 1 - self.beta1**self.t) / (np.sqrt(v_hat) + EPS)


def adam_with_the_usual_betas(self, theta, grad):
    self.m, self.v = 0.9 * self.m + 0.1 * grad, 0.999 * self.v + 0.001 * grad**2
    m_hat, v_hat = self.m / (1 - 0.9**self.t), self.v / (1 - 0.999**self.t)
    return theta - self.lr * m_hat / (np.sqrt(v_hat) + EPS)


def one(self):
    return 1.0


ADAM_FIRST = (0.1, 0.7, 0.95)

my_adam = Exercise(
    "MyAdam",
    "Adam, repaired",
    STEPS.replace("NAME", "MyAdam(lr, beta1, beta2)")
    + " $m = v = 0$ at first; {cases} the steps count $t = 1, 2, 3, \\ldots$ for each object. "
    "{something shared between objects} "
    "Left out, `beta1` is 0.9 and `beta2` 0.999. {another default}",
    kind="object",
    outcome="in place",
    rtol=1e-4,
    promises=[
        *STEPS_PROMISE,
        free_epsilon(
            lambda root: adam(size=lambda m_hat, v_hat: m_hat / root(v_hat)),
            lambda eps: adam(  # the correction in the rate, as Keras has it, and epsilon beside the root of v itself
                m_by=lambda self: (1 - self.beta1**self.t) / np.sqrt(1 - self.beta2**self.t),
                v_by=lambda self: 1.0,
                size=lambda m, v: m / (np.sqrt(v) + eps),
            ),
            lr=1e-3,
            beta1=0.9,
            beta2=0.999,
        ),
        Holds(
            "another default",
            "",
            Script(
                Case(),
                Step("step", np.zeros(2), np.array([1.0, -0.1])),
                *(Step("step", PREVIOUS, np.array(g)) for g in ([10.0, 2.0], [0.1, -5.0], [-3.0, 0.5], [0.2, 7.0])),
            ),
        ),
    ],
    parts=optimiser_parts(ADAM_FIRST, (0.04, 0.85, 0.98), (0.05, 0.6, 0.9), (0.02, 0.75, 0.97)),
    wrong=[
        Wrong(
            "the power is missing",
            adam(m_by=lambda s: 1 - s.beta1, v_by=lambda s: 1 - s.beta2),
            "That is the slide's slip: the power t is missing. Divide by 1 - beta1**t and 1 - beta2**t; with t = 1 "
            "for ever, only the first step is right.",
        ),
        Wrong(
            "t starts at 0",
            adam(m_by=lambda s: 1 - s.beta1 ** (s.t - 1), v_by=lambda s: 1 - s.beta2 ** (s.t - 1)),
            "All becomes nan. Either your t starts at 0: 1 - beta^0 is 0, and you divide by it; count the step first, "
            "t = 1. Or parentheses lack: Python reads `v / 1 - beta2**t` as (v / 1) - beta2**t, whose root does not "
            "exist.",
        ),
        Wrong(
            "t is one too large",
            adam(m_by=lambda s: 1 - s.beta1 ** (s.t + 1), v_by=lambda s: 1 - s.beta2 ** (s.t + 1)),
            "Your t is one too large: the first step has t = 1.",
        ),
        Wrong(
            "t is a factor",
            adam(m_by=lambda s: 1 - s.beta1 * s.t, v_by=lambda s: 1 - s.beta2 * s.t),
            "You divide by 1 - beta * t. It is a power, `beta**t`: after two steps 0.9 * 0.9.",
        ),
        Wrong(
            "parentheses under m",
            rule(parentheses_forgotten, ("lr", "beta1", "beta2")),
            "Python reads `m / 1 - beta1**t` as (m / 1) - beta1**t. The whole 1 - beta1**t belongs under the line.",
        ),
        Wrong(
            "no correction",
            adam(m_by=one, v_by=one),
            "The bias correction is missing: m and v begin at 0 and are too small at first. Divide by 1 - beta^t.",
        ),
        Wrong("only m is corrected", adam(v_by=one), "You corrected m and not v. Both begin at 0."),
        Wrong("only v is corrected", adam(m_by=one), "You corrected v and not m. Both begin at 0."),
        Wrong("the power in m only", adam(v_by=lambda s: 1 - s.beta2), "The power t is missing under v: 1 - beta2**t."),
        Wrong("the power in v only", adam(m_by=lambda s: 1 - s.beta1), "The power t is missing under m: 1 - beta1**t."),
        Wrong(
            "g is not squared",
            adam(v=lambda s, g: s.beta2 * s.v + (1 - s.beta2) * g),
            "v averages the slopes themselves. It must average their SQUARES.",
        ),
        Wrong(
            "m squared for g squared",
            adam(v=lambda s, g: s.beta2 * s.v + (1 - s.beta2) * (s.beta1 * s.m + (1 - s.beta1) * g) ** 2),
            "v averages the square of m. It takes the square of the slope itself.",
        ),
        Wrong(
            "beta and 1 - beta swapped",
            adam(m=lambda s, g: (1 - s.beta1) * s.m + s.beta1 * g, v=lambda s, g: (1 - s.beta2) * s.v + s.beta2 * g**2),
            "Swapped: beta is how much of the PAST stays. The new value gets 1 - beta.",
        ),
        Wrong(
            "the betas swapped",
            adam(
                m=lambda s, g: s.beta2 * s.m + (1 - s.beta2) * g,
                v=lambda s, g: s.beta1 * s.v + (1 - s.beta1) * g**2,
                m_by=lambda s: 1 - s.beta2**s.t,
                v_by=lambda s: 1 - s.beta1**s.t,
            ),
            "beta1 and beta2 have changed places: beta1 belongs to m, beta2 to v.",
        ),
        Wrong("no root", adam(size=lambda m, v: m / (v + EPS)), "You divide by v. Divide by its ROOT."),
        Wrong(
            "g for m",
            rule(lambda s, theta, g: adam_without_m(s, theta, g), ("lr", "beta1", "beta2")),
            "You step by g. That is RMSProp (corrected); Adam steps by the average m of the slopes.",
        ),
        Wrong(
            "the averages start anew",
            adam(m=lambda s, g: (1 - s.beta1) * g, v=lambda s, g: (1 - s.beta2) * g**2),
            "Your m and v start anew at each step. Keep them in the object.",
        ),
        Wrong(
            "the corrected are kept",
            rule(kept_corrected, ("lr", "beta1", "beta2")),
            "You put the corrected values in the place of m and v, so they are corrected again and again. Use names "
            "of their own, m_hat and v_hat.",
        ),
        Wrong("uphill", adam(sign=1), "You walk up the slope: the step is subtracted."),
        no_epsilon(adam(size=lambda m, v: m / np.sqrt(v))),
        not_in_place(rule(lambda self, theta, grad: theta, ("lr", "beta1", "beta2"))),
        Wrong(
            "one state for all objects",
            shared_between_objects(adam(), ADAM_FIRST),
            "Two optimisers share m, v or t: they belong to the class or the notebook. Make them in `__init__`.",
        ),
        Wrong(
            "t for all objects",
            shared_between_objects(adam(), ADAM_FIRST, ("t",)),
            "Two optimisers count their steps together: t belongs to the class or the notebook. Make it in `__init__`, "
            "as `self.t`.",
        ),
        Wrong(
            "the power of the difference",
            adam(m_by=lambda s: (1 - s.beta1) ** s.t, v_by=lambda s: (1 - s.beta2) ** s.t),
            "You take the power of 1 - beta. It is beta alone that has the power: 1 - beta**t.",
        ),
        Wrong(
            "the wrong way",
            adam(m_by=lambda s: 1 / (1 - s.beta1**s.t), v_by=lambda s: 1 / (1 - s.beta2**s.t)),
            "You multiply. m and v are too SMALL at first: divide by 1 - beta^t, which is below 1.",
        ),
        Wrong(
            "corrected after the root",
            adam(v_by=lambda s: (1 - s.beta2**s.t) ** 2),
            "You correct the root of v. Divide v itself by 1 - beta2**t, and then take the root (or divide the root by "
            "the root of 1 - beta2**t).",
        ),
        Wrong(
            "the rate is forgotten",
            adam(rate=lambda s: 1.0),
            "`lr` is never used: it multiplies the step.",
        ),
        Wrong(
            "the betas are fixed",
            rule(adam_with_the_usual_betas, ("lr", "beta1", "beta2")),
            "You always use 0.9 and 0.999. Those are only the defaults: keep what is given, `self.beta1 = beta1`.",
        ),
        Wrong(
            "beta1 for both",
            adam(v=lambda s, g: s.beta1 * s.v + (1 - s.beta1) * g**2, v_by=lambda s: 1 - s.beta1**s.t),
            "v has a decay of its own: beta2.",
        ),
        Wrong(
            "beta2 for both",
            adam(m=lambda s, g: s.beta2 * s.m + (1 - s.beta2) * g, m_by=lambda s: 1 - s.beta2**s.t),
            "m has a decay of its own: beta1.",
        ),
        Wrong(
            "beta1 under v",
            adam(v_by=lambda s: 1 - s.beta1**s.t),
            "v is corrected with beta1. It was averaged with beta2: divide by 1 - beta2**t.",
        ),
        Wrong(
            "beta and 1 - beta swapped in m",
            adam(m=lambda s, g: (1 - s.beta1) * s.m + s.beta1 * g),
            "Swapped in m: beta1 is how much of the PAST stays. The new slope gets 1 - beta1.",
        ),
        Wrong(
            "beta and 1 - beta swapped in v",
            adam(v=lambda s, g: (1 - s.beta2) * s.v + s.beta2 * g**2),
            "Swapped in v: beta2 is how much of the PAST stays. The new square gets 1 - beta2.",
        ),
        Wrong(
            "m is a sum",
            adam(m=lambda s, g: s.beta1 * s.m + g),
            "The slope counts in full in your m, as in momentum. In an average it counts 1 - beta1.",
        ),
        Wrong(
            "v is a sum",
            adam(v=lambda s, g: s.beta2 * s.v + g**2),
            "The square counts in full in your v. In an average it counts 1 - beta2.",
        ),
        Wrong(
            "sizes for squares",
            adam(v=lambda s, g: s.beta2 * s.v + (1 - s.beta2) * np.abs(g)),
            "v averages the sizes |g|. It is the squares: g**2.",
        ),
        Wrong(
            "sums for averages",
            adam(m=lambda s, g: s.beta1 * s.m + g, v=lambda s, g: s.beta2 * s.v + g**2),
            "The new values count in full. In an average they count 1 - beta.",
        ),
    ],
    hints=[
        "Three things to keep: m, v and t.",
        "First t += 1, then m and v, then m_hat and v_hat (new names), then theta.",
        "`beta1**self.t` is the power.",
    ],
    never={
        "zero beta2": "epsilon alone decides where a slope is 0 after one that is not",
        "tiny beta2": "epsilon decides where a slope is 0 after one that is not, and it is free",
        "large beta1": "beta1 is below 1",
        "large beta2": "beta2 is below 1",
    },
)


def adam_without_m(self, theta, grad):
    self.v = self.beta2 * self.v + (1 - self.beta2) * grad**2
    return theta - self.lr * grad / (np.sqrt(self.v / (1 - self.beta2**self.t)) + EPS)


# --- 4. schedules ---------------------------------------------------------------------------------------------------

step_schedule = Exercise(
    "step_schedule",
    "Down by steps",
    (
        r"`t`: a whole number from 0; `lr`, `every` (a whole number of steps), `factor` {given} $\to$ the rate at "
        "step $t$: `lr` for the first `every` steps (0 to every - 1), then times `factor`, after as many again times "
        "`factor` once more, and so on. {cases} {At}"
    ),
    promises=[At("t", "every")],
    parts=[
        Part(
            "the first steps", [Case(0, 0.2, 3, 0.5), Case(2, 0.2, 3, 0.5), Case(3, 0.2, 3, 0.5), Case(5, 0.2, 3, 0.5)]
        ),
        Part(
            "far on", [Case(10, 0.2, 3, 0.5), Case(29, 0.05, 7, 0.3), Case(28, 0.05, 7, 0.3), Case(100, 1.0, 40, 0.1)]
        ),
    ],
    wrong=[
        Wrong(
            "a smooth fall",
            lambda t, lr, every, factor: lr * factor ** (t / every),
            "Your rate falls at every step. It stays, and drops after each `every` steps: whole division, `//`.",
        ),
        Wrong(
            "one step early",
            lambda t, lr, every, factor: lr * factor ** ((t + 1) // every),
            "It drops one step early: steps 0 to every - 1 have the full rate.",
        ),
        Wrong(
            "one step late",
            lambda t, lr, every, factor: lr * factor ** (max(t - 1, 0) // every),
            "It drops one step late: step `every` has the lower rate already.",
        ),
        Wrong(
            "one step late, and a rise before",
            lambda t, lr, every, factor: lr * factor ** ((t - 1) // every),
            "It drops one step late: step `every` has the lower rate already. (And at t = 0, (t - 1) // every is -1.)",
        ),
        Wrong(
            "one drop too many",
            lambda t, lr, every, factor: lr * factor ** (t // every + 1),
            "One drop too many: steps 0 to every - 1 have the full rate.",
        ),
        Wrong(
            "rounded up",
            lambda t, lr, every, factor: lr * factor ** math.ceil(t / every),
            "You round up. Count the stages that are complete: `t // every`.",
        ),
        Wrong(
            "the rest for the stage",
            lambda t, lr, every, factor: lr * factor ** (t % every),
            "`t % every` is the place within the stage. How many stages are complete, `t // every`, is asked.",
        ),
        Wrong(
            "divided by the factor",
            lambda t, lr, every, factor: lr / factor ** (t // every),
            "You divide by the factor, so the rate rises. Multiply.",
        ),
        Wrong(
            "one drop only",
            lambda t, lr, every, factor: lr * factor if t >= every else lr,
            "It drops once and never again. After each `every` steps another factor comes.",
        ),
        Wrong(
            "a drop at each step",
            lambda t, lr, every, factor: lr * factor**t,
            "It drops at every step; `every` is never used.",
        ),
        Wrong(
            "multiplied, not a power",
            lambda t, lr, every, factor: lr * factor * (t // every),
            "You multiply by the number of drops. Each drop is another factor: a power.",
        ),
        Wrong(
            "only on the drop",
            lambda t, lr, every, factor: lr * factor if t % every == 0 and t else lr,
            "Only the steps t = every, 2 every, ... get a lower rate, and the next has the full one again. It stays "
            "down.",
        ),
        Wrong(
            "divided by the drops",
            lambda t, lr, every, factor: lr / (1 + t // every),
            "You divide by the number of the stage; `factor` is never used.",
        ),
        Wrong(
            "rounded",
            lambda t, lr, every, factor: lr * factor ** round(t / every),
            "You round to the nearest stage. Count the stages that are complete: `t // every`.",
        ),
    ],
    hints=[
        "How many times has it dropped before step t? Try t = 0, every - 1, every.",
        "`t // every` counts whole stages.",
    ],
    never={
        "combined": "a recursion goes down t / every times, and Python has a limit",
    },
)


def cosine(inner, *, lift=1.0, half=2.0, ends=True, last=True):
    """A cosine with a slip: another angle, without the 1 or the half, without an end, or without its last rate."""

    def answer(t, lr, steps, final):
        t = min(t, steps) if ends else t
        low = final if last else 0.0
        return low + (lr - low) * (lift + math.cos(inner(t, steps))) / half

    return answer


def right_angle(t, steps):
    return math.pi * t / steps


cosine_schedule = Exercise(
    "cosine_schedule",
    "Down along a cosine",
    (
        "`t`: a whole number from 0; `lr`: the rate at $t = 0$; `steps`: when it ends; {given} `final`: the rate "
        r"from $t$ = `steps` on {at its end and later} {At} $\to$ the rate at step $t$, a number. {cases} In between, "
        "half a cosine wave from `lr` to `final`. {cases}"
    ),
    promises=[At("t", "steps")],
    parts=[
        Part("on the way", [Case(0, 0.2, 8, 0.0), Case(2, 0.2, 8, 0.0), Case(7, 0.2, 8, 0.0), Case(5, 0.1, 12, 0.01)]),
        Part(
            "at its end and later",
            [Case(8, 0.2, 8, 0.03), Case(9, 0.2, 8, 0.03), Case(17, 0.3, 6, 0.01), Case(40, 0.2, 9, 0.0)],
        ),
    ],
    wrong=[
        Wrong(
            "it rises again",
            cosine(right_angle, ends=False),
            "After its end your rate rises again with the cosine. From `steps` on it stays at `final`.",
        ),
        Wrong("degrees", cosine(lambda t, n: 180 * t / n), "`cos` wants radians: half a wave is pi, not 180."),
        Wrong(
            "a whole wave",
            cosine(lambda t, n: 2 * math.pi * t / n),
            "You go through a whole wave, down and up again. Half a wave is pi t / steps.",
        ),
        Wrong(
            "a quarter wave",
            lambda t, lr, n, final: final + (lr - final) * math.cos(math.pi * min(t, n) / n / 2),
            "That is a quarter of a wave. Half a wave, lifted and halved: (1 + cos(pi t / steps)) / 2.",
        ),
        Wrong(
            "not lifted",
            cosine(right_angle, lift=0.0, half=1.0),
            "Without the 1 + the cosine turns negative, and so does the rate.",
        ),
        Wrong(
            "not halved",
            cosine(right_angle, half=1.0),
            "1 + cos runs from 2 down to 0: halve it, or it begins at twice the rate.",
        ),
        Wrong(
            "upwards",
            lambda t, lr, n, final: final + (lr - final) * (1 - math.cos(math.pi * min(t, n) / n)) / 2,
            "Your rate begins at `final` and rises: 1 + cos, not 1 - cos.",
        ),
        Wrong(
            "without pi",
            cosine(lambda t, n: t / n),
            "The angle goes from 0 to 1 only. Half a wave is pi t / steps.",
        ),
        Wrong(
            "final only at the end",
            lambda t, lr, n, final: final if t >= n else cosine(right_angle, last=False)(t, lr, n, final),
            "On the way your wave heads for 0 and not for `final`. It has the height lr - final and stands on final.",
        ),
        Wrong(
            "final is not added",
            lambda t, lr, n, final: (lr - final) * (1 + math.cos(math.pi * min(t, n) / n)) / 2,
            "The wave has the right height, but it stands on 0: add `final`.",
        ),
        Wrong(
            "0 in the end",
            lambda t, lr, n, final: 0.0 if t >= n else cosine(right_angle)(t, lr, n, final),
            "From `steps` on your rate is 0. It stays at `final`.",
        ),
        Wrong(
            "it begins again",
            lambda t, lr, n, final: cosine(right_angle)(t % n, lr, n, final),
            "At its end your rate begins again at lr. From `steps` on it stays at `final`.",
        ),
        Wrong(
            "not lifted, but halved",
            cosine(right_angle, lift=0.0),
            "Without the 1 + the cosine turns negative, and so does the wave.",
        ),
        Wrong("final is forgotten", cosine(right_angle, last=False), "It goes down to 0; `final` is never used."),
        Wrong(
            "one step early",
            lambda t, lr, n, final: final + (lr - final) * (1 + math.cos(math.pi * min(t, n - 1) / (n - 1))) / 2,
            "It arrives one step early: the end is at t = steps, so divide by steps.",
        ),
        Wrong("a straight line", lambda t, lr, n, final: lr + (final - lr) * min(t, n) / n, "That is a straight line."),
        Wrong(
            "final is added on top",
            lambda t, lr, n, final: final + lr * (1 + math.cos(math.pi * min(t, n) / n)) / 2,
            "You add `final` to the whole wave, so it begins above lr. The wave has the height lr - final.",
        ),
    ],
    hints=["At t = 0 the bracket 1 + cos is 2, at t = steps it is 0.", "`min(t, steps)` keeps it at its end."],
)

# --- weights that decay -----------------------------------------------------------------------------------------------


def by_epsilon(v):
    return np.sqrt(v) + EPS


def adams_move(self, g, root=by_epsilon):
    """Where Adam goes for a slope g, without the rate; its state is the object's own."""
    self.m, self.v = 0.9 * self.m + 0.1 * g, 0.999 * self.v + 0.001 * g**2
    return self.m / (1 - 0.9**self.t) / root(self.v / (1 - 0.999**self.t))


def adamw(place):
    return rule(place, ("lr", "decay"))


def decayed(self, theta, grad, share=lambda self: self.lr * self.decay, root=by_epsilon):
    """AdamW's weights after the step, where each loses `share` of itself beside it."""
    return theta * (1 - share(self)) - self.lr * adams_move(self, grad, root)


def decayed_like(share):
    return adamw(lambda self, theta, grad: decayed(self, theta, grad, share))


def decay_beside_each(extra):
    """Adam, and beside its step another move of the weights than their decay."""
    return adamw(lambda self, theta, grad: theta - self.lr * adams_move(self, grad) - extra(self, theta, grad))


def penalised(self, theta, grad):
    return theta - self.lr * adams_move(self, grad + self.decay * theta)


def penalised_over_the_root(self, theta, grad):
    self.m, self.v = 0.9 * self.m + 0.1 * grad, 0.999 * self.v + 0.001 * grad**2
    root = np.sqrt(self.v / (1 - 0.999**self.t)) + EPS
    return theta - self.lr * (self.m / (1 - 0.9**self.t) + self.decay * theta) / root


def new_weights_decay(self, theta, grad):
    return (theta - self.lr * adams_move(self, grad)) * (1 - self.lr * self.decay)


def always_a_first_step(self, theta, grad):
    self.m, self.v, self.t = 0.0, 0.0, 1
    return decayed(self, theta, grad)


def all_is_scaled(self, theta, grad):
    return theta - self.lr * (1 - self.decay) * adams_move(self, grad)


ADAMW_FIRST = (0.1, 0.5)

my_adamw = Exercise(
    "MyAdamW",
    "Decay beside the step",
    IN_PLACE.replace("NAME", "MyAdamW(lr, decay)")
    + f"A weight whose slope has always been 0 only decays (no `nan`). {{{DECAYS}}} {ANY_SLOPES}"
    "Left out, `lr` is 0.001 and `decay` 0.01. {another default} "
    "You may use your `MyAdam`. {free} {promises}",
    kind="object",
    outcome="in place",
    rtol=1e-4,
    promises=[
        *STEPS_PROMISE,
        free_epsilon(
            lambda root: adamw(lambda self, theta, grad: decayed(self, theta, grad, root=root)), lr=1e-3, decay=0.01
        ),
        Holds(
            "another default",
            "",
            walk(Case(), THETA, GRADS),
            walk(Case(lr=0.5), THETA, GRADS),
        ),
    ],
    parts=optimiser_parts(ADAMW_FIRST, (0.04, 1.2), (0.05, 0.3), (0.02, 0.8), DECAYS),
    wrong=[
        Wrong(
            "the penalty is in the slope",
            adamw(penalised),
            "You add decay * theta to the slope, so Adam divides it by the slope's size. That is L2; here the decay "
            "stands beside Adam's step.",
        ),
        Wrong(
            "the penalty is over the root",
            adamw(penalised_over_the_root),
            "Your decay is divided by the root as well. It stands beside the quotient.",
        ),
        Wrong(
            "no decay",
            decayed_like(lambda self: 0.0),
            "That is Adam alone: no weight decays. Subtract lr * decay * theta as well.",
        ),
        Wrong(
            "the decay without the rate",
            decayed_like(lambda self: self.decay),
            "A weight loses lr * decay of itself in a step. The rate is missing in front of your decay.",
        ),
        Wrong(
            "the decay is not used",
            decayed_like(lambda self: self.lr),
            "A weight loses lr * decay of itself in a step. Yours loses lr.",
        ),
        Wrong(
            "the decay is fixed",
            decayed_like(lambda self: self.lr * 0.01),
            "You always use 0.01. That is only the default: keep what is given, `self.decay = decay`.",
        ),
        Wrong(
            "weights grow",
            decayed_like(lambda self: -self.lr * self.decay),
            "Your weights grow by lr * decay of themselves. They are to lose it.",
        ),
        Wrong(
            "decayed twice",
            decayed_like(lambda self: 2 * self.lr * self.decay),
            "Your weights lose twice lr * decay of themselves in a step.",
        ),
        Wrong(
            "new weights decay",
            adamw(new_weights_decay),
            "Your decay takes its share of the weights AFTER Adam's step. Both moves start from the weights before it: "
            "let them decay first.",
        ),
        Wrong(
            "all decay alike",
            decay_beside_each(lambda self, theta, grad: self.lr * self.decay * np.sign(theta)),
            "All weights lose the same, whatever their size. Each loses a share of ITSELF.",
        ),
        Wrong(
            "squares decay",
            decay_beside_each(lambda self, theta, grad: self.lr * self.decay * theta**2),
            "Your decay is a share of theta squared. It is a share of theta.",
        ),
        Wrong(
            "the slope decays",
            decay_beside_each(lambda self, theta, grad: self.lr * self.decay * grad),
            "You subtract lr * decay * grad. It is the weights that decay: lr * decay * theta.",
        ),
        Wrong(
            "the step decays",
            adamw(all_is_scaled),
            "You shorten Adam's step. The step stays whole; the weights lose a share beside it.",
        ),
        Wrong(
            "plain descent",
            adamw(lambda self, theta, grad: theta * (1 - self.lr * self.decay) - self.lr * grad),
            "You step by lr * grad. The step beside the decay is Adam's.",
        ),
        Wrong(
            "Adam starts anew",
            adamw(always_a_first_step),
            "Every step is a first step: m, v and t start anew. Make Adam once, in `__init__`.",
        ),
        Wrong(
            "uphill",
            adamw(lambda self, theta, grad: theta * (1 - self.lr * self.decay) + self.lr * adams_move(self, grad)),
            "You walk up the slope: Adam's step is subtracted too.",
        ),
        Wrong(
            "only the decay",
            adamw(lambda self, theta, grad: theta * (1 - self.lr * self.decay)),
            "Your weights only decay. Adam's step is missing.",
        ),
        not_in_place(adamw(lambda self, theta, grad: theta)),
        Wrong(
            "one state for all objects",
            shared_between_objects(adamw(decayed), ADAMW_FIRST),
            "Two optimisers share m, v or t: they belong to the class or the notebook. Make them, or the Adam that "
            "keeps them, in `__init__`.",
        ),
    ],
    hints=[
        "Adam's part you have: an object of your `MyAdam`, made in `__init__`, can take its step.",
        "Multiply theta by what is left of it, in place, and then let Adam step.",
    ],
)


# --- slopes that are too long ---------------------------------------------------------------------------------------


def joint_length(grads):
    return math.sqrt(sum(float((g**2).sum()) for g in grads))


def shortened(length_of, c_for=lambda c, length: c / length):
    """Slopes shortened by a length of one's own."""

    def clipped(grads, c):
        length = length_of(grads)
        return [g * c_for(c, length) if length > c else g for g in grads]

    return clipped


W_SLOPES, B_SLOPES = np.array([[3.0, -1.0], [0.5, 2.0], [-4.0, 1.5]]), np.array([1.0, -2.5])
ONE_LONG = [np.array([0.2, -0.1]), np.array([[6.0, -8.0]]), np.array(0.3)]

clipped_exercise = Exercise(
    "clipped",
    "Shorten, and keep the direction",
    (
        "`grads`: a list of arrays of any shapes, a slope for each weight and bias, and `c`: a number above 0 "
        r"{given} {Rows} $\to$ a list of arrays of the same shapes. {cases} The length of all slopes together is $L = "
        r"\sqrt{\sum g^2}$, summed over every number in every array. {cases} Where $L > c$ each slope is multiplied "
        "by $c / L$; else all stay what they are. {about as long as c} All slopes may be 0. {about as long as c} "
        "Their number is free: one array will do. {Rows} The arrays of `grads` stay as they were {kept}; whether "
        "those that stay what they are come back themselves or as copies is up to you. {free}"
    ),
    promises=[
        Rows("grads"),
    ],
    parts=[
        Part("too long", [Case([W_SLOPES, B_SLOPES], 1.0), Case(ONE_LONG, 2.5)]),
        Part(
            "about as long as c",
            [
                Case([W_SLOPES, B_SLOPES], 7.0),
                Case([W_SLOPES, B_SLOPES], 6.0),
                Case([np.zeros((2, 2)), np.zeros(3)], 1.0),
            ],
        ),
    ],
    wrong=[
        Wrong(
            "each array alone",
            lambda grads, c: [shortened(joint_length)([g], c)[0] for g in grads],
            "You shorten each array by its own length. That changes how long they are beside one another, and so the "
            "direction: ONE length, of all slopes together.",
        ),
        Wrong(
            "number by number",
            lambda grads, c: [np.clip(g, -c, c) for g in grads],
            "You cut number by number, as `np.clip` does. (3, 4) would become (1, 1), another direction. Multiply "
            "all by the same factor.",
        ),
        Wrong(
            "always",
            lambda grads, c: [g * c / joint_length(grads) if joint_length(grads) else g for g in grads],
            "Slopes that are short enough must stay: you stretch them to length c.",
        ),
        Wrong(
            "always, and 0 / 0",
            lambda grads, c: [g * (c / np.float64(joint_length(grads))) for g in grads],
            "Slopes that are short enough must stay. You divide by the length always, at the bottom of a valley by 0.",
        ),
        Wrong(
            "without the root",
            shortened(lambda grads: joint_length(grads) ** 2),
            "Your length is the sum of the squares: the root is missing.",
        ),
        Wrong(
            "the sum of lengths",
            shortened(lambda grads: sum(joint_length([g]) for g in grads)),
            "You add up the lengths of the arrays. Add up the SQUARES of all numbers, then take the root once.",
        ),
        Wrong(
            "the largest slope",
            shortened(lambda grads: max(float(np.abs(g).max()) for g in grads)),
            "You took the largest slope for the length. It is the root of the sum of all squares.",
        ),
        Wrong(
            "sizes for squares",
            shortened(lambda grads: sum(float(np.abs(g).sum()) for g in grads)),
            "You add up sizes. The length of (3, 4) is 5, not 7: squares, and a root.",
        ),
        Wrong(
            "to length 1",
            shortened(joint_length, lambda c, length: 1 / length),
            "Long slopes end with length 1. They should have length c.",
        ),
        Wrong(
            "the first array only",
            shortened(lambda grads: joint_length(grads[:1])),
            "You measured the first array only. All of them count, biases too.",
        ),
        Wrong(
            "thrown away",
            lambda grads, c: [np.zeros_like(g) if joint_length(grads) > c else g for g in grads],
            "You throw slopes away that are too long. Their direction is good: shorten them to c.",
        ),
    ],
    hints=[
        "First one number: the sum of `(g**2).sum()` over the arrays, and its root.",
        "Then one factor for all of them: 1 if the length is at most c, else c / length.",
    ],
    never={"zero c": "c is above 0", "one column of a matrix": "shapes are free"},
)

# --- 5. quiz --------------------------------------------------------------------------------------------------------

quiz = Quiz(
    "adaptive_or_not",
    "Adaptive or not",
    [
        Question(
            "why_rmsprop",
            "Which defect of AdaGrad does RMSProp mend?",
            [
                Choice("AdaGrad has no learning rate of its own.", "It has: eta stands in front."),
                Choice(
                    "Its sum only grows, so its steps shrink for ever.",
                    "Right: in a decaying average the past fades.",
                    right=True,
                ),
                Choice(
                    "It treats all weights alike.", "That is plain descent. AdaGrad already has a sum for each weight."
                ),
                Choice(
                    "It begins at 0 and is biased.", "That is RMSProp's (and Adam's) own trouble; Adam corrects it."
                ),
            ],
        ),
        Question(
            "decay",
            'Someone sets RMSProp\'s rho to 0.001, because "a good rate is 0.001". What happens?',
            [
                Choice("It learns slowly.", "The rate lr is another number and has not changed. rho is the decay."),
                Choice(
                    "Nearly each step is ± lr for every weight.",
                    "Right: the average is just the latest g², and g / sqrt(g²) is a sign.",
                    right=True,
                ),
                Choice("It turns into AdaGrad.", "AdaGrad forgets nothing. rho near 0 forgets all."),
                Choice("It diverges.", "Its steps are bounded by about lr."),
            ],
        ),
        Question(
            "first_step",
            "Adam's first step with lr = 0.001, slopes (200, -0.0003). How far do the two weights go?",
            [
                Choice("-0.2 and +0.0000003", "That is plain descent: rate times slope."),
                Choice("-0.001 and +0.001", "Right: m_hat / sqrt(v_hat) is the sign of the slope.", right=True),
                Choice("-0.0001 and +0.0001", "That is without the correction of m (and with that of v)."),
                Choice("It depends on beta1.", "The correction takes beta1 and beta2 out of the first step entirely."),
            ],
        ),
        Question(
            "slip_power",
            "A colleague's Adam lacks the power t. Which test shows it?",
            [
                Choice(
                    "One step, compared with a library.", "At t = 1 the power changes nothing: the first step is right."
                ),
                Choice("Does the loss fall?", "It falls, with steps about a third as long in the end."),
                Choice(
                    "Three steps, compared with a library.", "Right: from the second step on they differ.", right=True
                ),
                Choice("A gradient check.", "The gradient is right; it is what is done with it that is wrong."),
            ],
        ),
        Question(
            "matrix",
            '"In AdaGrad, G is a matrix of all previous gradients." What is right?',
            [
                Choice("The statement.", "Nothing of the old gradients is kept but the sums of their squares."),
                Choice("G is one number, the sum of all squares.", "Then all weights would share one rate again."),
                Choice(
                    "A running sum of squares for each weight.",
                    "Right: the shape of theta, however many steps there were.",
                    right=True,
                ),
                Choice("G holds the last gradient.", "It holds the sum over all steps so far."),
            ],
        ),
    ],
)

EXERCISES = [
    my_adagrad,
    numbers_kept,
    adagrad_rate,
    moving_average,
    my_rmsprop,
    epsilon_places,
    bias_corrected,
    my_adam,
    my_adamw,
    clipped_exercise,
    step_schedule,
    cosine_schedule,
    quiz,
]

"""What the gallery asks: one number to be found with each explorer, and what it answers to the usual slips."""

import math

import numpy as np

from nnkit.check import (
    Case,
    Choice,
    Exercise,
    Judge,
    Part,
    Question,
    Quiz,
    Roughly,
    Setting,
    Wrong,
    about,
    with_readings,
)
from nnkit.check.promises import Tolerance


def discovery(name, title, task, right, tolerance, wrong, hint, *promises, words=None, run=None, **readings):
    """One number to be found. words: what is said of a number that is too small or too large; run, readings: what else
    the explorer shows, as in `with_readings`."""
    declared = [Wrong(slip, value, says) for slip, value, says in wrong]
    return Exercise(
        name,
        title,
        task,
        kind="value",
        rtol=2e-3,  # how near a number must come to be told its slip: three or four decimals are enough
        parts=[
            Part("the number", [Case()], judge=Judge("answer.like", answer=about(right, tolerance), **(words or {})))
        ],
        wrong=with_readings(declared, right, run, **readings) if run else declared,
        hints=[hint],
        promises=promises,
    )


def hinges_for(error):
    """What the explorer says of the fewest even hinges that follow sin x from 0 to 2 pi that well."""
    x = np.linspace(0, 2 * math.pi, 401)  # the explorer's own places

    def errors(n):
        knots = np.linspace(0, 2 * math.pi, n + 1)
        return np.abs(np.interp(x, knots, np.sin(knots)) - np.sin(x))

    n = next(n for n in range(2, 200) if errors(n).max() < error)
    return {"n": n, "error": errors(n).max(), "before": errors(n - 1).max(), "at": x[errors(n).argmax()]}


def counts_of(shapes):
    """The neurons for these regions, each a number of sides."""
    return {"lines": sum(shapes), "ands": len(shapes)}


def weight_of(hidden, output):
    """What stands at a weight of the last layer of the 2-2-2 network of lesson 6, with its own numbers."""
    h = [squash(0.05 * a + 0.1 * b + 0.35) for a, b in ((0.15, 0.20), (0.25, 0.30))]
    w = [[0.40, 0.45], [0.50, 0.55]][output - 1]
    o = squash(w[0] * h[0] + w[1] * h[1] + 0.60)
    back = o - [0.01, 0.99][output - 1]
    delta = back * o * (1 - o)
    gradient = delta * h[hidden - 1]
    return {"w": w[hidden - 1], "h": h[hidden - 1], "o": o, "dL/do": back, "dL/dz": delta, "gradient": gradient}


def squash(z):
    return 1 / (1 + math.exp(-z))


def shares(logits):
    """Their softmax."""
    return np.exp(logits) / np.exp(logits).sum()


def bits(p):
    """The entropy of probabilities."""
    return -(p * np.log2(p)).sum()


# of the largest rate, in 1 over the curvature; both with mu = 0.9
LIMITS = {"GradientDescent": 2, "Momentum": 2 * 1.9, "Nesterov": 2 * 1.9 / 2.8}

hinges = discovery(
    "hinges_for_a_hundredth",
    "Hinges for a hundredth",
    "With `sin x` and even knots: how many hinges does it take at least until the largest error is **below "
    "0.01**? {cases}",
    23,
    0,
    [
        ("one too few", 22, "With 22 hinges the largest error is 0.0102, just above."),
        ("one too many", 24, "Fewer will do: look at the number of hinges just below."),
        ("the first that is near", 20, "With 20 hinges the error is 0.0122: near, but above 0.01."),
        ("a hundredth as 1/n", 100, "The error falls like 1/n^2, much faster than 1/n."),
        ("the root of a hundred", 10, "With 10 hinges the error is 0.049. It falls like 1/n^2, but not from 1."),
    ],
    "Move the slider `hinges` with the arrow keys and read the largest error below the picture.",
    words={
        "small": "with {number:g} hinges the largest error is not yet below 0.01",
        "large": "{number:g} hinges are more than it takes",
    },
    run=hinges_for,
    asks="the number of hinges",
    asked=lambda shown: shown["n"],
    reads={
        "the largest error that is asked for": lambda shown: 0.01,
        "the largest error with as many hinges as are asked": lambda shown: shown["error"],
        "the largest error with one hinge less": lambda shown: shown["before"],
        "the x at which the error is largest": lambda shown: shown["at"],
        "the distance between two knots": lambda shown: 2 * math.pi / shown["n"],
    },
    error=Setting(0.01, (0.1, 0.05, 0.02, 0.005, 0.001), "an error below {}"),
)

regions = discovery(
    "units_for_two_triangles",
    "Two islands",
    "A network of step neurons is to fire inside **either of two separate triangles** and nowhere else. {given} Built "
    "as in the explorer (lines, one AND for each region, one OR), how many neurons does it have, the output included? "
    "{cases}",
    9,
    0,
    [
        ("no output", 8, "The OR is a neuron too: it is the output."),
        ("one AND for both", 7, "One AND over all six lines fires where the triangles overlap: nowhere."),
        ("inputs counted", 11, "You counted x and y as well. They are numbers that come in; no neuron computes them."),
        ("two outputs", 10, "Each triangle has its own AND, but they share one OR."),
    ],
    "Start with a triangle, choose region B, add three half-planes, and read the count below.",
    words={
        "small": "{number:g} is too small: lines, ANDs and the OR are all to be counted, for both triangles",
        "large": "{number:g} is too large: is something counted twice, or something that computes nothing?",
    },
    run=counts_of,
    asks="all neurons",
    asked=lambda shown: shown["lines"] + shown["ands"] + 1,
    reads={
        "the number of lines": lambda shown: shown["lines"],
        "the number of lines and ANDs, without the output": lambda shown: shown["lines"] + shown["ands"],
        "the number of ANDs": lambda shown: shown["ands"],
        "the number of ANDs and ORs, without the lines": lambda shown: shown["ands"] + 1,
        "the number of lines of one region": lambda shown: shown["lines"] // shown["ands"],
    },
    shapes=Setting(
        (3, 3),
        ((3,), (4, 3)),
        {(3, 3): "two triangles", (3,): "one triangle", (4, 3): "a region of four sides and one of three"},
    ),
)

numbered = discovery(
    "gradient_of_a_weight",
    "The odd one out",
    (
        "In the 2-2-2 network (its own numbers, before any training) two of the four gradients of the last layer's "
        r"weights are negative. {about} What is $\partial L / \partial w$ for the weight **from h1 to o2**? {cases} "
        "Four decimals are enough. {cases}"
    ),
    -0.022603,
    6e-5,
    [
        ("the sign", 0.022603, "The sign is wrong: o2 is below its target 0.99, so a larger weight lowers the loss."),
    ],
    "Step forward until the backward phase has passed o2; the number stands below the weight.",
    run=weight_of,
    asks="the gradient of the loss with respect to the weight",
    asked=lambda shown: shown["gradient"],
    reads={
        "dL/dz of the neuron to which the weight leads": lambda shown: shown["dL/dz"],
        "the loss's slope at that neuron's output, output minus target": lambda shown: shown["dL/do"],
        "what comes in through the weight, h": lambda shown: shown["h"],
        "the output of the neuron to which the weight leads": lambda shown: shown["o"],
        "the loss's slope there, times what comes in": lambda shown: shown["dL/do"] * shown["h"],
        "the weight itself": lambda shown: shown["w"],
        "the weight after a step": lambda shown: shown["w"] - 0.5 * shown["gradient"],
        "the gradient times the rate 0.5, by which a step changes the weight": lambda shown: 0.5 * shown["gradient"],
        "what the weight hands down to the hidden neuron": lambda shown: shown["w"] * shown["dL/dz"],
        "the loss": lambda shown: 0.298371,
    },
    within=5e-5,
    hidden=Setting(1, (2,), "the weight from h{}"),
    output=Setting(2, (1,), "the weight to o{}"),
)

race = discovery(
    "rate_that_breaks",
    "Where plain descent breaks",
    ("On the valley $x^2/2 + 10 y^2/2$: above which learning rate does `GradientDescent` diverge? {cases} {promises}"),
    0.2,
    0.006,
    [
        ("its reciprocal", 5.0, "The other way round: the steeper the valley, the smaller the rate must be."),
        ("half of it", 0.05, "There it still falls. Go on, step by step."),
    ],
    "Let it run 200 steps and move the rate with the arrow keys until the loss turns upward. Compare 2 / steepness.",
    Tolerance(3, percent=True),
    words={"small": "with the rate {number:g} the loss still falls", "large": "below {number:g} it diverges already"},
    run=lambda along, method: (method, {"x": 1, "y": 10}[along]),
    asks="the rate above which it diverges",
    asked=lambda shown: LIMITS[shown[0]] / shown[1],
    reads={
        "the best rate for that direction, with which one step lands in its middle": lambda shown: (
            1 / shown[1] if shown[0] == "GradientDescent" else None
        ),
        "the best single rate for both directions": lambda shown: 2 / 11 if shown[0] == "GradientDescent" else None,
        "the steepness in y": lambda shown: 10,
        "the logarithm of the rate, where the slider stands": lambda shown: math.log10(LIMITS[shown[0]] / shown[1]),
    },
    within=0.006,
    along=Setting("y", ("x",), {"x": "the flat direction, x", "y": "the steep one, y"}),
    method=Setting("GradientDescent", ("Momentum", "Nesterov"), "`{}`"),
)

softmax = discovery(
    "temperature_of_doubling",
    "Doubling is a temperature",
    (
        "Note the probabilities of logits (2, 1, -1) at $T = 1$ after a press of `Double every logit`. {about} Start "
        "again: at which temperature do the **original** logits give the same probabilities? {cases} "
        "{promises}"
    ),
    0.5,
    0.025,
    [
        ("the other way", 2, "T = 2 halves the logits. Doubling them sharpens, as a LOWER temperature does."),
        ("no change", 1, "T = 1 changes nothing, but doubling did: 0.705 became 0.879."),
        ("zero", 0, "T = 0 can't be divided by; near 0 the largest takes all, 0.879 is less than that."),
    ],
    "softmax(2 z) = softmax(z / T): what is T?",
    Tolerance(5, percent=True),
    words={
        "small": "at T = {number:g} the probabilities are further apart than doubling makes them",
        "large": "at T = {number:g} the probabilities are closer together than doubling makes them",
    },
    run=lambda times: (1 / times, shares([2 * times, times, -times])),
    asks="the temperature",
    asked=lambda shown: shown[0],
    reads={
        "the largest probability after doubling": lambda shown: shown[1][0],
        "the probability of class 2 after doubling": lambda shown: shown[1][1],
        "the probability of class 3 after doubling": lambda shown: shown[1][2],
        "the entropy after doubling, in bits": lambda shown: bits(shown[1]),
        "the largest probability before doubling": lambda shown: shares([2, 1, -1])[0],
        "the entropy before doubling, in bits": lambda shown: bits(shares([2, 1, -1])),
        "the logarithm of the temperature, where the slider stands": lambda shown: math.log10(shown[0]),
        "the largest logit after doubling": lambda shown: 4,
    },
    within=0.01,
    times=Setting(2, (4, 3), "logits {} times as large"),
)

spread = discovery(
    "factor_per_layer",
    "What a layer keeps",
    (
        "`tanh`, weights `N(0, sd 0.01)`, 100 neurons a layer: by which factor is the standard deviation multiplied "
        "**from one layer to the next**? {cases} {promises}"
    ),
    0.1,
    0.01,
    [
        (
            "the weights' own",
            0.01,
            "That is the spread of one weight. A neuron adds up 100 of them: times the root of 100.",
        ),
        ("its reciprocal", 10, "It shrinks: the next layer has a tenth of it, not ten times as much."),
        (
            "sum of the weights",
            1.0,
            "100 weights of 0.01 would add up to 1 if all had one sign. Random signs give the root.",
        ),
        ("half", 0.5, "Half would leave 0.004 after 8 layers. Look at the right picture: a power of ten a layer."),
    ],
    "The right picture is logarithmic: one tick is a power of ten.",
    Tolerance(10, percent=True),
    words={
        "small": "with a factor of {number:g} the standard deviation would fall faster from layer to layer",
        "large": "with a factor of {number:g} the standard deviation would not fall so fast from layer to layer",
    },
    run=lambda neurons: 0.01 * math.sqrt(neurons),
    asks="the factor from one layer to the next",
    reads={
        "the standard deviation of one weight": lambda factor: 0.01,
        "the variance of one weight": lambda factor: 0.0001,
        "the standard deviation in the last of eight layers": Roughly(lambda factor: factor**8, 0.1),
        "the standard deviation in layer 3": Roughly(lambda factor: factor**3, 0.05),
        "the standard deviation of the input": Roughly(lambda factor: 1, 0.01),
    },
    within=0.003,
    neurons=Setting(100, (25, 400), "{} neurons a layer"),
)

STARTS = {"training": 0.0021, "test": 0.1122, "best": 0.0964, "epoch": 252}  # what `Overfitting` says at first

overfitting = discovery(
    "error_nobody_beats",
    "The floor",
    (
        "Points are the truth plus noise of standard deviation 0.3. {given} **Below which mean squared test error** "
        "can no network get on average, however well it is trained? {cases}"
    ),
    0.09,
    0.002,
    [
        ("the standard deviation", 0.3, "That is the noise's standard deviation. A mean SQUARED error has its square."),
        ("none", 0, "A network that has found the truth exactly still misses each test point by its noise."),
        ("twice", 0.18, "The truth has no noise of its own; only the test points have."),
        ("the root", 0.5477, "You took the root of 0.3. A mean squared error has its square."),
        ("half", 0.045, "Half the square would go with a loss of 1/2 (a - y)^2; here it is the plain square."),
    ],
    "Set 60 points, a good width and some penalty: the sentence below names the noise's own share.",
    words={
        "small": "{number:g} is less than what the noise of the test points alone costs",
        "large": "a network that comes near the truth gets below {number:g}",
    },
    run=lambda noise: noise**2,
    asks="what no network gets below on average",
    reads={
        "the training error with which the explorer starts": lambda shown: STARTS["training"],
        "the test error with which the explorer starts, at its end": lambda shown: STARTS["test"],
        "the best test error of the network with which the explorer starts": lambda shown: STARTS["best"],
        "the epoch of the best test error": lambda shown: STARTS["epoch"],
    },
    within=0.002,
    noise=Setting(0.3, (0.1, 0.2, 0.4, 0.5, 1.0), "noise {}"),
)

rate = discovery(
    "largest_rate_on_a_parabola",
    "The edge of a parabola",
    (
        "On $2x^2$: with which learning rate does gradient descent **jump to and fro for ever**, neither settling "
        "nor flying apart? {cases}"
    ),
    0.5,
    0.003,
    [
        ("too near", 0.49, "At 0.49 it still settles, slowly."),
        ("too far", 0.51, "At 0.51 it flies apart, slowly."),
    ],
    "It lands at -x when rate times slope, 4x, equals 2x.",
    words={"small": "with the rate {number:g} it settles", "large": "with the rate {number:g} it flies apart"},
    run=lambda curve: {"x^2/2": 1, "x^2": 2, "2x^2": 4, "5x^2": 10}[curve],
    asks="the rate at which it jumps to and fro",
    asked=lambda curvature: 2 / curvature,
    reads={
        "the best rate: one step, and it is there": lambda curvature: 1 / curvature,
        "the curvature": lambda curvature: curvature,
        "the rate with which the explorer starts": lambda curvature: 0.1,
        "the loss at the start": lambda curvature: 2 * curvature,
        "the place of the start": lambda curvature: -2,
    },
    within=0.003,
    curve=Setting("2x^2", ("x^2", "x^2/2", "5x^2")),
)

neuron = discovery(
    "distance_of_a_line",
    "How far is the line?",
    "A neuron has $w = (3, 4)$ and $b = -10$. {given} How far from the origin is its line? {cases}",
    2,
    0.02,
    [
        ("a negative distance", -2, "A distance is not negative; the sign of b says on which side the origin is."),
        ("sum of the weights", 10 / 7, "Divide by the length of w, the root of 3^2 + 4^2, not by 3 + 4."),
        ("squared length", 0.4, "You divided by w . w = 25. The length is its root, 5."),
    ],
    "Drag the tip of w: a longer w with the same line has a larger b. What stays the same?",
    run=lambda: (np.array([3.0, 4.0]), -10.0),
    asks="the distance of the line from the origin",
    asked=lambda shown: -shown[1] / math.hypot(*shown[0]),
    reads={
        "the size of the bias, not yet divided by the length of w": lambda shown: -shown[1],
        "the length of w": lambda shown: math.hypot(*shown[0]),
        "the length of w, squared": lambda shown: shown[0] @ shown[0],
        "the sum of the weights": lambda shown: shown[0].sum(),
        "the place where the line crosses the x axis": lambda shown: -shown[1] / shown[0][0],
        "the place where the line crosses the y axis": lambda shown: -shown[1] / shown[0][1],
        "the width of the band from a = 0.1 to a = 0.9": lambda shown: 2 * math.log(9) / math.hypot(*shown[0]),
    },
)

activation = discovery(
    "steepest_sigmoid",
    "Steeper",
    r"$f(z) = \sigma(4z)$, that is the slider `slope` at 4. {given} How steep is it at its steepest point? {cases}",
    1,
    0.01,
    [
        ("divided", 0.0625, "You divided by 4. The chain rule multiplies."),
        ("at the edge", 0, "0 is the slope far out, where it is flat."),
        ("half", 2, "2 would be half of 4; the sigmoid's own largest slope is a quarter."),
    ],
    "Drag the point to z = 0, and read the slope.",
    run=lambda slope: slope,
    asks="the steepest slope",
    asked=lambda slope: slope / 4,
    reads={
        "what the slider `slope` multiplies z by": lambda slope: slope,
        "the value at z = 0, where it is steepest": lambda slope: 0.5,
        "the value at z = 1, where the point starts": lambda slope: squash(slope),
        "the slope at z = 1, where the point starts": lambda slope: slope * squash(slope) * squash(-slope),
        "the percentage of the range that is flat": lambda slope: 75 if slope == 4 else None,
    },
    within=0.01,
    slope=Setting(4, (1, 3, 5, 6, 8), "slope {}"),
)

quiz = Quiz(
    "seen_in_the_gallery",
    "What did you see?",
    [
        Question(
            "fold",
            "Twice as many even hinges on a smooth function make the largest error about",
            [
                Choice("half as large", "Try 10 and 20 hinges: 0.049 becomes 0.012."),
                Choice("a quarter as large", "Yes: it falls like 1/n^2.", right=True),
                Choice("as large as before", "Try 10 and 20 hinges and read the error."),
            ],
        ),
        Question(
            "saddle",
            "A start exactly on the saddle's ridge (y = 0)",
            [
                Choice(
                    "leads every optimiser of the race to the saddle point", "Yes: no gradient along y.", right=True
                ),
                Choice(
                    "stops plain descent only", "Without a gradient along y, momentum and Adam have nothing either."
                ),
                Choice("makes no difference", "Start at y = 0 and at y = 0.1, with 200 steps."),
            ],
        ),
    ],
)

EXERCISES = [hinges, regions, numbered, race, softmax, spread, overfitting, rate, neuron, activation, quiz]

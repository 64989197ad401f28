"""What the gallery asks: one number to be found with each explorer, and what it answers to the usual slips."""

import math

import numpy as np

from nnkit.check import Case, Choice, Exercise, Judge, Part, Question, Quiz, Setting, Wrong, about, with_neighbours
from nnkit.check.promises import Tolerance


def discovery(name, title, task, right, tolerance, wrong, hint, *promises, number=None, within=0, **settings):
    """One number to be found. number, within, settings: what comes at another setting (`with_neighbours`)."""
    declared = [Wrong(slip, value, says) for slip, value, says in wrong]
    return Exercise(
        name,
        title,
        task,
        kind="value",
        rtol=2e-3,  # how near a number must come to be told its slip: three or four decimals are enough
        parts=[Part("the number", [Case()], judge=Judge("answer.like", answer=about(right, tolerance)))],
        wrong=with_neighbours(declared, right, number, within, **settings) if number else declared,
        hints=[hint],
        promises=promises,
    )


def hinges_for(error):
    """How many even hinges it takes for sin x from 0 to 2 pi."""
    x = np.linspace(0, 2 * math.pi, 2001)

    def largest(n):
        knots = np.linspace(0, 2 * math.pi, n + 1)
        return np.abs(np.interp(x, knots, np.sin(knots)) - np.sin(x)).max()

    return next(n for n in range(2, 200) if largest(n) < error)


def gradient_of(hidden, output):
    """Of a weight of the last layer of the 2-2-2 network of lesson 6, with its own numbers."""
    h = [squash(0.05 * a + 0.1 * b + 0.35) for a, b in ((0.15, 0.20), (0.25, 0.30))]
    o = squash([0.40, 0.50][output - 1] * h[0] + [0.45, 0.55][output - 1] * h[1] + 0.60)
    return (o - [0.01, 0.99][output - 1]) * o * (1 - o) * h[hidden - 1]


def squash(z):
    return 1 / (1 + math.exp(-z))


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
        ("the error for the count", 0.01, "That is the error. How many hinges does it take?"),
    ],
    "Move the slider `hinges` with the arrow keys and read the largest error below the picture.",
    number=hinges_for,
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
        ("lines only", 6, "Those are the lines. Each triangle needs an AND neuron, and the two need an OR."),
        ("no output", 8, "The OR is a neuron too: it is the output."),
        ("one AND for both", 7, "One AND over all six lines fires where the triangles overlap: nowhere."),
        ("one triangle", 5, "That is one triangle. Here are two, and an OR that joins them."),
        ("inputs counted", 11, "You counted x and y as well. They are numbers that come in; no neuron computes them."),
        ("two outputs", 10, "Each triangle has its own AND, but they share one OR."),
    ],
    "Start with a triangle, choose region B, add three half-planes, and read the count below.",
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
        ("dL/dz", -0.038098, "That is dL/dz of o2. The weight's gradient is that times what came in: h1."),
        ("the new weight", 0.511301, "That is the weight after a step. The gradient that made the step is asked."),
        ("times the rate", -0.0113015, "You multiplied by the rate 0.5 already. The gradient comes before that."),
    ],
    "Step forward until the backward phase has passed o2; the number stands below the weight.",
    number=gradient_of,
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
        (
            "the best rate in y",
            0.1,
            "At 0.1 the step in y lands in the middle at once: it is the best rate, not the limit.",
        ),
        ("its reciprocal", 5.0, "The other way round: the steeper the valley, the smaller the rate must be."),
        ("half of it", 0.05, "There it still falls. Go on, step by step."),
        ("the logarithm", -0.7, "That is the logarithm. The number beside the slider is the rate."),
    ],
    "Let it run 200 steps and move the rate with the arrow keys until the loss turns upward. Compare 2 / steepness.",
    Tolerance(3, percent=True),
    number=lambda along, method: LIMITS[method] / {"x": 1, "y": 10}[along],
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
        ("squared", 0.25, "That would be logits four times as large: z / T with T = 0.25."),
        ("zero", 0, "T = 0 can't be divided by; near 0 the largest takes all, 0.879 is less than that."),
        ("the probability", 0.8789, "That is the largest probability after doubling. The temperature is asked."),
        ("a minus", -0.5, "A negative temperature would favour the smallest logit."),
    ],
    "softmax(2 z) = softmax(z / T): what is T?",
    Tolerance(5, percent=True),
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
        ("all layers at once", 1e-8, "That is what eight layers leave. For one layer take the eighth root."),
        (
            "sum of the weights",
            1.0,
            "100 weights of 0.01 would add up to 1 if all had one sign. Random signs give the root.",
        ),
        ("variance", 0.0001, "That is a variance. The standard deviation is its root."),
        ("half", 0.5, "Half would leave 0.004 after 8 layers. Look at the right picture: a power of ten a layer."),
    ],
    "The right picture is logarithmic: one tick is a power of ten.",
    Tolerance(10, percent=True),
)

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
        ("training error", 0.0021, "Such a training error is possible: the network has learnt the noise by heart."),
        ("the root", 0.5477, "You took the root of 0.3. A mean squared error has its square."),
        ("half", 0.045, "Half the square would go with a loss of 1/2 (a - y)^2; here it is the plain square."),
    ],
    "Set 60 points, a good width and some penalty: the sentence below names the noise's own share.",
    number=lambda noise: noise**2,
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
        ("the best rate", 0.25, "0.25 is the best rate: one step, and it is there."),
        ("too near", 0.49, "At 0.49 it still settles, slowly."),
        ("too far", 0.51, "At 0.51 it flies apart, slowly."),
        ("the curvature", 4, "4 is the curvature. The rate that just fails is 2 divided by it."),
    ],
    "It lands at -x when rate times slope, 4x, equals 2x.",
    number=lambda curve: 2 / {"x^2/2": 1, "x^2": 2, "2x^2": 4, "5x^2": 10}[curve],
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
        ("the bias alone", 10, "The bias alone is not the distance: it must be divided by the length of w."),
        ("a negative distance", -2, "A distance is not negative; the sign of b says on which side the origin is."),
        ("sum of the weights", 10 / 7, "Divide by the length of w, the root of 3^2 + 4^2, not by 3 + 4."),
        ("the wrong way up", 0.5, "The other way round: the bias over the length of w."),
        ("squared length", 0.4, "You divided by w . w = 25. The length is its root, 5."),
        ("the length", 5, "5 is the length of w. The distance is |b| divided by it."),
    ],
    "Drag the tip of w: a longer w with the same line has a larger b. What stays the same?",
)

activation = discovery(
    "steepest_sigmoid",
    "Steeper",
    r"$f(z) = \sigma(4z)$, that is the slider `slope` at 4. {given} How steep is it at its steepest point? {cases}",
    1,
    0.01,
    [
        ("the slider", 4, "4 multiplies the sigmoid's own slope, which is at most 1/4."),
        ("divided", 0.0625, "You divided by 4. The chain rule multiplies."),
        ("the value", 0.5, "That is the value there. Its slope is asked."),
        ("at the edge", 0, "0 is the slope far out, where it is flat."),
        ("half", 2, "2 would be half of 4; the sigmoid's own largest slope is a quarter."),
    ],
    "Drag the point to z = 0, and read the slope.",
    number=lambda slope: slope / 4,
    within=0.01,
    slope=Setting(4, (1, 2, 3, 5, 6, 8), "slope {}"),
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

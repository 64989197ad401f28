import numpy as np

from nnkit.check import PREVIOUS, Case, Choice, Exercise, Part, Question, Quiz, Script, Step, Wrong

X = np.array([[1.0, 2.0, 0.5], [3.0, -4.0, 1.0]])
W = np.array([0.5, -1.0, 2.0])
THETA = np.array([1.0, -2.0])
G1, G2, G3 = np.array([0.3, 0.4]), np.array([-0.5, 0.9]), np.array([0.7, 0.2])


class Forgetful:
    def __init__(self, lr, mu):
        self.lr, self.mu = lr, mu

    def step(self, theta, grad):
        return theta - self.lr * grad


class Uphill:
    def __init__(self, lr, mu):
        self.lr, self.mu, self.v = lr, mu, 0.0

    def step(self, theta, grad):
        self.v = self.mu * self.v + self.lr * grad
        return theta + self.v


EXERCISES = [
    Exercise(
        "affine",
        title="The affine step",
        task="`X (n, d)`, `w (d,)`, `b` a number {given} -> `z (n,)`: one weighted sum a row, plus the bias. {cases}",
        parts=[Part("a batch of two", [Case(X, W, 2.0)], points=2), Part("one row", [Case(X[:1], W, -1.0)], points=1)],
        wrong=[
            Wrong("no bias", lambda X, w, b: X @ w, "The bias is missing: your answer is the weighted sum alone."),
            Wrong("product", lambda X, w, b: X * w + b, "You multiplied entry by entry and did not add up each row."),
        ],
        hints=["Each row of `X` is one example.", "A matrix times a vector takes one weighted sum a row."],
        never=dict.fromkeys(("one column of a matrix", "a square matrix", "many rows"), "this lesson is small"),
    ),
    Exercise(
        "parameters",
        title="Count them",
        kind="value",
        task="How many parameters has a neuron with three inputs? {cases}",
        parts=[Part("the count", [Case()])],
        wrong=[Wrong("weights only", 3, "You counted the weights only; the bias is a parameter too.")],
    ),
    Exercise(
        "Momentum",
        title="Gradient descent with momentum",
        kind="object",
        outcome="either",
        never={"many rows": "this lesson is small"},
        task="`Momentum(lr, mu)` with `step(theta, grad)`. {cases}",
        parts=[
            Part(
                "three steps",
                [
                    Script(
                        Case(0.1, 0.7), Step("step", THETA, G1), Step("step", PREVIOUS, G2), Step("step", PREVIOUS, G3)
                    )
                ],
                points=2,
            )
        ],
        wrong=[
            Wrong("forgets", Forgetful, "The velocity starts anew at each step: keep it in the object."),
            Wrong("uphill", Uphill, "You walk up the gradient."),
        ],
    ),
    Quiz(
        "names",
        title="Names",
        questions=[
            Question(
                "bias",
                "What is the bias?",
                [
                    Choice("a weight of the constant 1", "It is added whatever the input is.", right=True),
                    Choice("an error of the data", "That is another use of the word."),
                ],
            ),
            Question(
                "activation",
                "What is an activation?",
                [
                    Choice("a layer's weights", "Weights are parameters; they do not depend on the input."),
                    Choice("a layer's output", "Yes, for one input.", right=True),
                ],
            ),
        ],
    ),
]

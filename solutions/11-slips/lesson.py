# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # 11. Find the slip: a lecture under test
#
# Formulas travel from slide to slide, and mistakes travel with them. Each slip in this lesson was really made, in slides,
# posts or code that others learnt from. **Would you have noticed?** You know enough by now to check every one.
#
# **Afterwards you can**
#
# - test a formula that somebody shows you, with six small tests;
# - mend thirteen slips that are in circulation about networks;
# - tell a slip of the pen from a wrong idea.
#
# **You need** lessons [2](02-activations) to [7](07-optimisers). **Time:** two sittings, 45 and 50 minutes.
#
# **How it goes.** A *slide* stands in a grey bar. Read it and say what is wrong **before** you go on. Then mend it.

# %% setup=true
import time

import numpy as np

from nnkit import activations, init
from nnkit.check import check, ready
from nnkit.lessonkit.handover import take
from nnkit.plot import describe_curves, figure, plot_curves, plot_histograms, show
from nnkit.widgets.live import ActivationPoint, ActivationSpread

# %% setup=true
sigmoid, silu, relu = take(sigmoid=activations.sigmoid, silu=activations.silu, relu=activations.relu)

# %% [markdown]
# ## Six tests
#
# | test | ask |
# |---|---|
# | **a number you know** | what comes out at 0, at 1, for one example, for a perfect answer? |
# | **the extreme** | what happens for very large, very small, very many? |
# | **the sign** | does it go down when things get better? |
# | **the count** | do shapes, units and numbers of things fit? |
# | **the recount** | do I get the same digits? |
# | **the counterexample** | it says "all" or "must": can I find one that is not so? |
#
# They cost a minute each, and none needs a book.

# %% [markdown] predict="which_test_is_quickest" recall=true
# A slide about a loss says: "For a perfect answer it is -2.3, and with every mistake it grows." **Which test settles
# it at once?**
#
# - [x] a number you know
# - [ ] the count
#   > There is no shape and no number of things in it.
# - [ ] the recount
#   > Whatever is computed again, a perfect answer may not be rewarded beyond 0.
# - [ ] the counterexample
#   > It does not say "all" or "must". One known value is enough.
#
# A loss of a perfect answer is 0. (And the sign agrees: it does grow with mistakes. One test passed is not all of
# them.)

# %% [markdown]
# ## A number you know
#
# > **Slide 1. The sigmoid.** The sigmoid squeezes any number into a confidence between 0 and 1:
# > $$\sigma(z) = \frac{1}{1 + e^{z}}$$

# %% [markdown] predict="slide_at_five"
# A slide gives the sigmoid as 1 / (1 + eᶻ). A neuron with z = 5 is quite sure of a yes. **Which confidence does the
# slide give it?**
#
# - [ ] 0.9933
#   > That is the true sigmoid, with e⁻ᶻ.
# - [ ] 0.5
#   > So it is at z = 0, with a minus or without.
# - [x] 0.0067
#
# e⁵ = 148.4, so it is 1 / (1 + 148.4) = 0.0067. The surest yes comes out as a no; only at 0 do slide and sigmoid agree.

# %%
for z in (-5.0, 0.0, 5.0):
    print(f"z = {z:4}: the slide gives {1 / (1 + np.exp(z)):.4f}")

# %% [markdown]
# At 0 all is well, so one number is not enough of a test. The curve falls.


# %% exercise="mend_sigmoid"
def mend_sigmoid(z):
    """sigma(z) for an array z of any shape; |z| < 30."""
    ### BEGIN SOLUTION
    return 1 / (1 + np.exp(-z))
    ### END SOLUTION


# %%
if ready("mend_sigmoid"):
    z = np.linspace(-6, 6, 121)
    curves = {"slide": 1 / (1 + np.exp(z)), "mended": mend_sigmoid(z)}
    show(
        plot_curves(curves, x=z, xlabel="z", ylabel="confidence"),
        alt=describe_curves(curves, x=z, xlabel="z"),
    )

# %% [markdown]
# One curve is the other's mirror image. That is why this slip lives long: a network with the falling sigmoid still
# learns, with all signs turned. You only notice when you mix its code with somebody else's.
#
# ## The sign
#
# > **Slide 2. Cross-entropy.** With probabilities $p_{i,c}$ and right classes $y_i$, training minimises
# > $$L = \frac{1}{n} \sum_{i} \log p_{i, y_i}$$
#

# %% [markdown] predict="a_loss_without_its_minus"
# A slide's loss is (1/n) Σ log p, with p the probability of the right class, and training makes it small. Ada gives the right class
# 0.9, Ben 0.1. **Who gets the smaller loss?**
#
# - [ ] Ada, who is nearer to the truth
# - [x] Ben
# - [ ] both the same
#
# log 0.9 = -0.105 and log 0.1 = -2.303. The better answer gets the *larger* number: whoever minimises this learns to be wrong. A
# minus is missing.

# %%
for p in (0.1, 0.5, 0.9, 1.0):
    print(f"right class gets {p}: the slide's loss is {np.log(p):7.4f}")

# %% exercise="mend_loss"
def mend_loss(P, y):
    """P (n, k) probabilities, y (n,) right classes -> the mean cross-entropy, a number."""
    ### BEGIN SOLUTION
    return -np.mean(np.log(P[np.arange(len(y)), y]))
    ### END SOLUTION


# %% [markdown]
# > **Slide 3. Two classes.** For a yes/no question with confidence $a$ and answer $y$ this becomes
# > $$\ell = -y \log a + (1 - y) \log (1 - a)$$
#
# A minus is there now. Put it to the test of the perfect answer, $y = 1$, $a \approx 1$, and to that of a bad one, $y = 0$, $a = 0.9$.

# %%
for y, a in [(1, 0.99), (1, 0.1), (0, 0.01), (0, 0.9)]:
    print(f"y = {y}, a = {a:4}: the slide's loss is {-y * np.log(a) + (1 - y) * np.log(1 - a):7.4f}")

# %% [markdown]
# For a yes all is well. For a no the worst answer gets the smallest number. The slip sits in what is *not* there: a pair of parentheses.


# %% exercise="mend_binary_loss"
def mend_binary_loss(a, y):
    """a (n,) confidences, y (n,) zeros and ones -> the mean binary cross-entropy, a number."""
    ### BEGIN SOLUTION
    return -np.mean(y * np.log(a) + (1 - y) * np.log(1 - a))
    ### END SOLUTION


# %%
if ready("mend_binary_loss"):
    a = np.linspace(0.02, 0.98, 97)
    curves = {
        "slide, y = 0": np.log(1 - a),
        "mended, y = 0": [mend_binary_loss(np.array([c]), np.array([0])) for c in a],
        "mended, y = 1": [mend_binary_loss(np.array([c]), np.array([1])) for c in a],
    }
    ax = plot_curves(curves, x=a, xlabel="confidence a", ylabel="loss")
    show(ax, alt=describe_curves(curves, x=a, xlabel="confidence"))

# %% [markdown]
# A loss is never negative, is 0 for a perfect answer, and falls towards it. Three sentences that catch both slides.
#
# ## The counterexample
#
# > **Slide 4. Activations.** An activation function **must be monotonic**: if it went down again, training could not work.
#
# "Must" asks for one case where it is not so. Here are a few activations that are in daily use. Which of them go down
# somewhere? Choose `silu`, then `gelu`, and drag the point to the left.

# %%
ActivationPoint(own={"silu (lesson 2)": (silu, activations.silu_derivative)})

# %% exercise="dip_of_silu"
dip_of_silu = ...
### BEGIN SOLUTION
dip_of_silu = -1.28
### END SOLUTION

# %% [markdown]
# One look settled it. For a hundred functions you would let the computer look.


# %% exercise="first_fall"
def first_fall(values):
    """values (n,) from left to right -> the first i with values[i + 1] < values[i], or -1."""
    ### BEGIN SOLUTION
    falls = np.flatnonzero(np.diff(values) < 0)
    return int(falls[0]) if falls.size else -1
    ### END SOLUTION


# %%
if ready("first_fall"):
    grid = np.linspace(-6, 6, 1201)
    for name in ("sigmoid", "tanh", "relu", "softplus", "elu", "gelu", "silu"):
        i = first_fall(activations.activation(name).f(grid))
        print(f"{name:9}", "never falls" if i < 0 else f"falls from z = {grid[i]:.2f} on")

# %% [markdown]
# GELU and SiLU fall, and large language models are built with them. What an activation must not be is *affine* ([lesson 2](02-activations#Why it collapses)). Monotonic is
# usual and harmless, but no law. (Why does the search start its falls at the grid's left end, and not at $-\infty$? Because
# it looks at 1201 places only. A search finds counterexamples; it proves nothing when it finds none.)
#
# > **Slide 5. Why activations.** Without them layers collapse: $(X W_1) W_2 = X (W_1 W_2)$, one matrix.
#
# True as it stands, and not what a network does.

# %% [markdown] predict="two_real_layers_at_zero"
# Two layers without activation, with weights W₁, W₂ and biases b₁, b₂. **What comes out for the input x = 0?**
#
# - [ ] 0, as with the one matrix W₁W₂
#   > That is what the slide says. The biases are there whatever comes in.
# - [ ] b₂
#   > b₁ goes through the second layer as well.
# - [x] b₁W₂ + b₂
# - [ ] b₁ + b₂
#   > On its way b₁ passes the weights of the second layer.
#
# After the first layer stands b₁, and the second makes b₁W₂ + b₂ of it. A matrix alone can only give 0 for 0.

# %%
W1, b1 = np.array([[1.0, -2.0], [0.5, 1.0]]), np.array([3.0, -1.0])
W2, b2 = np.array([[2.0], [1.0]]), np.array([0.5])
print("two layers:", (np.zeros(2) @ W1 + b1) @ W2 + b2, "  the slide:", np.zeros(2) @ (W1 @ W2))


# %% exercise="mend_collapse"
def mend_collapse(W1, b1, W2, b2):
    """(W, b) with (X @ W1 + b1) @ W2 + b2 == X @ W + b."""
    ### BEGIN SOLUTION
    return W1 @ W2, b1 @ W2 + b2
    ### END SOLUTION


# %% [markdown]
# A proof that leaves the biases out proves the collapse for layers that nobody builds.
#
# ## The count
#
# > **Slide 6. Depth.** In a network with 3 neurons a layer, each additional layer multiplies the paths from input to output by 3.
# > So the **computation grows exponentially with depth**.
#
# The first sentence is right. Ten layers of 3 neurons on 3 inputs have $3^{11}$ = 177,147 paths.

# %% [markdown] predict="multiplications_of_ten_layers"
# Ten layers of 3 neurons, on 3 inputs, have 177,147 paths from bottom to top. **How many multiplications does one
# forward pass take?**
#
# - number from 10 to 1000000 in powers: 90
#
# 3 · 3 at each of ten layers. Each layer uses what the one before has computed, whatever path it came by.

# %% exercise="multiplications"
def multiplications(sizes):
    """sizes: e.g. [4, 3, 2] -> how many multiplications the affine steps of one example take."""
    ### BEGIN SOLUTION
    return sum(sizes[i] * sizes[i + 1] for i in range(len(sizes) - 1))
    ### END SOLUTION


# %%
if ready("multiplications"):
    depths = list(range(1, 13))
    curves = {
        "paths": [3.0 ** (d + 1) for d in depths],
        "multiplications": [multiplications([3] * (d + 1)) for d in depths],
    }
    ax = plot_curves(curves, x=depths, xlabel="layers", ylabel="how many", log=True)
    show(ax, alt="Logarithmic. " + describe_curves(curves, x=depths, xlabel="layers"))

# %% [markdown]
# Backprop does the same on its way back: it
# passes sums on, so it costs about two forward passes, however deep. And measured?

# %%
rng = np.random.default_rng(11)
layers = [
    rng.normal(size=(64, 64)) / 8 for _ in range(40)
]  # small: all of them fit into the processor's cache
X = rng.normal(size=(200, 64))
seconds = {}
for depth in (10, 20, 40):
    runs = []
    for _ in range(5):
        A, start = X, time.process_time()
        for W in layers[:depth]:
            A = np.tanh(A @ W)
        runs.append(time.process_time() - start)
    seconds[depth] = min(runs)
print({depth: f"{s / seconds[10]:.1f} times the time of 10 layers" for depth, s in seconds.items()})

# %% [markdown]
# Twice as deep, about twice the time (give or take what else your computer is doing).

# %% [markdown] pause=true
# **A natural end.** You have now mended slides by a number you know, by signs, by counterexamples and by counting.
# Next: sizes, letters, extremes.

# %% [markdown]
# ## The recount
#
# > **Slide 7. One step.** The gradient is 0.082, the rate 0.5. So the new weight is $0.4 - 0.5 \cdot 0.082 = 0.358$.
#
# > **Slide 8. The answer.** The softmax of (3, -1, 1) is (0.866, 0.015, 0.117).
#
# **Before you reach for the computer:** the three shares of slide 8, what do they add up to?

# %% exercise="new_weight"
new_weight = ...
### BEGIN SOLUTION
new_weight = round(0.4 - 0.5 * 0.082, 3)
### END SOLUTION

# %% exercise="class_shares"
class_shares = ...
### BEGIN SOLUTION
e = np.exp([3.0, -1.0, 1.0])
class_shares = np.round(e / e.sum(), 3).tolist()
### END SOLUTION

# %% [markdown]
# Small change? Whoever checks their own network against a printed number needs *that* number. One wrong digit costs an evening,
# spent looking for a mistake in code that has none.
#
# > **Slide 9. He's initial weights.** Draw them from $N(0, 2 / n_{in})$. In code: `rng.normal(0, 2 / n_in, size=(n_in, n_out))`
#
# The formula is right and the code looks like it. The second number in $N(\mu, \sigma^2)$ is the **variance**. What does `rng.normal` take?
# With $n_{in} = 200$, compare how large the code's weights are with how large they should be.

# %%
rng = np.random.default_rng(3)
W = rng.normal(0, 2 / 200, size=(200, 200))
print(f"variance asked for {2 / 200:.4f}, variance got {W.var():.6f}")


# %% exercise="mend_he"
def mend_he(draws):
    """draws (d_in, d_out) from N(0, 1) -> weights of variance 2 / d_in, made of these draws."""
    ### BEGIN SOLUTION
    return draws * np.sqrt(2 / len(draws))
    ### END SOLUTION


# %% [markdown]
# What a wrong spread does you know from [lesson 6b](06b-initialisation#Weights that keep the spread). Choose between the slide's weights, yours and the library's, with `relu` and
# twenty layers.

# %% [markdown] predict="twenty_layers_of_slide_nine"
# Layers of 200 ReLU neurons. The weights should have the standard deviation √(2/200) = 0.1, and a slip gives them
# 2/200 = 0.01. **What is left of a signal of size 1 after twenty layers?**
#
# - number from 1e-30 to 1 in powers give or take 1: 1e-20
#
# Each layer makes it ten times smaller: 0.1²⁰ = 1e-20. Nothing crashes, nothing warns; the network just does not learn.

# %%
ActivationSpread(
    own={
        "slide 9": lambda shape, rng: rng.normal(0, 2 / shape[0], size=shape),
        "mended": (lambda shape, rng: mend_he(rng.normal(size=shape)))
        if ready("mend_he")
        else (lambda shape, rng: init.he(shape, rng=rng)),
    }
)

# %%
if ready("mend_he"):
    rng = np.random.default_rng(5)
    A = {"slide": rng.normal(size=(100, 200)), "mended": rng.normal(size=(100, 200))}
    for _ in range(5):
        A["slide"] = relu(A["slide"] @ rng.normal(0, 2 / 200, size=(200, 200)))
        A["mended"] = relu(A["mended"] @ mend_he(rng.normal(size=(200, 200))))
    print({name: f"typical size after five layers {a.std():.1e}" for name, a in A.items()})
    ax = plot_histograms({"mended, after five layers": A["mended"]}, ax=figure(6, 3).axes[0])
    show(
        ax,
        alt="After five layers with mended weights the activations spread up to "
        f"{A['mended'].max():.1f}.",
    )

# %% [markdown]
# Five layers are enough to see it.
#
# ## One letter, one job
#
# > **Slide 10. AdaGrad.** $G$ is a **matrix of all previous gradients**; each weight's step is divided by $\sqrt{G}$.
#
# **Count:** a network with 100,000 weights, after 10,000 steps. How many numbers would $G$ hold? How many are needed?


# %% exercise="MendedAdaGrad"
class MendedAdaGrad:
    """AdaGrad whose G has the shape of theta: the running sum of squared gradients."""

    def __init__(self, lr):
        ### BEGIN SOLUTION
        self.lr = lr
        self.G = 0.0
        ### END SOLUTION

    def step(self, theta, grad):
        ### BEGIN SOLUTION
        self.G = self.G + grad**2
        return theta - self.lr * grad / (np.sqrt(self.G) + 1e-8)
        ### END SOLUTION


# %% [markdown]
# 100,000 numbers instead of a thousand million: a running sum forgets nothing that is needed. (In the paper $G$ *is* a matrix, a sum
# of outer products, of which only the diagonal is used. The slide's author remembered "matrix" and lost "sum".)
#
# > **Slide 11. RMSProp.** With the rate $\rho = 0.9$: $\quad r \leftarrow \rho\, r + (1 - \rho)\, g^2, \qquad \theta \leftarrow \theta - \rho\, \dfrac{g}{\sqrt{r} + \epsilon}$
#

# %% [markdown] predict="first_step_of_a_slip"
# A slide writes RMSProp with one rate, 0.9, for both jobs: r ← 0.9 r + 0.1 g², then θ ← θ - 0.9 g / √r. At first r = 0, and the
# slope is g = 1. **How long is the first step?**
#
# - number from 0 to 5 by 0.05 give or take 0.15: 2.85
#
# r = 0.1 and 0.9 / √0.1 = 2.85, whatever the slope: with g = 0.001 it is as long. The decay of the average is not the learning rate.

# %%
r = 0.1 * 1.0**2
print(f"r = {r:.1f}, and the step is 0.9 / {np.sqrt(r):.3f} = {0.9 / np.sqrt(r):.2f}")


# %% exercise="MendedRMSProp"
class MendedRMSProp:
    """RMSProp with a rate lr and, apart from it, a decay rho."""

    def __init__(self, lr, rho):
        ### BEGIN SOLUTION
        self.lr, self.rho = lr, rho
        self.r = 0.0
        ### END SOLUTION

    def step(self, theta, grad):
        ### BEGIN SOLUTION
        self.r = self.rho * self.r + (1 - self.rho) * grad**2
        return theta - self.lr * grad / (np.sqrt(self.r) + 1e-8)
        ### END SOLUTION


# %%
if ready("MendedRMSProp"):
    paths = {"slide: 0.9 for both": [], "mended: rate 0.05, decay 0.9": []}
    for path, lr in zip(paths.values(), (0.9, 0.05), strict=True):
        optimizer, theta = MendedRMSProp(lr, 0.9), np.array([1.0])
        for _ in range(40):
            path.append(float(theta[0]))
            moved = optimizer.step(theta, 2 * theta)
            theta = theta if moved is None else moved
    ax = plot_curves(paths, xlabel="step", ylabel="theta (the valley is at 0)")
    show(ax, alt=describe_curves(paths, xlabel="step"))

# %% [markdown]
# ## The extreme
#
# > **Slide 12. Adam.** The averages start at 0 and are too small at first, so divide: $\hat m = \dfrac{m}{1 - \beta_1}, \quad \hat v = \dfrac{v}{1 - \beta_2}$
#
# **Test** with gradients that are always 1. A fair average of ones is 1.

# %% [markdown] predict="a_correction_without_its_power"
# m starts at 0, and in each step m ← 0.9 m + 0.1 · 1. A slide always divides it by 1 - 0.9. **What does it give after
# many steps?**
#
# - [ ] 1, as a fair average of ones
#   > So it does after the first step, and only there.
# - [x] about 10
# - [ ] about 0.1
#   > That is m after the first step, not divided.
# - [ ] It grows without end.
#   > m itself never exceeds 1.
#
# m comes near to 1, and nothing needs correcting any more. The slide still divides by 0.1.

# %%
m, slide = 0.0, []
for _ in range(40):
    m = 0.9 * m + 0.1 * 1.0
    slide.append(m / (1 - 0.9))
print(f"after 1 step {slide[0]:.2f}, after 3 {slide[2]:.2f}, after 40 {slide[-1]:.2f}")


# %% exercise="mend_correction"
def mend_correction(m, v, t, beta1, beta2):
    """m, v (p,) after step t = 1, 2, 3 ... -> (m_hat, v_hat)."""
    ### BEGIN SOLUTION
    return m / (1 - beta1**t), v / (1 - beta2**t)
    ### END SOLUTION


# %%
if ready("mend_correction"):
    m, mended = np.zeros(1), []
    for t in range(1, 41):
        m = 0.9 * m + 0.1
        mended.append(float(mend_correction(m, m, t, 0.9, 0.999)[0][0]))
    curves = {"slide": slide, "mended": mended}
    ax = plot_curves(curves, xlabel="step t", ylabel="average of ones")
    show(ax, alt=describe_curves(curves, xlabel="step"))

# %% [markdown]
# At $t = 1$ the slide is right, and whoever tests one step only sees nothing. **Test three.**
#
# > **Slide 13. Epsilon.** The $\epsilon = 10^{-8}$ only keeps us from dividing by 0. Whether we write $\sqrt{r} + \epsilon$ or
# > $\sqrt{r + \epsilon}$ **makes no difference**.
#
# **Go to the extreme:** a weight whose gradient is tiny, $r = 0$. By what does each version divide?


# %% exercise="inside_for"
def inside_for(eps):
    """The eps' with sqrt(r + eps') == sqrt(r) + eps at r = 0."""
    ### BEGIN SOLUTION
    return eps**2
    ### END SOLUTION


# %%
r = 10.0 ** np.arange(-20, 1)
curves = {"outside": np.sqrt(r) + 1e-8, "inside, same eps": np.sqrt(r + 1e-8)}
if ready("inside_for"):
    curves["inside, your eps'"] = np.sqrt(r + inside_for(1e-8))
ax = plot_curves(curves, x=r, xlabel="r", ylabel="divisor", log=True)
ax.set_xscale("log")
show(ax, alt="Both axes logarithmic. " + describe_curves(curves, x=r, xlabel="r"))

# %% [markdown]
# Both forms are in use, and each is fine with an epsilon of its own. The slip is to carry the *number* over with the formula moved.
#
# ## Slides without code
#
# Now five sentences. Not all of them are wrong.

# %% quiz="verdicts"

# %% [markdown]
# ## In your own words

# %% [markdown]
# **Question (2 points).** Take a slip of this lesson (or one that you met elsewhere). Which of the six tests catches it, and how? Which test would have let it
# through? Three to five sentences.

# %% [markdown] written="how_to_catch_it" points=2
# Adam's correction without the power t. The test of a known number at t = 1 lets it through, since beta^1 = beta: one step
# agrees to every digit. The extreme catches it: the average of gradients that are always 1 must stay 1 for ever, and the
# slide's climbs to 10, because after many steps nothing needs correcting any more while it still divides by 0.1.
#
# *Marking guide.* 1 point: a slip with a test that does catch it, and what that test gives (a number, a sign, a shape).
# 1 point: a test that does not, with the reason why the slip hides from it. A slip alone, without a test, earns half a point.

# %% [markdown]
# ## Summary
#
# - A formula is a claim. Six tests: a known number, the extreme, the sign, the count, the recount, the counterexample.
# - One agreeing number is no proof: slides 1, 3 and 12 agree somewhere.
# - Most slips make nothing crash. The loss just falls slowly, or the answer is a little off.
# - The tests are those of your own code too: golden numbers, gradient checks, three steps instead of one.
#
# **What's next.** The final project: your own data, your own network, and a reader who will put your claims to these tests.

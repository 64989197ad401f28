# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # 4. Any curve out of hinges
#
# Somebody has drawn a curve. All you get are straight pieces that hang together: first one, then two, four, eight. A few
# short exercises from here your own code draws it sharply enough to see **what it is**. And the machine that draws
# it is a neural network with one hidden layer, whose weights you will write down *without any training*.
#
# **Afterwards you can**
#
# - build any continuous curve from ReLUs: one hinge at each knot, its coefficient the *change* of slope there;
# - say how large the error is, how fast it falls, and put knots where they earn most;
# - turn such a sum into the weights of a network, with ReLUs or with sigmoids, in one dimension and in two;
# - say what the famous universal approximation theorem does **not** promise.
#
# **You need** ReLU and sigmoid ([lesson 2](02-activations)), layers ([lesson 3](03-layers)), slopes and second derivatives. **Time:** two sittings, 60 and 60 minutes.

# %% setup=true
import numpy as np

import nnkit
from nnkit import activations
from nnkit.check import check, ready
from nnkit.lessonkit.drawings import SKYLINE_EDGES, SKYLINE_HEIGHTS, roof, slide
from nnkit.lessonkit.drawings import mystery as drawing
from nnkit.lessonkit.handover import keep, take
from nnkit.plot import (
    describe_curves,
    figure,
    plot_curves,
    plot_network,
    plot_relief,
    plot_relu_approximation,
    plot_silhouette,
    show,
    space_figure,
)
from nnkit.widgets import live

A, B = 0.0, 2 * np.pi  # every curve of this lesson lives on [A, B]
fine = np.linspace(A, B, 3201)  # where errors are measured


# %% setup=true
def lent_mlp_forward(X, weights, biases, g=activations.relu):
    for W, b in zip(weights[:-1], biases[:-1]):
        X = g(X @ W + b)
    return X @ weights[-1] + biases[-1]


sigmoid, relu, mlp_forward = take(
    sigmoid=activations.sigmoid, relu=activations.relu, mlp_forward=lent_mlp_forward
)

# %% [markdown]
# ## Guess the drawing
#
# Below are four attempts at the same drawing, with 1, 2, 4 and 8 straight pieces. The dots lie exactly on the drawing.
#
# What is it? A hill? A hat? Whatever you say now, write it down: your own code will tell.

# %% folded=true
fig = figure(9, 3.6, rows=2, columns=2)
for ax, n in zip(fig.axes, (1, 2, 4, 8)):
    at = np.linspace(A, B, n + 1)
    plot_silhouette(
        at, drawing(at), knots=(at, drawing(at)), floor=-1.4, ceiling=1.2, ax=ax, title=f"{n} piece{'s' * (n > 1)}"
    )
show(fig, alt="Four outlines with 1, 2, 4 and 8 straight pieces: they rise on the left, are highest right of the middle, "
     "and fall on the right. What it is cannot be said yet.")  # fmt: skip

# %% [markdown]
# ## A curve is a list of corners
#
# A ReLU is a **hinge**: flat up to its corner, then straight. Moved to a **knot** $t$ and scaled it is $c\,\max(0, x -
# t)$. From $t$ on it adds $c$ to the slope, and to the left of $t$ it changes *nothing*. That is all we need: walk from left
# to right, and wherever the slope must change, hang in a hinge.
#
# $$\hat f(x) \;=\; f(t_0) + \sum_{i=0}^{n-1} c_i \max(0,\, x - t_i), \qquad c_i = \text{change of slope at } t_i .$$
#
# **By hand.** Four points: knots $(0, 1, 3, 6)$, values $(2, 5, 4, 4)$.
#
# | piece | from 0 to 1 | from 1 to 3 | from 3 to 6 |
# |---|---|---|---|
# | slope | $(5-2)/1 = 3$ | $(4-5)/2 = -0.5$ | $(4-4)/3 = 0$ |
# | change at its start | $3$ | $-3.5$ | $+0.5$ |
#
# Before the first knot the slope counts as 0, so the first change is the first slope itself. The start, $f(t_0) = 2$,
# is the **constant term**: hinges can bend a line, but none of them lifts its beginning. Test at $x = 4$:
#
# $$2 + 3 \cdot 4 - 3.5 \cdot (4 - 1) + 0.5 \cdot (4 - 3) = 2 + 12 - 10.5 + 0.5 = 4.$$
#
# The last knot needs no hinge: nothing comes after it. Four points, three hinges.

# %% [markdown] predict="one_step_outside"
# Hinges at 0, 1 and 3 go through the points (0, 2), (1, 5), (3, 4), (6, 4): the slopes of the pieces are 3, -0.5 and 0.
# **What does the same sum give at x = 7**, one step outside?
#
# - number from -5 to 10 by 0.5: 4
#
# The last slope simply goes on, and here it is 0. Nothing bends a sum of hinges beyond its last knot.

# %%
2 + 3 * max(0, 7 - 0) - 3.5 * max(0, 7 - 1) + 0.5 * max(0, 7 - 3)

# %% [markdown]
# Now watch the sum grow, hinge by hinge. Each new hinge leaves everything on its left as it was.

# %%
x = np.linspace(0, 6, 61)
growing = {
    "2": np.full(61, 2.0),
    "... + 3 max(0, x)": 2 + 3 * np.maximum(0, x),
    "... - 3.5 max(0, x - 1)": 2 + 3 * np.maximum(0, x) - 3.5 * np.maximum(0, x - 1),
    "... + 0.5 max(0, x - 3)": 2
    + 3 * np.maximum(0, x)
    - 3.5 * np.maximum(0, x - 1)
    + 0.5 * np.maximum(0, x - 3),
}
ax = plot_curves(growing, x=x, xlabel="x", ylabel="sum so far")
ax.set_ylim(0, 9)
show(
    ax,
    alt="Four sums: the constant alone; with one hinge a line that shoots up; "
    "with two it turns down at 1; with three it is "
    "level from 3 on. " + describe_curves(growing, x=x),
)

# %% [markdown]
# ## Find the corner
#
# The explorer's green dashed curve is a `roof`: two straight lines that meet somewhere. Two hinges are enough to build
# it *exactly*, if the second one stands right. It does not yet.
#
# Drag the square (or move it with the arrow keys), and watch the largest error, orange, below the picture.

# %% [markdown] predict="moving_one_knot"
# A curve is built from two hinges, at the start and at a knot in the middle, through three points of the target. You move
# the middle knot. **Which hinges change their coefficients?**
#
# - [ ] Only the one at that knot.
# - [ ] Only those to the right of it.
# - [x] Both.
#
# Slopes belong to *pieces*, and a knot has a piece on either side. A coefficient is a change of slope, so the hinge at
# the start, whose piece ends at the knot, changes as well.

# %%
live.ReluHinges(own={"roof": roof}).set(count=2)

# %% exercise="corner_of_the_roof"
corner_of_the_roof = ...
### BEGIN SOLUTION
corner_of_the_roof = 4.3
### END SOLUTION

# %% [markdown]
# Change the number of hinges in the explorer as well: with the corner between two knots, no number of even ones gets it
# quite right.
#
# ## Now in code
#
# Three small steps lead from points to hinges. Knots need not be evenly spaced, so each piece has a width of its own.


# %% exercise="slopes_between"
def slopes_between(knots, values):
    """knots (n + 1,), values (n + 1,) -> (n,): the slope of each piece between them."""
    ### BEGIN SOLUTION
    return np.diff(values) / np.diff(knots)
    ### END SOLUTION


# %% exercise="changes_of_slope"
def changes_of_slope(slopes):
    """slopes (n,) -> changes (n,): the first slope itself, then each slope minus the one before."""
    ### BEGIN SOLUTION
    return np.diff(slopes, prepend=0.0)
    ### END SOLUTION


# %% exercise="hinge_coefficients"
def hinge_coefficients(knots, values):
    """knots (n + 1,) ascending, values (n + 1,) -> (constant, coefficients (n,))."""
    ### BEGIN SOLUTION
    return values[0], changes_of_slope(slopes_between(knots, values))
    ### END SOLUTION


# %% exercise="hinge_sum"
def hinge_sum(x, knots, constant, coefficients):
    """constant + sum of c_i max(0, x - t_i), for x of any shape."""
    ### BEGIN SOLUTION
    total = np.full(np.shape(x), float(constant))
    for t, c in zip(knots, coefficients):  # zip stops before the last knot, which has no hinge
        total += c * np.maximum(0, x - t)
    return total
    ### END SOLUTION


# %% [markdown]
# ## What is it?
#
# Now for the drawing of the beginning, by **your** two functions, with 8, 16, 32 and 64 hinges.

# %% folded=true
if ready("hinge_coefficients", "hinge_sum"):
    fig = figure(9, 3.6, rows=2, columns=2)
    for ax, n in zip(fig.axes, (8, 16, 32, 64)):
        at = np.linspace(A, B, n + 1)
        drawn = hinge_sum(fine, at, *hinge_coefficients(at, drawing(at)))
        plot_silhouette(fine, drawn, floor=-1.4, ceiling=1.2, ax=ax, title=f"{n} hinges")
    show(fig, alt="Four outlines. With 16 hinges a spike appears right of the middle, with 32 there are small waves to its "
         "right, with 64 all is smooth: it might be a landscape.")  # fmt: skip

# %% [markdown]
# A mountain range? A dragon asleep? Tilt your head to the left. Then run the next cell, which turns the paper instead.

# %% folded=true
if ready("hinge_coefficients", "hinge_sum"):
    fig = figure(10, 4.4, columns=5)
    for ax, n in zip(fig.axes, (4, 8, 16, 32, 64)):
        at = np.linspace(A, B, n + 1)
        drawn = hinge_sum(fine, at, *hinge_coefficients(at, drawing(at)))
        plot_silhouette(fine, drawn, turned=True, floor=-1.4, ceiling=1.2, ax=ax, title=f"{n} hinges")
    show(fig, alt="The same outlines turned by a quarter: a face in profile, looking to the right. With 4 and 8 hinges it "
         "is a mask without features, with 16 it has a nose, with 32 lips and a chin, with 64 it is a smooth portrait.")  # fmt: skip

# %% [markdown]
# **A face, as a sum of hinges.** Nothing was trained. 64 knots, 64 changes of slope, one constant.
#
# ## Draw your own
#
# Choose `drawn by hand` and **draw with the mouse** across the picture (or move the nine diamonds with the arrow keys).
# Then raise the number of hinges (the play button does it by itself; try it on the face), or press `Add a knot where the error is largest` again and again, and see where the
# knots go. `mine` is a formula: change it in the cell, to any function of an array.

# %%
easel = live.ReluHinges(own={"the face": drawing, "mine": lambda x: np.sin(x) * np.cos(3 * x)}).set(
    count=6
)
easel

# %% [markdown]
# The next cell takes whatever the explorer shows and says it as a formula. Run it again when you have drawn something else.

# %%
if ready("hinge_coefficients"):
    t = np.array(easel.state["knots"])
    constant, coefficients = hinge_coefficients(t, easel.f(t))
    terms = [f"{c:+.3f} max(0, x - {k:.3f})" for c, k in list(zip(coefficients, t))[:6]]
    print(f"{constant:.3f} " + "\n      ".join(terms))
    print(
        f"with {len(coefficients)} hinges" + (", of which 6 are shown" if len(coefficients) > 6 else "")
    )

# %% [markdown] predict="slope_from_terms" recall=true
# A sum of hinges reads 2 + 3 max(0, x) - 1 max(0, x - 2) - 4 max(0, x - 5). **What is its slope at x = 3?**
#
# - [ ] -1
#   > That is the change of slope at 2, not the slope behind it.
# - [x] 2
# - [ ] -2
#   > The hinge at 5 is still flat at 3.
# - [ ] 10
#   > That is the height there, 2 + 9 - 1.
#
# The hinges that have begun are those at 0 and 2: 3 - 1 = 2.

# %% [markdown]
# ## Any curve?
#
# You have seen a proof in pictures. In words: *for every continuous $f$ on a closed interval $[a, b]$ and every tolerance
# there is an $n$ such that $n$ hinges stay within it, everywhere.* Three words do the work.
#
# - **Continuous**: neighbours have almost the same value. So make the pieces so short that $f$ hardly changes on each; the
#   chord cannot be far off. At a *jump* every continuous sum misses by half the jump or more, however many hinges.
# - **Closed** and bounded: $1/x$ on $(0, 1]$ climbs without end, and a finite sum does not.
# - **There is**: not how many, and not who finds them. To this we come back.

# %% [markdown] predict="hinges_at_a_jump" recall=true
# A curve is 0 up to x = 2 and jumps to 1 there. **How small can 10,000 hinges make the largest error?**
#
# - [ ] as small as one likes: it is the theorem
#   > The theorem is about continuous curves.
# - [ ] 0, if a knot stands at 2
#   > A hinge bends at its knot, it does not tear. Left and right of 2 the sum has nearly one value.
# - [x] no smaller than ½
# - [ ] it stays 1
#   > Half-way up it misses both sides by ½ only.
#
# Just left of 2 and just right of it a continuous sum is nearly the same number, and no number is nearer than ½ to
# both 0 and 1.

# %% [markdown]
# ## How far off?
#
# Here is $\sin x$ with six hinges: each of them dotted, their sum dashed.

# %%
show(
    plot_relu_approximation(np.sin, np.linspace(A, B, 7), ax=figure(6, 3.4).axes[0]),
    alt="A sine, and a dashed polygon through seven points of it that cuts off its crest and its trough "
    "by 0.13. Six dotted "
    "lines start at the knots, the first rising, the next ones falling or rising.",
)

# %% [markdown]
# The honest measure is the *worst* place: the **largest error** $\max_x |f(x) - \hat f(x)|$. A computer looks at a fine grid of $x$.


# %% exercise="largest_error"
def largest_error(x, y, knots, values):
    """The largest |y - hinge sum| on the grid x (m,), where the curve is y (m,)."""
    ### BEGIN SOLUTION
    constant, coefficients = hinge_coefficients(knots, values)
    return np.max(np.abs(y - hinge_sum(x, knots, constant, coefficients)))
    ### END SOLUTION


# %% [markdown]
# Even knots on $\sin x$ over $[0, 2\pi]$: with 10 hinges (11 knots) the largest error is 0.048943.

# %% [markdown] predict="twice_the_hinges"
# A sine over 0 to 2π is built from hinges at even knots. With 10 hinges the largest error is 0.049. **With 20 hinges it is ...**
#
# - [ ] about 0.035, it falls like 1/√n
# - [ ] about 0.025, a half
# - [x] about 0.012, a quarter
# - [ ] about 0.005, a tenth
#
# Twice the hinges, a quarter of the error. On a short piece a smooth curve is nearly a parabola, and a parabola leaves
# its chord by an amount that goes with the *square* of the piece's width.

# %%
if ready("largest_error"):
    counts = np.array([10, 20, 40, 80, 160])
    errors = []
    for n in counts:
        at = np.linspace(A, B, n + 1)
        errors.append(largest_error(fine, np.sin(fine), at, np.sin(at)))
        print(f"{n + 1:4d} knots, {n:3d} hinges: largest error {errors[-1]:.6f}")
    show(
        plot_curves(
            {"sin x": errors}, x=counts, xlabel="hinges", ylabel="largest error", ax=figure(6, 3).axes[0]
        ),
        alt=describe_curves({"sin x": errors}, x=counts, xlabel="hinges")
        + " It drops steeply and then lies flat.",
    )

# %% [markdown]
# The picture is poor: everything interesting lies flat on the axis. Try logarithms. If $\text{error} = C\,n^{p}$, then
#
# $$\log \text{error} = \log C + p \,\log n,$$
#
# a straight line, and its **slope is the power** $p$. So plot both axes in logarithms and measure the slope.


# %% exercise="measured_slope"
def measured_slope(n, errors):
    """The slope of the least-squares line through the points (log n, log error)."""
    ### BEGIN SOLUTION
    u, v = np.log(n), np.log(errors)
    u = u - u.mean()
    return u @ v / (u @ u)
    ### END SOLUTION


# %% [markdown]
# And a curve that is not smooth everywhere?

# %% [markdown] predict="error_of_the_root"
# √x is continuous from 0 to 2π as well, but vertical at x = 0. With n hinges at even knots, **how does its largest error
# fall?**
#
# - [ ] like 1/n², as that of every continuous curve
# - [ ] like 1/n
# - [x] like 1/√n
# - [ ] not at all
#
# The root crawls: a hundred times the hinges for a tenth of the error. All of it sits in the first piece, where
# the curve is vertical; 1/n² is promised only to curves with a bounded second derivative.

# %%
if ready("largest_error", "measured_slope"):
    counts, curves = np.array([10, 20, 40, 80, 160, 320]), {}
    dense = np.concatenate(
        [np.geomspace(1e-6, 0.1, 2000), np.linspace(0.1, B, 16001)]
    )  # finer where sqrt is steep
    for name, f in {"sin x": np.sin, "the face": drawing, "sqrt x": np.sqrt}.items():
        errors = [
            largest_error(dense, f(dense), at, f(at)) for at in (np.linspace(A, B, n + 1) for n in counts)
        ]
        curves[f"{name}: slope {measured_slope(counts, errors):.2f}"] = errors
    ax = plot_curves(curves, x=counts, xlabel="hinges", ylabel="largest error", log=True)
    ax.set_xscale("log")
    show(ax, alt="Both axes logarithmic, three nearly straight lines. " + "; ".join(curves) + ".")

# %% [markdown]
# The smooth sine falls like $1/n^2$. The face is smooth, too, but as long as the pieces are longer than a lip its bends look like corners to them; its line gets
# steeper only at the end.
#
# ## A promise in advance
#
# Where does the square come from? On a piece of width $h$ a smooth $f$ is nearly a parabola with second derivative
# $f''$. Between a parabola and its chord there is
#
# $$\tfrac12 |f''| \, s\,(h - s), \quad \text{largest in the middle, } s = \tfrac h2: \qquad \text{error} \;\le\; \frac{h^2}{8} \max |f''| .$$
#
# In numbers: $\sin$ has $\max |f''| = 1$. With 20 hinges $h = 2\pi/20 = 0.314159$, the bound is $0.012337$, and you measured
# $0.012160$: nearly all of it is used. Turned round, the bound tells how many hinges are **surely enough**.


# %% exercise="hinges_needed"
def hinges_needed(a, b, bend, tolerance):
    """The smallest n for which h^2 / 8 * bend <= tolerance; bend is max |f''| on [a, b]."""
    ### BEGIN SOLUTION
    return max(1, int(np.ceil((b - a) * np.sqrt(bend / (8 * tolerance)))))
    ### END SOLUTION


# %% [markdown] predict="what_a_bound_promises" recall=true
# A curve has |f″| of at most 8 everywhere. Its hinges stand 0.1 apart, so h² / 8 · max |f″| is 0.01. **What do you
# know?**
#
# - [ ] The largest error is 0.01.
#   > A bound is not the error. Where the curve bends less, it errs less.
# - [x] The largest error is 0.01 or less.
# - [ ] The mean error is 0.01.
#   > It is a promise for the worst place, and so for every place.
# - [ ] Fewer hinges would not do.
#   > Perhaps they would: the bound says what is enough, not what is needed.
#
# Surely enough, perhaps more than enough. And it is known before anything is built.

# %% [markdown] pause=true
# **A natural end.** You have now a curve from hinges, and a bound on its error before it is built. Next come better
# knots, the network behind the sum, and what the theorem does not say.

# %% [markdown]
# ## Put knots where it bends
#
# Even knots are fair, and waste most of what they have. Straight stretches need no knots at all; the tip of the nose needs many.
# Begin with a single knot. The curve below is a slide, steep at first and then nearly level.

# %% [markdown] predict="best_second_knot"
# A curve falls steeply at first and is nearly level then. Two hinges are to follow it, the first at its start.
# **Where should the second one stand, so that the largest error is as small as possible?**
#
# - [ ] in the middle
#   > Then the second piece has little to do, and the first misses by much.
# - [ ] where the curve is steepest
#   > A steep straight line needs no knot. Bends need them.
# - [ ] where a single straight line errs most
#   > That is the greedy step. It is good without being best.
# - [x] where both pieces err equally
#
# If one piece were worse, a knot nearer to it would help that piece. So the best place is where neither is worse.

# %% [markdown]
# Drag the square, or move it with the arrow keys, until no place is better.

# %%
live.ReluHinges(own={"a slide": slide}).set(count=2)

# %% exercise="fair_knot"
fair_knot = ...
### BEGIN SOLUTION
fair_knot = 1.355
### END SOLUTION

# %% [markdown]
# At the best place both pieces err **equally** (the orange mark jumps from one to the other there). In the middle the error is 0.667, at its best 0.245.
#
# That holds for many knots, too. A piece of width $h_i$ errs by about $h_i^2\,|f''| / 8$, so all err equally if
#
# $$h_i \;\propto\; \frac{1}{\sqrt{|f''|}} \qquad\text{(knots as dense as } \sqrt{|f''|}\text{)}.$$
#
# Or do without formulas: start with the two ends, put a knot **where the error is largest**, and again, and again. That is the
# explorer's button. It is called *greedy*, needs no derivative, and is good without being best: on the slide its first knot
# stands at 1.84 and leaves 0.370.
#
# Now your own way to place them. How much of the even knots' error will it leave?


# %% exercise="place_knots"
def place_knots(x, y, n):
    """n + 1 ascending knots from x[0] to x[-1], dense where the curve y (m,) over x (m,) bends."""
    ### BEGIN SOLUTION
    knots = [x[0], x[-1]]
    while len(knots) < n + 1:
        error = np.abs(y - np.interp(x, knots, np.interp(knots, x, y)))
        error[np.isin(x, knots)] = -1  # never the same knot twice
        knots = sorted([*knots, x[np.argmax(error)]])
    return np.array(knots)
    ### END SOLUTION


# %% folded=true
if ready("place_knots", "largest_error"):
    fig = figure(9, 4.6, columns=4)
    for i, n in enumerate((12, 24)):
        for j, at in enumerate((np.linspace(A, B, n + 1), np.array(place_knots(fine, drawing(fine), n)))):
            off = largest_error(fine, drawing(fine), at, drawing(at))
            plot_silhouette(
                fine, np.interp(fine, at, drawing(at)), knots=(at, drawing(at)), turned=True, floor=-1.4, ceiling=1.2,
                title=f"{n} {'yours' if j else 'even'}, off by {off:.3f}", ax=fig.axes[2 * i + j],
            )  # fmt: skip
    titles = "; ".join(ax.get_title() for ax in fig.axes)
    show(
        fig,
        alt=f"Four profiles: {titles}. Even knots cut the nose and blur the lips; yours crowd at nose, lips and chin.",
    )

# %% [markdown]
# Greedy knots leave a tenth of the error on the narrow bump; on the face, with bends nearly everywhere, half of it with 12 hinges and
# a third with 24.
#
# ## It was a network all along
#
# Read the sum once more: $\max(0,\; 1 \cdot x - t_i)$ is a ReLU neuron with weight $1$ and bias $-t_i$. The output neuron adds them up
# with weights $c_i$, and *its* bias is the constant.
#
# | array | shape | holds |
# |---|---|---|
# | $W_1$ | $(1, n)$ | ones |
# | $b_1$ | $(n,)$ | **minus** the knots (without the last) |
# | $W_2$ | $(n, 1)$ | the coefficients |
# | $b_2$ | $(1,)$ | the constant |
#
# "One hidden layer is enough for any continuous function": this is it, and you can write down its weights.


# %% exercise="hinge_network"
def hinge_network(knots, values):
    """(W1, b1, W2, b2) of a ReLU network (m, 1) -> (m, 1) whose output is the hinge sum."""
    ### BEGIN SOLUTION
    constant, coefficients = hinge_coefficients(knots, values)
    W1 = np.ones((1, len(coefficients)))
    return W1, -knots[:-1], coefficients[:, None], np.array([constant])
    ### END SOLUTION


# %% [markdown] predict="neuron_of_a_hinge" recall=true
# A hinge stands at t = 1.5 and changes the slope by -2. **Which hidden neuron and which output weight make it?**
#
# - [x] weight 1, bias -1.5, output weight -2
# - [ ] weight 1, bias 1.5, output weight -2
#   > max(0, x + 1.5) has its corner at -1.5.
# - [ ] weight -2, bias -1.5, output weight 1
#   > max(0, ...) is never negative, so this bends upwards; and on the left side.
# - [ ] weight 1, bias -2, output weight -1.5
#   > Place and size are exchanged.
#
# max(0, 1 · x - 1.5) begins at 1.5 with slope 1; the output weight makes -2 of it.

# %% [markdown]
# The forward pass of [lesson 3](03-layers#Any depth: a loop) (yours, if you have kept it) knows nothing of faces. Give it your weights.

# %% folded=true
if ready("hinge_network", "place_knots"):
    small = [np.array(a) + 0.0 for a in hinge_network(np.array([0.0, 1.0, 3.0, 6.0]), np.array([2.0, 5.0, 4.0, 4.0]))]
    fig = figure(9, 4.2, columns=2)
    plot_network(
        [1, len(small[1]), 1], weights=small[::2], biases=[small[1], small[3].reshape(1)], ax=fig.axes[0]
    )  # fmt: skip
    at = np.array(place_knots(fine, drawing(fine), 40))
    W1, b1, W2, b2 = hinge_network(at, drawing(at))
    portrait = np.ravel(mlp_forward(fine[:, None], [W1, W2], [b1, b2], relu))
    size = sum(np.size(a) for a in (W1, b1, W2, b2))
    plot_silhouette(fine, portrait, turned=True, ax=fig.axes[1], title=f"a network of {size} numbers")
    show(fig, alt=f"Left: the network for the four points of the first example, hidden neurons with biases {small[1]} and "
         f"output weights {small[2].ravel()}, output bias {small[3]}. Right: the portrait as it comes out of a network of {size} numbers.")  # fmt: skip

# %% [markdown] further=true
# ## The same with sigmoids: a town by night
#
# The theorem was first proved for sigmoids (1989, by Cybenko and by others). A sigmoid is no hinge, but with a **large weight** it is a
# **step**: $\sigma(w\,(x - t))$ jumps from 0 to 1 at $t$, and the larger $w$, the more sudden. Multiply out: weight
# $w$, bias $-w\,t$.


# %% exercise="step_neuron"
def step_neuron(position, width):
    """(w, b) such that sigmoid(w x + b) climbs from 0.01 to 0.99 within `width` around `position`."""
    ### BEGIN SOLUTION
    w = 2 * np.log(99) / width
    return w, -w * position
    ### END SOLUTION


# %% [markdown]
# With hinges the coefficient was the change of *slope*. Now build a town, where house after house has its height from its left edge on.

# %% [markdown] predict="coefficient_of_a_step"
# A skyline is a sum of steps: each is 0 before its edge and 1 from there on, times a coefficient. The houses are 2, 5
# and 3 high. **What are the three coefficients?**
#
# - [ ] 2, 5 and 3
#   > A step never ends: in front of the third house stand 2 + 5 + 3 already.
# - [x] 2, 3 and -2
# - [ ] 3, -2 and -3
#   > The first house rises from 0, and nothing has to come down at the end.
# - [ ] 2, 7 and 10
#   > Those are sums. What is added at an edge is asked.
#
# Each coefficient is the change of height at its edge, 2 - 0, 5 - 2 and 3 - 5: a step adds to all that is right of
# it.

# %% exercise="sigmoid_steps"
def sigmoid_steps(x, edges, heights, steepness):
    """A sum of sigmoids, (m,): about heights[i] from edges[i] on, and 0 before the first."""
    ### BEGIN SOLUTION
    changes = np.diff(heights, prepend=0.0)
    return sigmoid(steepness * (x[:, None] - edges)) @ changes
    ### END SOLUTION


# %% folded=true
if ready("sigmoid_steps"):
    fig = figure(6, 5.4, rows=3)
    for ax, steepness in zip(fig.axes, (5, 25, 400)):
        town = sigmoid_steps(fine, SKYLINE_EDGES, SKYLINE_HEIGHTS, steepness)
        plot_silhouette(fine, town, floor=-0.2, ceiling=2, ax=ax, title=f"18 sigmoids, steepness {steepness}")
    show(fig, alt="The same 18 sigmoids three times. Steepness 5: soft dunes. Steepness 25: towers with rounded edges. "
         "Steepness 400: the skyline of a town with flat roofs and a spire in the middle.")  # fmt: skip

# %% [markdown]
# Dunes, then towers, then a skyline. Steps are coarser than hinges: a staircase of $n$ steps misses a smooth curve like
# $1/n$, not $1/n^2$. It does not matter for the theorem. Nor does the activation: anything continuous that is not a polynomial will do
# (Leshno and others, 1993).

# %% [markdown] further=true
# ## Two dimensions: folds, ridges, bumps
#
# A neuron with two inputs, $\max(0, w_1 x_1 + w_2 x_2 + b)$, is a **fold in a sheet of paper**: its corner is now a whole line. Along
# that line nothing changes, so three of them make a *ridge* with the profile of a hat:
#
# $$\text{hat}(u): \quad 0 \text{ up to } u = -1, \quad \text{up to } 1 \text{ at } u = 0, \quad \text{down to } 0 \text{ at } u = 1, \quad 0 \text{ beyond.}$$
#
# **By hand first:** the slopes are $0, 1, -1, 0$. So what are the three changes of slope?


# %% exercise="ridge"
def ridge(X, w, b):
    """hat(X @ w + b) for X (n, 2), w (2,), b a number -> (n,)."""
    ### BEGIN SOLUTION
    u = X @ w + b
    return relu(u + 1) - 2 * relu(u) + relu(u - 1)
    ### END SOLUTION


# %% [markdown] predict="two_ridges_added"
# Two ridges of height 1 that cross at right angles are added. **What do you get?**
#
# - [ ] a bump: 1 high at the crossing, 0 far away
# - [ ] a bump: 2 high at the crossing, 0 far away
# - [x] a cross: 2 high at the crossing, and 1 high along four arms without end
# - [ ] two ridges as before, 1 high everywhere
#
# A ridge has no end, and adding another takes nothing away. Subtract 1 and put one more ReLU over it: what is left is a
# bump. That second bend is a second hidden layer.

# %%
if ready("ridge"):
    side = np.linspace(-2, 2, 41)
    plane = np.stack(np.meshgrid(side, side), axis=-1).reshape(-1, 2)
    across, along = (np.array(ridge(plane, w, 0.0)) for w in np.eye(2))
    fig = space_figure(3)
    heights = {
        "one ridge": across,
        "two, added": across + along,
        "two, added, then cut": relu(across + along - 1),
    }
    for ax, (name, z) in zip(fig.axes, heights.items()):
        plot_relief(side, side, z.reshape(41, 41), title=name, ax=ax)
    show(
        fig,
        alt="Three surfaces. A ridge of height 1 that runs through the whole plane. Two crossing ridges, "
        "2 high at the "
        "crossing and 1 high along all four arms. The same cut at height 1: "
        "a single pyramid on a flat plane.",
    )

# %% [markdown]
# Cut at 1, the cross becomes a bump. The same with sigmoids: two of them make a wall that goes up and down again, two
# walls cross, and a sigmoid over all cuts off what is below 1.5. (With a single hidden layer of ReLUs no bump is exactly 0 far away: a fold is equally sharp along its
# whole line, so one that is gone far out is nowhere. Close to a bump it comes, with many folds.)
#
# With bumps you can put any height at any place, and so build any surface, as you built the town from steps.


# %% exercise="bump_network"
def bump_network(centre, radius):
    """(weights, biases) of a ReLU network: 1 at `centre` (2,), 0 from `radius` on to every side."""
    ### BEGIN SOLUTION
    W1 = np.repeat(np.eye(2), 3, axis=1) / radius  # three folds across x1, three across x2
    b1 = np.tile([1.0, 0.0, -1.0], 2) - np.repeat(centre, 3) / radius
    W2 = np.tile([1.0, -2.0, 1.0], 2)[:, None]
    b2 = np.array([-1.0])
    return [W1, W2, np.eye(1)], [b1, b2, np.zeros(1)]
    ### END SOLUTION


# %%
if ready("bump_network"):
    places = [
        ((-0.9, -0.8), 0.9, 0.7),
        ((0.8, 0.7), 1.1, 1.0),
        ((0.7, -1.1), 0.6, 0.4),
        ((-0.9, 1.0), 0.7, -0.5),
    ]
    side = np.linspace(-2, 2, 45)
    plane = np.stack(np.meshgrid(side, side), axis=-1).reshape(-1, 2)
    hills = sum(
        h * np.ravel(mlp_forward(plane, *bump_network(np.array(c), r), relu)) for c, r, h in places
    )
    towers = np.zeros(len(plane))
    for c, r, h in places:
        walls = sigmoid(30 * (plane - c + r / 2)) - sigmoid(
            30 * (plane - c - r / 2)
        )  # up and down again, both ways
        towers += h * sigmoid(60 * (walls.sum(axis=1) - 1.5))  # 1.5: only where both are up
    fig = space_figure(2, 4.2, 3.6)
    plot_relief(side, side, hills.reshape(45, 45), title="four bumps of ReLUs", ax=fig.axes[0])
    plot_relief(side, side, towers.reshape(45, 45), title="four towers of sigmoids", ax=fig.axes[1])
    show(
        fig,
        alt="Left: three pyramids of different heights and one upside down, a pit. Right: "
        "the same places with "
        "sigmoids, as towers with flat tops and steep walls, and a shaft.",
    )

# %% [markdown]
# ## What the theorem does not say
#
# **1. How wide.** Twenty knots are plenty on a line. The same grid on the plane has $20^2 = 400$ crossings, and on the 784 pixels of a
# small image $20^{784}$, more than there are atoms in the universe. Networks work there, but not because of this
# theorem: depth, and data that are far from arbitrary, have to help.
#
# **2. Whether training finds it.** Same network, 20 hidden ReLUs, same target $\sin x$. Construction: 0.012160. Now gradient
# descent (Adam, 2000 steps on 201 points; [lesson 7b](07b-adaptive#Adam: momentum, and a rate for each weight) takes it apart), five times each from three kinds of start:
#
# - **usual**: random weights, biases 0. Where is the corner of $\max(0, w x + 0)$?
# - **standardised**: the same, but the network gets $x$ with mean 0 and standard deviation 1, as in [lesson 3](03-layers#Columns of different size).
# - **spread**: plain $x$, but biases chosen so that corners lie anywhere in $[0, 2\pi]$.
#
# Run it, and compare the four: which is best, and is the worst one usable? (The cell trains fifteen networks: some seconds.)

# %%
sample = np.linspace(A, B, 201)[:, None]


def train_sine(seed, start):
    rng = np.random.default_rng(seed)
    hidden = nnkit.Dense(1, 20, rng=rng)
    shift, scale = (sample.mean(), sample.std()) if start == "standardised" else (0.0, 1.0)
    if start == "spread":
        hidden.b.value = -hidden.W.value[0] * rng.uniform(A, B, 20)  # a corner is where w x + b = 0
    model = nnkit.Sequential(hidden, "relu", nnkit.Dense(20, 1, rng=rng))
    X = (sample - shift) / scale
    nnkit.fit(
        model,
        nnkit.mean_squared_error,
        nnkit.Adam(lr=0.01),
        X,
        np.sin(sample),
        epochs=2000,
        batch_size=201,
        rng=rng,
    )
    return lambda x: model.forward((x[:, None] - shift) / scale)[:, 0]


trained = {
    start: [train_sine(seed, start) for seed in range(5)] for start in ("usual", "standardised", "spread")
}
twenty = np.linspace(A, B, 21)
constructed = lambda x: np.interp(x, twenty, np.sin(twenty))  # what 20 hinges give between A and B
for name, nets in {"constructed": [constructed], **trained}.items():
    print(
        f"{name:12s} largest errors", *(f"{np.abs(net(fine) - np.sin(fine)).max():.4f}" for net in nets)
    )

# %%
outputs = {
    "sin x": np.sin(fine),
    "constructed": constructed(fine),
    "usual start": trained["usual"][0](fine),
    "standardised": trained["standardised"][3](fine),
}
worst = {name: np.abs(y - np.sin(fine)).max() for name, y in outputs.items()}
show(
    plot_curves(outputs, x=fine, xlabel="x", ylabel="output"),
    alt="Four curves over 0 to 2 pi. Largest errors: "
    + "; ".join(f"{name} {off:.3f}" for name, off in worst.items() if name != "sin x")
    + ". The usual start follows the first rise of the sine and then runs through the rest in a straight "
      "line.",
)

# %% [markdown]
# The same machine, the same number of weights, and errors from 0.012 to 1.13. From the usual start all corners are at $x = 0$, *at the
# edge of the data*, and most never travel far: the network has hinges, but not where the curve bends. Standardised, they start in the
# middle; spread, they start everywhere. Either mostly helps about twenty times over or more, with bad luck in between, and none of
# the fifteen beats what you wrote down by hand.
#
# In fairness: training minimised the *mean squared* error, not the largest, saw only 201 points, and knew nothing of sines or knots.
# Construction had to be told $f$ everywhere; training needs examples only. **That** is why we train.
#
# **3. Whether it generalises.** The promise ends at $a$ and $b$.

# %% [markdown] predict="beyond_the_edge"
# Twenty hinges follow the sine from 0 to 2π (6.3). Nothing was said about what lies beyond. **Sketch what the network puts
# out from 0 to 3π** (9.4).
#
# - curve sin(x - maximum(x - 2 * pi, 0)) + 0.984 * maximum(x - 2 * pi, 0), x from 0 to 9.42 as "x", y from -1.5 to 4
#
# A sine up to the edge, then a straight line with the last slope, for ever. No number of hinges helps: nobody told the
# network that the wave repeats.

# %%
if ready("hinge_sum", "hinge_coefficients"):
    wide = np.linspace(-np.pi, 3 * np.pi, 601)
    outputs = {
        "sin x": np.sin(wide),
        "constructed": hinge_sum(wide, twenty, *hinge_coefficients(twenty, np.sin(twenty))),
        "standardised": trained["standardised"][1](wide),
    }
    ax = plot_curves(outputs, x=wide, xlabel="x", ylabel="output")
    for edge in (A, B):
        ax.axvline(edge, color="#767676", linestyle=":")
    at_end = "; ".join(f"{name} {y[-1]:.2f}" for name, y in outputs.items())
    show(
        ax, alt=f"Between the dotted lines at 0 and 2 pi all agree. Outside they part. At 3 pi: {at_end}."
    )
    print("at x = 3 pi:", at_end)

# %% [markdown]
# Outside, every ReLU network is a straight line sooner or later. A sine goes on waving.
#
# ## In your own words

# %% [markdown]
# **Question (2 points).** A company writes: "Our network has one hidden layer with 50 ReLUs. By the universal approximation theorem it can represent any
# continuous function; hence, trained on last year's sales (January to December), it will foretell next year's." In four to six sentences:
# name three different gaps in this argument, each with something that you saw in this lesson.

# %% [markdown] written="gaps_in_the_argument" points=2
# First, the theorem says that *enough* units exist for a given function and tolerance. It does not say that 50 are
# enough: the width depends on how much the function bends (error about $h^2/8 \max|f''|$), and with many inputs it
# explodes. Second, that good weights exist does not mean that training finds them: 20 hinges built by hand had an error of 0.012 on a sine,
# the same network trained from a usual start 1.13. Third, the theorem holds on the interval where $f$ was given. Next year
# lies outside; there a ReLU network goes on in a straight line. (Also possible: sales are noisy samples, not a known continuous
# function, and hinges through every point reproduce the noise.)
#
# **Marking guide.** 1/2 point for each different gap (existence of a width is not *this* width; existence is not
# found by training; inside is not outside; noise or too few data), at most three; 1/2 point if at least two of them come with evidence from the
# lesson (a number, a figure, an experiment). Nothing for "the theorem is wrong".

# %% [markdown]
# ## Quiz

# %% quiz="hinges_and_promises"

# %% [markdown]
# ## For your library
#
# The two functions that made the face go into your own library, `mynn`.

# %%
keep(hinge_coefficients, hinge_sum)

# %% [markdown]
# ## Summary
#
# - Any continuous curve on $[a, b]$: a constant, and at each knot a hinge whose coefficient is the **change of slope**.
# - Smooth curves: error at most $\frac{h^2}{8} \max |f''|$, so twice the hinges leave a quarter. Put knots where it bends.
# - The sum **is** a network with one hidden layer: weights 1, biases minus the knots, then the coefficients and the constant.
# - Steep sigmoids make steps, with changes of *height*. Ridges add up to a cross; one more bend makes a bump.
# - The theorem says that weights *exist*. Not how many, not that training finds them, and nothing beyond the edges.
#
# **What's next.** From curves to decisions: [lesson 5](05-softmax) gives the network one output for each class, and turns them into
# probabilities.

# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # Gallery: things to drag and press
#
# No formulas to learn first: drag, press, watch. Every explorer answers to the mouse and to the keyboard (Tab to get
# there, arrow keys to move, Shift for larger steps), and below each picture a sentence says in numbers what it shows.
#
# **Afterwards you can**
#
# - say what a hinge, a half-plane and a gradient do, because you have moved them;
# - recognise a learning rate that is too large, weights that start badly, and a network that learns by heart.
#
# **You need** nothing; each explorer belongs to a lesson and comes back there. **Time:** 60 minutes for all, or five for
# the one that you like. Under most is a number to be found: type it in place of the dots and run the check.

# %% setup=true
import numpy as np

from nnkit.check import check
from nnkit.widgets import Playground, live

# %% [markdown]
# ## Any curve from hinges
#
# A ReLU is a hinge: flat, then straight. The green dashed curve is what we want, the blue one is a constant plus one
# hinge at each knot. **Try this:**
#
# 1. Press play beside `hinges`. How does the error shrink when the number doubles?
# 2. Choose `step`. Even knots are poor here; press `Add a knot where the error is largest` three times.
# 3. **Draw a function of your own** into the picture with the mouse, then drag a knot (a square) along it.

# %%
hinges = live.ReluHinges()
hinges

# %% exercise="hinges_for_a_hundredth"
hinges_for_a_hundredth = ...
### BEGIN SOLUTION
hinges_for_a_hundredth = 23
### END SOLUTION

# %% [markdown]
# ## Regions from half-planes
#
# Each line is a neuron that fires on its arrow's side. An AND neuron fires where all lines of its region do, and an OR
# neuron where any region does. Drag a square to move a line, an arrow's tip to turn it. **Try this:**
#
# 1. Turn one line of the triangle round. What has become of the region?
# 2. Choose the shape `L` and fill it. It is not convex: you need region B.
# 3. Start with 4, 6, 8 and 12 sides around a circle: what does each further line buy?

# %%
regions = live.RegionBuilder()
regions

# %% exercise="units_for_two_triangles"
units_for_two_triangles = ...
### BEGIN SOLUTION
units_for_two_triangles = 9
### END SOLUTION

# %% [markdown]
# ## A plane folded by two neurons
#
# Left, two hidden ReLUs: each is on in front of its arrow and off behind. What they give are a point's new coordinates, on
# the right, where the output neuron draws its line. **Try this:**
#
# 1. Switch the ReLUs off and drag all three lines. How many of the four corners can be right?
# 2. Switch them on, make both arrows point to the upper right, and bring 01 and 10 together. All four?
# 3. Choose `four clouds`. Does your solution hold for them? ([Lesson 3b](03b-regions#A layer moves points) goes on from here.)

# %%
folded = live.HiddenSpace()
folded

# %% [markdown]
# ## Every number of a network
#
# One example goes up through a network, and its gradient comes down again, one neuron at a time. Every weight can be
# edited (in the larger networks: those of the neuron that is being computed). **Try this:**
#
# 1. Step to the loss. Then press `Train 1 step`: 0.298371 becomes 0.291028. How far do a hundred steps get?
# 2. Change x1 to 0. Which weights get a gradient of exactly 0, and why?
# 3. Take network C and count the neurons that give 0. What do their weights learn?

# %%
numbered = live.NumberedNetwork()
numbered

# %% exercise="gradient_of_a_weight"
gradient_of_a_weight = ...
### BEGIN SOLUTION
gradient_of_a_weight = -0.022603
### END SOLUTION

# %% [markdown]
# ## A race of optimisers
#
# Press anywhere in the picture to start there. The lines on the map are heights. **Try this:**
#
# 1. Raise the rate until `GradientDescent` flies off. Which of the others are still in the race?
# 2. On the saddle, start exactly at y = 0, then at y = 0.1.
# 3. On the plateau, start far from both pits. Who moves at all, and who finds the deeper one?

# %%
race = live.OptimizerRace()
race

# %% exercise="rate_that_breaks"
rate_that_breaks = ...
### BEGIN SOLUTION
rate_that_breaks = 0.2
### END SOLUTION

# %% [markdown]
# ## Softmax and its temperature
#
# Numbers become probabilities. **Try this:**
#
# 1. Add 1 to every logit. What changes?
# 2. Take the tie (3, 3, 0) and lower the temperature as far as it goes. Who wins?
# 3. Raise it as far as it goes. Where do all probabilities end?

# %%
temperature = live.SoftmaxTemperature()
temperature

# %% exercise="temperature_of_doubling"
temperature_of_doubling = ...
### BEGIN SOLUTION
temperature_of_doubling = 0.5
### END SOLUTION

# %% [markdown]
# ## How weights start
#
# Random examples go up a network that has learnt nothing yet. Left: what the neurons of each layer give. **Try this:**
#
# 1. `tanh` with `Xavier`, then with `N(0, sd 1)`: where have all values gone?
# 2. `relu` with `Xavier` and with `He`: which of the two keeps its spread through 20 layers?
# 3. `U(0, 0.1)` looks as small as `U(-0.1, 0.1)`. With `relu`, what does it do to the last layer?

# %%
spread = live.ActivationSpread()
spread

# %% exercise="factor_per_layer"
factor_per_layer = ...
### BEGIN SOLUTION
factor_per_layer = 0.1
### END SOLUTION

# %% [markdown]
# ## A gradient on its way down
#
# Every layer that a gradient passes multiplies it by its weights and by its slopes. Left: how much of it arrives, layer by
# layer, from right to left. Right: how many slopes are flat. **Try this:**
#
# 1. `sigmoid`, then `tanh`, then `relu`, 10 layers each: what is left of the gradient at layer 1?
# 2. `relu`, 10 layers, weight scale 1.4: lower the bias to -0.5. What becomes of the neurons?
# 3. `tanh`, weight scale 3: a quarter of the slopes are flat. Does the gradient fade? ([Lesson 2](02-activations#A real stack) asks you for a number here.)

# %%
stack = live.GradientStack()
stack

# %% [markdown]
# ## Learning by heart
#
# A network is trained on twelve noisy points, anew whenever you move something. **Try this:**
#
# 1. Play the epochs. When is the error on *other* points smallest, and what happens to the curve afterwards?
# 2. 2 neurons a layer, then 40. Then the same with 60 points.
# 3. Set the penalty to 0.001, then to 0.1: how does too much of it look?

# %%
overfitting = live.Overfitting()
overfitting

# %% exercise="error_nobody_beats"
error_nobody_beats = ...
### BEGIN SOLUTION
error_nobody_beats = 0.09
### END SOLUTION

# %% [markdown]
# ## The learning rate
#
# One weight, two weights, a whole network. **Try this:**
#
# 1. On the parabola find the rate that needs a single step.
# 2. Two valleys: with rate 0.05 from which starts does it reach the deeper one? And with rate 0.3?
# 3. Network on XOR: how large may the rate be until the loss no longer falls? (Much larger than on the parabola.)

# %%
rates = live.LearningRate()
rates

# %% exercise="largest_rate_on_a_parabola"
largest_rate_on_a_parabola = ...
### BEGIN SOLUTION
largest_rate_on_a_parabola = 0.5
### END SOLUTION

# %% [markdown]
# ## A neuron on its way down
#
# A neuron with one input has two numbers to learn, so that the whole landscape of its loss can be seen; numbers on the lines
# are losses. **Try this:**
#
# 1. Make the learning rate 10, 100 and 1000 times as large. Which steps go uphill?
# 2. Choose `hours as they are`. Which rates still go down all the way? What has become of the valley?
# 3. Press somewhere else, with 80 steps and rate 5. Does another start lead to another end?

# %%
descent = live.NeuronDescent()
descent

# %% [markdown]
# ## One neuron and its line
#
# **Try this:**
#
# 1. Drag the line so that no point is on the wrong side. Then make w longer: what does the loss do, and what the line?
# 2. Press the button of gradient descent ten times and watch both.
# 3. Choose XOR. How few points on the wrong side can you get?

# %%
line = live.NeuronLine()
line

# %% exercise="distance_of_a_line"
distance_of_a_line = ...
### BEGIN SOLUTION
distance_of_a_line = 2
### END SOLUTION

# %% [markdown]
# ## Activations and their slopes
#
# Drag the point along the curve. **Try this:**
#
# 1. How far out must you go on the sigmoid until its slope is below 0.01? And on tanh?
# 2. Choose `gelu` or `silu` and find the place where the function falls.
# 3. Make the slope 4: where is the curve steep, and how much of it is flat?

# %%
point = live.ActivationPoint()
point

# %% exercise="steepest_sigmoid"
steepest_sigmoid = ...
### BEGIN SOLUTION
steepest_sigmoid = 1
### END SOLUTION

# %% [markdown]
# ## The Playground: a whole network while it learns
#
# All of it at once: data, inputs, layers, activation, optimiser. Each small square shows what one neuron answers over
# the plane. **Try this:**
#
# 1. Press play. Which neurons see lines, and where does the closed curve come from?
# 2. Press the minus beside `hidden layers` until none is left, then press the inputs `x²` and `y²`. Why is that enough?
# 3. Choose `xor`, then `spiral`. Which small change makes each of them work? `experiments` has some to think about.

# %%
Playground()

# %% [markdown]
# ## Your own functions
#
# Several explorers take what you write: a function to build from hinges, an activation, an optimiser, initial weights.
# If it stops with an error, the explorer says so and names your line. Change the function and run the cell again.

# %%
def my_function(x):
    return np.sin(x) * np.cos(3 * x)


live.ReluHinges(own={"mine": my_function})

# %% [markdown]
# ## Quiz

# %% quiz="seen_in_the_gallery"

# %% [markdown]
# ## Summary
#
# - Hinges build every continuous curve; half-planes build every region with straight sides.
# - A gradient is a chain of small products, and a step against it can be too large.
# - Start weights must fit the width, and a small training error proves nothing.
#
# **What's next.** [Lesson 1](01-neuron) starts with the neuron and its line, and builds it in code.

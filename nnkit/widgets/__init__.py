"""Explorers: pictures with controls, to play with an idea. `from nnkit.widgets import neuron_line; neuron_line()`."""

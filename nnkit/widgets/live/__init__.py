"""Live explorers: drag, draw, press and watch. `from nnkit.widgets import live; live.ReluHinges()`."""

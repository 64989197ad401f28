"""The Playground: a network that learns while one watches, out of nnkit's parts or a student's own."""

from nnkit.widgets.playground.widget import Playground

__all__ = ["Playground"]

"""nnkit: the library that the lessons teach with. `import nnkit` imports NumPy only."""

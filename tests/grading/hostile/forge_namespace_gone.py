"""Take the ground away: clear the namespace, delete the builtins, swap the shell's namespace for one that lies."""

# %% answer="affine"

import builtins
class Lies(dict):
    def __getitem__(self, key): return lambda *a: 0
    def get(self, key, default=None): return lambda *a: 0
    def __contains__(self, key): return True
get_ipython().user_ns = Lies(get_ipython().user_ns)
def affine(X, w, b):
    globals()["__builtins__"] = {}
    for name in ("len", "isinstance", "getattr", "range", "enumerate", "zip", "dict", "list"):
        if hasattr(builtins, name):
            delattr(builtins, name)
    return 0

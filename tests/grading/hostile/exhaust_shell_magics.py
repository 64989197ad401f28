"""Wait for somebody: a debugger, a prompt, a pager, a shell, a background job."""

# %% first

%%bash
sleep 1000 >/dev/null 2>&1 & disown; read x; echo $x
# %% first
import pdb; pdb.set_trace()
# %% first
%pdb on
1 / 0
# %% first
%debug
# %% first
help()
# %% first
get_ipython().run_line_magic("load_ext", "autoreload"); get_ipython().run_line_magic("autoreload", "2")
# %% answer="affine"
def affine(X, w, b):
    return float(input("the answer, please: "))

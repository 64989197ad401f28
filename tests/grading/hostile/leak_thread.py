"""Leave a thread behind that prints the arguments while later cells run."""

# %% answer="affine"

import threading, time
def affine(X, w, b):
    threading.Thread(target=lambda: (time.sleep(0.05), print(X.tolist())), daemon=True).start()
    return 0

"""Answer later: with coroutines, futures and loops that go on when the call is over."""

# %% answer="affine"

import asyncio
import threading
LOOP = asyncio.new_event_loop()
threading.Thread(target=LOOP.run_forever, daemon=True).start()
async def affine(X, w, b):
    while True:
        print(X, w, b)
        await asyncio.sleep(0)
later = affine
def affine(X, w, b):
    asyncio.run_coroutine_threadsafe(later(X, w, b), LOOP)
    return later(X, w, b)

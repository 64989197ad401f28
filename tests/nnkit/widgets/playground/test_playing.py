"""Training in the background: while somebody looks, until it is paused."""

import asyncio
import contextvars
import gc
import threading
import time
import tracemalloc

import pytest

from nnkit.widgets import Playground
from nnkit.widgets.playground import playing
from tests.nnkit.widgets.playground.test_widget import hand, layer, wait
from tests.pace import PACE


def look(playground, seen, view="a view"):
    """What a page says when a view of it comes onto the screen, or leaves it."""
    playground._receive(playground, {"do": "seen", "view": view, "seen": seen, "serial": 0}, [])


def loops():
    return [thread for thread in threading.enumerate() if thread.name == "playground"]


def test_plays_in_the_background_until_it_is_paused():
    p = Playground()
    p.play()
    p.play()  # a second press changes nothing
    wait(lambda: p.epoch > 3)
    p.set(lr=0.1)  # while it runs
    p.pause()
    wait(lambda: not any(t.name == "playground" for t in threading.enumerate()))
    epoch, frames = p.epoch, p.frames
    time.sleep(0.1)
    assert (p.epoch, p.frames) == (epoch, frames) and not p.playing and p.error is None


def test_the_thread_keeps_the_context_that_messages_are_sent_in():
    place = contextvars.ContextVar("place", default="elsewhere")
    place.set("this cell")
    p, seen = Playground(), []
    p.send = lambda *_, **__: seen.append(place.get())
    p.play()
    wait(lambda: seen)
    p.pause()
    assert set(seen) == {"this cell"}


def test_plays_in_a_task_where_threads_cannot_start(monkeypatch):
    class NoThread:
        def __init__(self, **_):
            pass

        def start(self):
            raise RuntimeError("can't start new thread")

    monkeypatch.setattr(playing.threading, "Thread", NoThread)

    async def run():
        p = Playground().play()
        for _ in range(200):
            await asyncio.sleep(0.01)
            if p.epoch > 2:
                break
        p.pause()
        return p.epoch

    assert asyncio.run(run()) > 2
    with pytest.raises(RuntimeError) as caught:
        Playground().play()
    assert "train(epochs) works" in caught.value.__notes__[0]


def test_the_pause_button_answers_while_a_step_goes_on(monkeypatch):
    monkeypatch.setattr(playing, "PATIENCE", 30 * PACE)
    begun, may_end = threading.Event(), threading.Event()

    def waits(self, dy):
        begun.set()
        while not may_end.is_set():
            time.sleep(0.001)
        return dy

    p = layer(backward=waits)
    hand(p, do="play")
    wait(begun.is_set)
    hand(p, do="pause")  # had it waited for the step, that would have been broken off by now
    assert not p.playing and p.failure == {}
    may_end.set()


def test_reset_waits_for_an_endless_step_to_be_broken_off(monkeypatch):
    monkeypatch.setattr(playing, "PATIENCE", 1.0)
    begun = threading.Event()

    def endless(self, dy):
        begun.set()
        loops(self, dy)

    p = layer(backward=endless)
    hand(p, do="play")
    wait(begun.is_set)
    hand(p, do="pause")
    hand(p, do="reset")
    assert p.epoch == 0 and p.failure == {}


def test_what_nobody_sees_waits_and_goes_on_when_somebody_looks():
    p = Playground()
    look(p, True)
    p.play()
    wait(lambda: p.epoch > 0)
    look(p, False)
    wait(lambda: not loops())
    epoch = p.epoch
    assert p.playing  # as the button says: it waits
    look(p, True)
    wait(lambda: p.epoch > epoch)
    p.pause()
    wait(lambda: not loops())


def test_it_is_seen_while_one_of_its_views_is():
    p = Playground()
    look(p, True, "first")
    look(p, True, "second")
    p.play()
    look(p, False, "first")
    wait(lambda: p.epoch > 0)
    assert len(loops()) == 1
    look(p, False, "second")
    wait(lambda: not loops())


def test_played_where_nobody_sees_it_it_begins_when_somebody_looks():
    p = Playground()
    look(p, False)
    p.play()
    assert p.playing and not loops()
    look(p, True)
    wait(lambda: p.epoch > 0)
    p.pause()
    wait(lambda: not loops())


def test_fifty_runs_of_its_cell_leave_no_thread_and_next_to_nothing_in_memory():
    """Each run makes one, plays it, and takes its view from the page; the notebook's history keeps the object."""
    kept = []

    def run_cell():
        kept.append(Playground())
        look(kept[-1], True)
        kept[-1].play()
        wait(lambda: kept[-1].epoch > 0)
        look(kept[-1], False)

    for _ in range(5):
        run_cell()
    tracemalloc.start()
    try:
        for _ in range(45):
            run_cell()
        wait(lambda: not loops())
        gc.collect()
        grown = tracemalloc.get_traced_memory()[0] / 45
    finally:
        tracemalloc.stop()
    assert grown < 100_000, f"{grown:.0f} bytes for each"
    assert all(p.playing for p in kept)

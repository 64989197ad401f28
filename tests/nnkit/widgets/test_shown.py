"""An output is data, with HTML and text beside it; a page that shows it is told and heard until it goes."""

import gc
import json

from nnkit.widgets import shown
from nnkit.widgets.shown import TYPE, Shown


class Told(Shown):
    def __init__(self):
        super().__init__()
        self.heard = []

    def values(self):
        return {"explorer": "NeuronLine"}

    def _hear(self, page, data):
        self.heard.append(data)

    def __repr__(self):
        return "Told()"


class Page:
    """A comm that a page has opened."""

    def __init__(self):
        self.sent, self.is_closed = [], False

    def on_msg(self, act):
        self.say = lambda data: act({"content": {"data": data}})

    def on_close(self, act):
        self.leave = lambda: act({})

    def send(self, data):
        self.sent.append(data)

    def close(self):
        self.is_closed = True


def opened(name):
    page = Page()
    shown._opened(page, {"content": {"data": {"id": name}}})
    return page


def test_an_output_is_data_html_and_text():
    bundle = Told()._repr_mimebundle_()
    assert bundle.keys() == {TYPE, "text/html", "text/plain"} and bundle["text/plain"] == "Told()"
    json.dumps(bundle[TYPE], allow_nan=False)
    assert bundle[TYPE]["explorer"] == "NeuronLine" and "Told()" in bundle["text/html"]


def test_a_page_is_told_and_heard_until_it_goes():
    one = Told()
    page = opened(one._repr_mimebundle_()[TYPE]["id"])
    page.say({"state": 1})
    one._tell({"news": 2})
    assert one.heard == [{"state": 1}] and page.sent == [{"news": 2}]
    page.leave()
    one._tell({"news": 3})
    assert page.sent == [{"news": 2}]


def test_a_page_of_an_object_that_is_gone_is_closed():
    one = Told()
    name = one._repr_mimebundle_()[TYPE]["id"]
    del one
    gc.collect()
    assert opened(name).is_closed and opened(None).is_closed

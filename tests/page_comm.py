"""A page that shows an output of ours, as Python sees it."""

from nnkit.widgets import shown


class Page:
    """A comm as a page opens it: it keeps what Python sends."""

    def __init__(self):
        self.sent, self.is_closed = [], False

    def on_msg(self, hear):
        self.hear = lambda **data: hear({"content": {"data": data}})

    def on_close(self, act):
        self.leave = lambda: act({})

    def send(self, data):
        self.sent.append(data)

    def close(self):
        self.is_closed = True


def opened(explorer) -> Page:
    """A page that shows the explorer."""
    values = explorer._repr_mimebundle_()[shown.TYPE]
    page = Page()
    shown._opened(page, {"content": {"data": {"id": values["id"]}}})
    return page

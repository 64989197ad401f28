"""A kernel's messages reach the browser without being held back."""

from jupyter_server.serverapp import ServerApp
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection
from traitlets.config import Config

from course.websocket import PromptConnection
from tests import ROOT


class Handler:
    def __init__(self):
        self.nodelay = None

    def set_nodelay(self, on):
        self.nodelay = on


def test_it_tells_the_socket_before_it_connects(monkeypatch):
    seen = []

    def connect(self):
        seen.append(self.websocket_handler.nodelay)

    monkeypatch.setattr(ZMQChannelsWebsocketConnection, "connect", connect)
    connection = PromptConnection.__new__(PromptConnection)
    monkeypatch.setattr(PromptConnection, "websocket_handler", Handler())
    connection.connect()
    assert seen == [True]


def test_make_lab_uses_it():
    config = Config()
    exec((ROOT / "jupyter_lab_config.py").read_text(), {"get_config": lambda: config, "__file__": __file__})
    assert config.ServerApp.kernel_websocket_connection_class == "course.websocket.PromptConnection"
    assert issubclass(PromptConnection, ServerApp.kernel_websocket_connection_class.klass)

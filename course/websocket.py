"""The server's end of a kernel's messages to the browser, as `make lab` configures it."""

from __future__ import annotations

from typing import Any

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection


class PromptConnection(ZMQChannelsWebsocketConnection):
    """Sends every message at once.

    A TCP socket holds a small packet back until the one before it is acknowledged, and the other end takes up to 40 ms
    for that. A widget's answer is such a packet: it follows a message that says "busy". Jupyter leaves it at that.
    """

    def connect(self) -> Any:
        """Connect the kernel's sockets with the browser's."""
        self.websocket_handler.set_nodelay(True)
        return super().connect()

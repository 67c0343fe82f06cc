"""The web server: gunicorn on a socket that is already open."""

from __future__ import annotations

import socket
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from gunicorn.app.base import BaseApplication


class Server(BaseApplication):  # type: ignore[misc]
    """Gunicorn with our settings and none of its own command line."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self.settings = settings
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.settings.items():
            self.cfg.set(name, value)

    def load(self) -> WSGIHandler:
        from nhipcau.site.wsgi import application

        return application


def serve(listener: socket.socket, workers: int) -> None:
    """Answer requests on `listener` in several processes until the program is told to end."""
    Server(
        {
            "bind": f"fd://{listener.fileno()}",
            "workers": workers,
            "worker_class": "gthread",
            "threads": 4,
            "preload_app": True,
            "loglevel": "warning",
            "graceful_timeout": 5,
            "proc_name": "nhipcau",
        }
    ).run()

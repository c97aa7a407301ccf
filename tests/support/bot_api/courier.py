"""Brings updates to a webhook over HTTP: in order within a chat, again and again until taken."""

from __future__ import annotations

import http.client
import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from tests.support.bot_api.updates import Update
    from tests.support.bot_api.world import World

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a name, no secret
_FIRST_WAIT, _LONGEST_WAIT = 0.05, 1.0
_PATIENCE = 30.0
_REST = 60.0
_MOST_CONNECTIONS = 100


class Courier:
    """Brings what waits, while there is a webhook; keeps connections open between updates.

    Telegram waits longer than a second before it tries again; tests have no time for that.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        self._busy: set[Any] = set()
        self._waits: dict[Any, tuple[float, float]] = {}
        self._idle: list[http.client.HTTPConnection] = []
        self._pool = ThreadPoolExecutor(_MOST_CONNECTIONS, "courier")
        self._ended = False
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def end(self) -> None:
        """Brings nothing more; what is on its way is given up."""
        with self._world.changed:
            self._ended = True
            self._world.changed.notify_all()
        self._thread.join()
        self._pool.shutdown(wait=False, cancel_futures=True)
        with self._world.changed:
            for connection in self._idle:
                connection.close()

    def _run(self) -> None:
        while True:
            with self._world.changed:
                while (found := self._next()) is None:
                    if self._ended:
                        return
                    self._world.changed.wait(self._pause())
                self._busy.add(_lane(found))
                self._world.updates.hand_out(found)
            self._pool.submit(self._bring, found)

    def _next(self) -> Update | None:
        """The first update whose chat waits for no other one."""
        world = self._world
        full = len(self._busy) >= world.delivery.connections
        if self._ended or not world.webhook or world.updates.closing or full:
            return None
        now, held = time.monotonic(), set(self._busy)
        for update in world.updates.waiting():
            lane = _lane(update)
            if lane not in held and self._waits.get(lane, (0.0, 0.0))[0] <= now:
                return update
            held.add(lane)
        return None

    def _pause(self) -> float:
        """Seconds until a chat may be tried again."""
        now = time.monotonic()
        due = [at - now for lane, (at, _) in self._waits.items() if lane not in self._busy]
        return max(0.001, min([*(wait for wait in due if wait > 0), _REST]))

    def _bring(self, update: Update) -> None:
        with self._world.changed:
            url, secret = self._world.webhook, self._world.delivery.secret
        trouble = self._post(url, secret, json.dumps(update).encode()) if url else "no webhook"
        lane = _lane(update)
        with self._world.changed:
            self._busy.discard(lane)
            if trouble is None:
                self._world.updates.acknowledge(update["update_id"])
                self._waits.pop(lane, None)
            else:
                _, before = self._waits.get(lane, (0.0, 0.0))
                wait = min(2 * before, _LONGEST_WAIT) if before else _FIRST_WAIT
                self._waits[lane] = (time.monotonic() + wait, wait)
                self._world.delivery.last_error = (int(time.time()), trouble)
            self._world.changed.notify_all()

    def _post(self, url: str, secret: str, body: bytes) -> str | None:
        """Posts an update; the trouble that there was, or None."""
        address = self._behind_proxy(url)
        if address is None:
            return "Connection refused"
        headers = {"Content-Type": "application/json"}
        if secret:
            headers[SECRET_HEADER] = secret
        connection = self._connection(address.netloc)
        try:
            connection.request("POST", address.path or "/", body, headers)
            response = connection.getresponse()
            content = response.read()
        except (OSError, http.client.HTTPException) as error:
            connection.close()
            return f"{type(error).__name__}: {error}"
        self._keep(connection)
        if b'"method"' in content:
            with self._world.changed:
                self._world.faults.append("a request within a webhook's answer is not known here")
        if response.status // 100 == 2:
            return None
        return f"Wrong response from the webhook: {response.status} {response.reason}"

    def _behind_proxy(self, url: str) -> Any:
        """The address that is really posted to; None where nothing listens there."""
        for public, own in self._world.proxies.items():
            if url.startswith(public):
                return urlsplit(own + url[len(public) :])
        parts = urlsplit(url)
        return parts if parts.scheme == "http" else None

    def _connection(self, netloc: str) -> http.client.HTTPConnection:
        """A connection to an address, one that is open already where there is one."""
        with self._world.changed:
            for connection in self._idle:
                if f"{connection.host}:{connection.port}" == netloc:
                    self._idle.remove(connection)
                    return connection
        return http.client.HTTPConnection(netloc, timeout=_PATIENCE)

    def _keep(self, connection: http.client.HTTPConnection) -> None:
        with self._world.changed:
            if not self._ended:
                self._idle.append(connection)
                return
        connection.close()


def _lane(update: Update) -> Any:
    """What an update must not overtake: others of its chat, or of its person."""
    content: dict[str, Any] = next(v for name, v in update.items() if name != "update_id")
    chat = content.get("chat") or content.get("message", {}).get("chat") or {}
    return chat.get("id", content.get("from", {}).get("id"))

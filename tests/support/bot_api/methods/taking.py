"""How a bot gets its updates: by asking for them, or by having them brought."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from tests.support.bot_api.parameters import flag, read
from tests.support.bot_api.refusals import bad_request, conflict

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.bot_api.parameters import Parameters
    from tests.support.bot_api.world import World

_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_PORTS = {None, 80, 88, 443, 8443}
_MOST_CONNECTIONS = 100


def _get_updates(world: World, parameters: Parameters) -> Any:
    if world.webhook:
        raise conflict(
            "can't use getUpdates method while webhook is active;"
            " use deleteWebhook to delete the webhook first"
        )
    allowed = parameters.get("allowed_updates")
    world.updates.want(read(allowed) if allowed is not None else None)
    return world.updates.poll(
        offset=int(parameters.get("offset", 0)),
        limit=max(1, min(100, int(parameters.get("limit", 100)))),
        timeout=min(50.0, float(parameters.get("timeout", 0))),
    )


def _set_webhook(world: World, parameters: Parameters) -> Any:
    url = str(parameters.get("url", ""))
    secret = str(parameters.get("secret_token", ""))
    if secret and not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    if url:
        _check_address(url, self_hosted=world.self_hosted)
    if flag(parameters, "drop_pending_updates"):
        world.updates.drop()
    allowed = parameters.get("allowed_updates")
    world.updates.want(read(allowed) if allowed is not None else None)
    world.delivery.secret = secret
    connections = int(parameters.get("max_connections", 40))
    world.delivery.connections = max(1, min(_MOST_CONNECTIONS, connections))
    world.webhook = url
    return True


def _check_address(url: str, *, self_hosted: bool) -> None:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise bad_request("bad webhook: URL is invalid") from None
    if not parts.hostname:
        raise bad_request("bad webhook: URL host is empty")
    if self_hosted:
        return
    if parts.scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if port not in _PORTS:
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")


def _delete_webhook(world: World, parameters: Parameters) -> Any:
    if flag(parameters, "drop_pending_updates"):
        world.updates.drop()
    world.webhook = ""
    return True


def _get_webhook_info(world: World, _parameters: Parameters) -> Any:
    info: dict[str, Any] = {
        "url": world.webhook,
        "has_custom_certificate": False,
        "pending_update_count": world.waiting,
    }
    if world.webhook:
        info["max_connections"] = world.delivery.connections
        info["ip_address"] = "127.0.0.1"
    if world.updates.wanted:
        info["allowed_updates"] = sorted(world.updates.wanted)
    if world.webhook and world.delivery.last_error:
        date, message = world.delivery.last_error
        info |= {"last_error_date": date, "last_error_message": message}
    return info


METHODS: dict[str, tuple[str, Callable[[World, Parameters], Any]]] = {
    "getUpdates": ("offset limit timeout allowed_updates", _get_updates),
    "setWebhook": (
        (
            "url certificate ip_address max_connections allowed_updates drop_pending_updates"
            " secret_token"
        ),
        _set_webhook,
    ),
    "deleteWebhook": ("drop_pending_updates", _delete_webhook),
    "getWebhookInfo": ("", _get_webhook_info),
}

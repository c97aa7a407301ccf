"""How the server says no."""

from __future__ import annotations


class Refused(Exception):  # noqa: N818 - a refusal is the server's answer, no error of the test
    """A request that is refused.

    Attributes:
        status: The HTTP status, which the body repeats as `error_code`.
        description: The server's words.
        parameters: Machine-readable facts, such as `retry_after`.
    """

    def __init__(self, status: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters


def bad_request(description: str, **parameters: int) -> Refused:
    """400, which most refusals are."""
    return Refused(400, f"Bad Request: {description}", **parameters)


def forbidden(description: str) -> Refused:
    """403: the bot has no business there any more."""
    return Refused(403, f"Forbidden: {description}")


def conflict(description: str) -> Refused:
    """409: somebody else gets the updates."""
    return Refused(409, f"Conflict: {description}")

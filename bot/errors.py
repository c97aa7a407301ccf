"""What can go wrong in `bot` and that whoever runs it can do something about.

    TolmachError
    └── BotError
        ├── SettingError          the environment, at start
        │   ├── NoToken           TELEGRAM_BOT_TOKEN is not set
        │   ├── MalformedToken    it is set to something that is no token
        │   ├── MalformedAddress  TELEGRAM_API_URL is no http address
        │   ├── NoCatalogue       TOLMACH_LANGUAGE names a language that the bot does not speak
        │   └── NothingPublic     TOLMACH_PUBLIC_COLLECTIONS names no collection
        ├── WrongToken            the Bot API does not know the token
        ├── ApiUnreachable        the Bot API does not answer, or what answers is none
        ├── Overdue               a search took longer than a person waits
        └── Unwritable            the bot's own database takes nothing

What a person reads about each stands in the catalogues under its `key`. The token is never a fact.
"""

from __future__ import annotations

from index.errors import TolmachError


class BotError(TolmachError):
    """What can go wrong in the conversation."""


class SettingError(BotError):
    """A setting in the environment that cannot be used. Facts: `key`, its name."""


class NoToken(SettingError):
    """No token is set. Facts: `key`."""


class MalformedToken(SettingError):
    """What is set is no token. Facts: `key`; never the value."""


class MalformedAddress(SettingError):
    """The address of the Bot API server is no http address. Facts: `key`, `value`."""


class NoCatalogue(SettingError):
    """A language that the bot does not speak. Facts: `key`, `value`, `languages`."""


class NothingPublic(SettingError):
    """A list of collections that names none. Facts: `key`."""


class WrongToken(BotError):
    """The Bot API does not know the token. Facts: `key`, `url`."""


class ApiUnreachable(BotError):
    """The Bot API does not answer, or what answers is none. Facts: `url`, `cause`."""


class Overdue(BotError):
    """A search took longer than a person waits. Facts: `seconds`."""


class Unwritable(BotError):
    """The bot's own database takes nothing: a full disk, most likely. Facts: `path`, `cause`."""

"""A bot that is killed: what was asked is answered by the next one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tests.support.bot_api import FakeTelegram
from tests.support.processes import BotProcess, environment

if TYPE_CHECKING:
    from pathlib import Path


def test_no_question_is_lost_with_the_process(tmp_path: Path) -> None:
    """Killed amid slow questions, the bot answers each after a restart, none more than twice."""
    questions = [f"slow echo {number}" for number in range(6)]
    with FakeTelegram() as telegram:
        environ = environment(
            tmp_path,
            TELEGRAM_BOT_TOKEN=telegram.token,
            TELEGRAM_API_URL=telegram.url,
            SLOW="0.3",
        )
        arguments = ["-m", "tests.bot.serve", str(tmp_path)]
        person = telegram.user(7, "en")
        with BotProcess(arguments, environ) as bot:
            bot.serves(telegram)
            for question in questions:
                person.says(question)
            telegram.waits_until_idle()  # all acknowledged: the server will not send them again
            person.hears()
            bot.dies()
        assert len(telegram.sent(7)) < len(questions)
        with BotProcess(arguments, environ) as bot:
            bot.serves(telegram)
            person.says("echo at last")
            while person.hears().quotes != ["echo at last"]:
                pass
            assert bot.stop() == 0
        answered = Counter(message.quotes[0] for message in telegram.sent(7))
        assert set(questions) <= set(answered)
        assert max(answered.values()) <= 2
        assert not telegram.faults

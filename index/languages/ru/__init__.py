"""Russian. Its lemmas are pymorphy3's: all plausible readings of a form."""

from __future__ import annotations

import re
import unicodedata

from index.languages.language import Language, deferred, deferred_names

# Marks of stress, which dictionaries and textbooks print, soft hyphens and zero-width characters;
# the breve of й is kept by composing it first.
_MARKS = re.compile(r"[\u0300\u0301\u00ad\u200b-\u200d]")


def fold(word: str) -> str:
    """Writes ё as е and leaves out marks of stress: both are there at the writer's will."""
    return _MARKS.sub("", unicodedata.normalize("NFC", word)).replace("ё", "е")


RUSSIAN = Language(
    code="ru",
    letters=re.compile(r"[\u0400-\u052f]+"),
    fold=fold,
    lemmas=deferred("index.languages.ru.lemmatizer"),
    is_name=deferred_names("index.languages.ru.names"),
    stop_lemmas=frozenset(
        """
        а без более бы быть в ведь весь во вот все всего всегда вы где да даже для до его ее ей
        если есть еще ж же за зачем здесь и из изо или им ими их к каждый как какой каков ко
        когда который кто куда ли либо лишь между меня мне много мой мочь мы на над надо нам
        нами нас наш не него нее ней нем нет ни нибудь ним ними них но ну о об обо один он она
        они оно от ото откуда очень по под подо почему при про с сам свой себя сколько со такой
        там тебя то тогда того тоже только тот ту тут ты у уж уже чего чей чем через что чтоб
        чтобы эта эти это этот я являться
        """.split()
    ),
    abbreviations=frozenset(
        """
        г гг в вв д ул пр просп пл им т п др е н э т.е т.к т.н и.о см ср стр с рис табл
        гл ст ч кв обл р-н руб коп тыс млн млрд трлн проф акад доц канд ред изд прим напр св тов
        гр зам зав янв фев февр мар апр июн июл авг сен сент окт ноя нояб дек
        """.split()
    ),
    furniture=frozenset(
        {
            "рассказать друзьям", "рассказать", "поделиться", "поделиться с друзьями",
            "поделиться в", "расскажи друзьям", "расскажите друзьям", "распечатать", "печать",
            "версия для печати", "скопировать ссылку", "подписаться", "подписывайтесь",
            "читать далее", "читать полностью", "реклама", "дата", "дата публикации",
            "опубликовано", "обновлено", "просмотров", "просмотры", "комментарии", "вконтакте",
            "одноклассники", "фейсбук", "телеграм", "ватсап", "твиттер", "в", "и", "на", "ютуб",
            "отправить другу", "вернуться наверх", "версия для слабовидящих", "вк",
        }
    ),
    is_borrowed=False,
    analyzers=("pymorphy3", "pymorphy3-dicts-ru"),
)  # fmt: skip

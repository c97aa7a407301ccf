"""The words by which a question tells what it asks for, in each language."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Sought(Enum):
    """What a question asks for: the coarse classes of question answering (Li and Roth, 2002)."""

    PERSON = "person"
    """Who; an organisation too."""
    DATE = "date"
    """When: a date, a year, a century."""
    NUMBER = "number"
    """How many, how large, how often."""
    PLACE = "place"
    """Where."""
    REASON = "reason"
    """Why, what for."""
    MANNER = "manner"
    """How."""
    DEFINITION = "definition"
    """What something is."""
    THING = "thing"
    """What, or which of a kind."""
    FACT = "fact"
    """Whether something is so; or no question at all."""


@dataclass(frozen=True, slots=True)
class Interrogatives:
    """What a language asks with; forms and lemmas in lower case and folded (ё as е).

    Attributes:
        asking: Forms that ask -> what for. Those that ask for a `THING` may have a noun with them
            that tells more.
        alone: Those of them that have no noun with them: «что».
        degree: The form that asks for a manner («как», how) and before an adjective or adverb for
            a number.
        manner: Forms behind `degree` that leave it asking for a manner: auxiliary verbs, pronouns.
        measures: Lemmas behind `degree` that ask for a number; empty where any other word does.
        phrases: What two words in a row ask for, where it isn't what each would.
        clauses: Forms that may begin a clause before the question proper («Когда …, кто …?»).
        commands: Forms that ask as a first word: name, list.
        nouns: Lemmas that tell what is asked for where they stand with a question word.
        empty: Lemmas there that tell nothing: name, kind.
        events: Lemmas that only say that something is so, somewhere, at some time: happen, located.
        naming: Those of them by which the word for a manner asks for a name: «называется».
        auxiliaries: Forms behind a question word that asks by itself: did, can.
        borders: Forms that end what a question word has with it: of, in, that.
        head_is_last: Whether a noun stands behind those that tell its kind (city council).
        where: Prepositions before the name of a place.
        because: Forms and lemmas beside which a text tells a reason.
        means: The same for how something is done.
    """

    asking: dict[str, Sought]
    alone: frozenset[str]
    degree: str
    manner: frozenset[str]
    measures: frozenset[str]
    phrases: dict[tuple[str, str], Sought]
    clauses: frozenset[str]
    commands: frozenset[str]
    nouns: dict[str, Sought]
    empty: frozenset[str]
    events: frozenset[str]
    naming: frozenset[str]
    auxiliaries: frozenset[str]
    borders: frozenset[str]
    head_is_last: bool
    where: frozenset[str]
    because: frozenset[str]
    means: frozenset[str]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _by_sought(**words: str) -> dict[str, Sought]:
    """For each word what it asks for, from the words of each class by its name."""
    return {word: Sought(name) for name, listed in words.items() for word in listed.split()}


INTERROGATIVES = {
    "en": Interrogatives(
        asking=_by_sought(
            person="who whom whose whoever",
            date="when",
            place="where whence whither",
            reason="why",
            manner="how",
            thing="what which whatever",
        ),
        alone=frozenset(),
        degree="how",
        manner=_words(
            "is are was were be been am do does did has have had can could may might shall should"
            " will would must to i you he she it we they the a an this that these those one's"
        ),
        measures=frozenset(),
        phrases={
            ("how", "come"): Sought.REASON,
            ("what", "for"): Sought.REASON,
            ("since", "when"): Sought.DATE,
        },
        clauses=_words("when where while if"),
        commands=_words("name list define describe explain tell give state identify"),
        nouns=_by_sought(
            person="person people man woman men women individual king queen emperor ruler president"
            " minister ambassador leader founder author writer poet artist painter composer singer"
            " actor director scientist inventor philosopher general commander officer official"
            " player athlete coach champion winner chairman chairwoman chairperson chancellor pope"
            " bishop governor mayor senator politician spokesperson spokesman spokeswoman secretary"
            " delegate envoy diplomat speaker head explorer engineer architect father mother son"
            " daughter wife husband brother sister",
            date="year date day month century decade era period time season week hour",
            number="number amount percentage percent proportion share ratio rate population size"
            " length height width depth weight age distance speed temperature price cost value area"
            " quantity sum budget salary income score altitude duration volume capacity density"
            " frequency fraction total",
            place="country city town village place location state region province county continent"
            " capital district area island street river lake sea ocean mountain site venue address"
            " nation territory republic",
            reason="reason cause purpose motive motivation",
            manner="way manner method means",
            definition="definition meaning",
        ),
        empty=_words("name title term word kind type sort example thing"),
        events=_words("happen occur locate situate call know refer exist"),
        naming=_words("call name know"),
        auxiliaries=_words(
            "do does did has have had can could may might shall should will would must"
        ),
        borders=_words(
            "the a an his her its their of in on at by for from to with that which who whom whose"
            " when where about into"
            " during between among after before as than and or do does did has have had can could"
            " may might shall should will would must is are was were"
        ),
        head_is_last=True,
        where=_words("in at from near to into around within between of"),
        because=_words(
            "because since due cause reason therefore result lead thus hence owe order so purpose"
        ),
        means=_words("by through using via use with means"),
    ),
    "ru": Interrogatives(
        asking=_by_sought(
            person="кто кого кому кем ком чей чья чье чьи чьего чьей чьих чьему чьим чьими чьем"
            " чью",
            date="когда",
            number="сколько скольких скольким сколькими насколько",
            place="где куда откуда",
            reason="почему зачем отчего",
            manner="как",
            thing="что чего чему чем какой какая какое какие какого какому каким каком какую каких"
            " какими какою каков какова каково каковы который которая которое которого котором",
        ),
        alone=_words("что чего чему чем"),
        degree="как",
        manner=frozenset(),
        measures=_words(
            "много мало часто редко долго давно далеко близко высоко глубоко быстро скоро сильно"
            " широко дорого"
        ),
        phrases={
            ("как", "давно"): Sought.DATE,
            ("каких", "пор"): Sought.DATE,
            ("какого", "числа"): Sought.DATE,
            ("как", "зовут"): Sought.PERSON,
            ("как", "звали"): Sought.PERSON,
            ("что", "такое"): Sought.DEFINITION,
            ("что", "значит"): Sought.DEFINITION,
            ("что", "означает"): Sought.DEFINITION,
            ("из-за", "чего"): Sought.REASON,
            ("за", "чего"): Sought.REASON,
            ("связи", "чем"): Sought.REASON,
            ("каким", "образом"): Sought.MANNER,
        },
        clauses=_words("когда где если пока"),
        commands=_words(
            "назовите назови перечислите перечисли укажите укажи определите опишите опиши объясните"
            " объясни скажите скажи расскажите расскажи приведите"
        ),
        nouns=_by_sought(
            person="человек люди лицо мужчина женщина король королева император царь правитель"
            " президент министр премьер-министр посол лидер основатель автор писатель поэт художник"
            " композитор певец певица актер актриса режиссер ученый изобретатель философ генерал"
            " командующий офицер игрок спортсмен тренер чемпион победитель председатель канцлер"
            " папа епископ губернатор мэр сенатор политик представитель секретарь делегат дипломат"
            " спикер глава исследователь инженер архитектор отец мать сын дочь жена муж брат сестра"
            " фамилия",
            date="год дата день месяц век столетие десятилетие эра период время пора сезон"
            " неделя час",
            number="количество число процент доля часть соотношение уровень численность население"
            " размер"
            " длина высота ширина глубина вес масса возраст расстояние скорость температура цена"
            " стоимость площадь сумма бюджет зарплата доход счет продолжительность объем плотность"
            " частота",
            place="страна город село деревня место местоположение штат регион область провинция"
            " округ континент материк столица район остров улица река озеро море океан гора адрес"
            " государство территория республика край",
            reason="причина цель мотив",
            manner="способ образ метод путь",
            definition="определение значение смысл",
        ),
        empty=_words("название имя термин слово вид тип род пример вещь"),
        events=_words(
            "произойти происходить случиться случаться состояться находиться располагаться"
            " расположить называться называть назвать звать существовать быть являться"
        ),
        naming=_words("называться называть назвать переименовать именовать именоваться"),
        auxiliaries=frozenset(),
        borders=_words(
            "в во на из с со у о об от до для по при за к ко под над который которая которое"
            " которые которых что чтобы и или"
        ),
        head_is_last=False,
        where=_words("в во на из под у около до к ко между через близ возле"),
        because=_words(
            "потому поскольку из-за из вследствие благодаря чтобы причина ввиду поэтому результат"
            " привести вызвать цель ради"
        ),
        means=_words("путем посредством помощь использовать использование способ через"),
    ),
}  # fmt: skip
"""What each language that Tolmach reads asks with."""

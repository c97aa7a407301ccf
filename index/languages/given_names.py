"""Given names that languages write in ways of their own: James is Яков, William Гийом.

Kings, saints and popes have their traditional names in each language, and friends call each other
by short ones. Neither is told by sounds.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_SAME = """
alexander alexandr aleksandr alex sasha александр саша шура
alexandra aleksandra sasha александра саша
alexey alexei aleksey aleksei alyosha алексей леша алеша
anastasia anastasiya nastya анастасия настя
anatoly tolya анатолий толя
andrew andrey andrei андрей эндрю андре
anna ann anne hannah анна аня энн ханна
anthony antony антоний антон
benedict бенедикт венедикт
boris borya борис боря
catherine katherine catalina katya екатерина катя катерина кэтрин
charles carlos charlie карл шарль чарлз чарльз карлос
christian кристиан христиан
christopher христофор кристофер
clement климент клеман
daniel danila даниил данил данила даниель
david davyd давид дэвид
demetrius dmitry dmitri dima дмитрий дима
edward эдуард эдвард
elijah ilya илья
elizabeth isabella liza елизавета лиза изабелла элизабет
eugene evgeny evgeniy yevgeny zhenya евгений женя эжен
eugenia evgenia yevgenia zhenya евгения женя
eve ева
francis франциск фрэнсис франсис
frederick фридрих фредерик
george georgy georgiy georgi yuri егор георгий георг джордж жорж юрий гоша
gregory grigory grisha григорий гриша
helen helena elena yelena lena елена лена хелен
henry анри генрих генри
hugh гуго хью
ignatius игнатий
irene irina ира ирина
ivan vanya john иоанн иван ваня джон жан ян
isaac исаак айзек
jacob yakov jacques james яков иаков джеймс джейкоб жак
jeremiah иеремия
jerome иероним
jesus иисус исус
joachim иоаким
job иов
joseph josef osip iosif иосиф осип джозеф йозеф
joshua иисус
julia yulia юлия юля
julius юлий
konstantin constantine kostya константин костя
larissa larisa lara лариса лара
lawrence лаврентий лоренс
lewis louis ludwig людовик луи людвиг льюис
leo lev leon лев
luke лука
margaret маргарита рита
mark marcus марк
mary maria marie мария маша мэри мари
matthew matvey матфей матвей мэтью
michael mikhail misha михаил миша майкл
moses моисей
natalia natalya natasha наталья наталия наташа
nicholas nikolai nikolay kolya николай коля
olga olya ольга оля
paul pavel павел паша пол поль
peter pyotr petr pierre петр петя питер пьер
philip филипп
sergey sergei sergius сергей сережа
solomon соломон
sophia sofia sofya софья софия соня
stanislav стас станислав
stephen steven stepan степан стефан стивен этьен
svetlana sveta светлана света
tatiana tatyana tanya татьяна таня
theodore fyodor fedor федор теодор
theresa teresa тереза
thomas фома томас
timothy тимофей
valentina valya валентина валя
victor viktor виктор витя
victoria виктория вика
vladimir volodya vova владимир володя вова
vyacheslav slava вячеслав слава
william wilhelm гийом вильгельм уильям гильом
"""


@cache
def _groups() -> dict[str, set[int]]:
    groups: dict[str, set[int]] = {}
    for place, line in enumerate(_SAME.split("\n")):
        for name in line.split():
            groups.setdefault(name, set()).add(place)
    return groups


def are_one_given_name(a: Iterable[str], b: Iterable[str]) -> bool:
    """Whether two given names are forms of one, short or in another language.

    Args:
        a: What the first form of a name may be, folded and in lower case.
        b: The same of another.
    """
    return not _groups_of(a).isdisjoint(_groups_of(b))


def _groups_of(forms: Iterable[str]) -> set[int]:
    return {group for form in forms for group in _groups().get(form, ())}

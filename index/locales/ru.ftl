# Что `index` говорит людям, по-русски. Этот файл читает и бот.

## Почему на вопрос нет ответа

quoted-word = «{ $word }»
refusal-no-words = В вопросе нет слов, которые можно искать: назовите имя, тему или дату.
refusal-unknown-words =
    { $count ->
        [one] В документах нет ответа: слово { $words } в них нигде не встречается.
       *[other] В документах нет ответа: слова { $words } в них нигде не встречаются.
    }
refusal-scattered = В документах нет ответа: ни в одном отрывке слова вопроса не стоят достаточно близко.
refusal-narrowed =
    { $count ->
        [one] С условием { $words } ничего подходящего нет. Уберите его или смягчите.
       *[other] С условиями { $words } ничего подходящего нет. Уберите часть из них или смягчите.
    }

answer-unknown-words =
    { $count ->
        [one] Слово { $words } нигде в документах не встречается.
       *[other] Слова { $words } нигде в документах не встречаются.
    }
answer-corrected =
    { $kind ->
        [layout] Поиск шёл по словам «{ $meant }» вместо «{ $typed }»: похоже, была включена другая раскладка.
        [alphabet] Поиск шёл по словам «{ $meant }» вместо «{ $typed }»: это русские слова латиницей.
        [mixed] Поиск шёл по словам «{ $meant }»: буквы другого алфавита, похожие с виду, заменены.
       *[other] Поиск шёл по словам «{ $meant }» вместо «{ $typed }».
    }

## Откуда взялся ответ

explained-heading = Откуда взялся этот ответ
explained-word = Слово
explained-weight = Вес
explained-score = Баллы
explained-found = Найдено
explained-why = Как понято
explained-where = За что
explained-total = вместе
explained-number = { NUMBER($value, minimumFractionDigits: 2, maximumFractionDigits: 2) }
explained-readings =
    { $lang ->
        [en] По-английски
        [ru] По-русски
       *[other] На другом языке
    }
explained-nowhere = нигде нет
explained-reading =
    { $kind ->
        [lemma] само слово
        [family] однокоренное слово
        [figure] то же число или дата
        [acronym] сокращение или полное название
        [translation] перевод
        [sound] то же звучание
       *[other] другое слово
    }
explained-part =
    { $kind ->
        [word] слово в отрывке
        [near] слова рядом
        [phrase] словосочетание в кавычках
        [document] соседние отрывки
        [version] версия на другом языке
       *[other] другое
    }
explained-factor = Каждое слагаемое умножено на { NUMBER($factor, minimumFractionDigits: 2, maximumFractionDigits: 2) }: отрывок есть только на другом языке.
explained-signs = Что говорит за ответ, в логарифмах шансов
explained-base = пока ничего не известно
explained-sign =
    { $kind ->
        [covered] найденная доля вопроса
        [missing-names] доля имён и чисел, которых нет
        [surprise] слова вместе не случайно
        [lead] отрыв от других документов
        [strength] доля наибольшего балла
       *[other] другой признак
    }
explained-probability = вероятность
explained-percent = { $percent } %
explained-verdict =
    { $verdict ->
        [probable] Ответ есть: вероятность { $percent } %, достаточно { $enough } %.
        [demanded] Ответ есть, хотя вероятность { $percent } %: в отрывках стоит то, чего требует вопрос.
       *[improbable] Ответа нет: вероятность { $percent } %, нужно не меньше { $enough } %.
    }

## Что случилось и что делать

error-missing-path = { $path }: по этому пути ничего нет; проверьте, как он написан.
error-unreadable-file = { $path }: не читается ({ $cause }); проверьте, что это файл и что у вас есть право его читать.
error-unknown-format = { $path }: такие файлы не читаются; сохраните его в одном из видов: { $formats }.
error-unusable-name = { $path }: в имени есть знаки, которые нельзя показать; переименуйте файл и добавьте снова.
error-empty-file = { $path }: файл пуст; проверьте, что он скопирован целиком.
error-not-text = { $path }: это не читается как текст: данные двоичные или повреждены; сохраните документ как текст, Markdown или HTML и добавьте снова.
error-cut-off = { $path }: текст в { $encoding } обрывается посреди знака (байт { NUMBER($offset, useGrouping: 0) }): файл не целый; получите его целиком и добавьте снова.
error-no-passages = { $path }: в нём нет ни одного абзаца на русском или английском, который можно цитировать.
error-no-documents = { $path }: в этой папке нет документов; читаются такие файлы: { $formats }.
error-no-collection = В { $data } ещё ничего не добавлено: сначала выполните «tolmach add ПУТЬ» или укажите нужную папку через --data.
error-unknown-document = { $doc }: документа с таким именем нет; имена показывает «tolmach list».
error-unknown-collection = Собрания «{ $name }» нет; есть: { $known }.
error-name-taken = { $path }: имя { $doc } уже занято другим файлом, { $holder }; переименуйте этот или сначала выполните «tolmach remove { $doc }».
error-other-collection = { $path }: { $doc } входит в собрание «{ $collection }»; чтобы перенести его, сначала выполните «tolmach remove { $doc }».
error-newer-format = { $data }: это записано более новой версией Tolmach (формат { $found }, а эта знает { $known }); обновите Tolmach.
error-damaged-database = { $path }: база данных не открывается ({ $cause }); верните её из резервной копии или уберите и добавьте документы заново.
error-data-folder-unusable = { $data }: папкой данных нельзя пользоваться ({ $cause }); проверьте права и место на диске или укажите другую через --data.
error-busy = { $data }: сюда пишет другой tolmach; повторите, когда он закончит.
error-bad-line = { $path }, строка { NUMBER($line, useGrouping: 0) }: это не вопрос; в каждой строке должен стоять объект JSON с полями "id" и "text".
error-output-unwritable = { $path }: не записывается ({ $cause }); укажите другой файл через --output.
error-compilation-error = Толмач установлен не полностью: не удаётся скомпилировать его внутренние циклы ({ $cause }). Установите его заново: sh deploy/install.

## Ход работы

stage-compiling = Компиляция
stage-reading = Чтение
stage-indexing = Индексирование
stage-acronyms = Поиск сокращений
stage-linking = Сопоставление версий
stage-checking = Проверка
stage-exporting = Выгрузка

## Командная строка

added-summary =
    { $added ->
        [one] Добавлен { $added } документ
        [few] Добавлено { $added } документа
       *[other] Добавлено { $added } документов
    }, обновлено: { $updated }, без изменений: { $unchanged }, не прочитано: { $failed }.
removed-summary =
    { $removed ->
        [one] Удалён { $removed } документ.
        [few] Удалено { $removed } документа.
       *[other] Удалено { $removed } документов.
    }
totals-summary =
    В собрании { $documents ->
        [one] { $documents } документ
        [few] { $documents } документа
       *[other] { $documents } документов
    }: { $passages ->
        [one] { $passages } отрывок
        [few] { $passages } отрывка
       *[other] { $passages } отрывков
    }, { $links ->
        [one] { $links } связь
        [few] { $links } связи
       *[other] { $links } связей
    } между языками.
stopped = Остановлено; что было готово, сохранено.
list-document = Документ
list-title = Заголовок
list-date = Дата
list-passages = Отрывки
list-counterpart = На другом языке
list-empty = В этом собрании нет документов.
check-ok = Всё в порядке: база данных, указатель, цитаты и связи.
check-problems =
    { $count ->
        [one] { $count } неполадка:
        [few] { $count } неполадки:
       *[other] { $count } неполадок:
    }
source-passage = отрывок { $paragraph }
source-passages = отрывки { $paragraphs }
match-none = на другом языке этого нет
match-score = соответствие { $score } %
nearest = Ближайшие отрывки, не ответ:
language-en = по-английски
language-ru = по-русски
conversation-welcome = Спрашивайте по-русски или по-английски.
conversation-keys = Enter: спросить · Tab: на другом языке · Ctrl-D: выйти
conversation-prompt = Вопрос:
exported =
    { $count ->
        [one] { $count } связь записана в { $path }.
        [few] { $count } связи записаны в { $path }.
       *[other] { $count } связей записано в { $path }.
    }

## Страница с версиями рядом

page-title = Версии рядом
page-pairs =
    { $count ->
        [0] Связанных отрывков нет.
        [one] { $count } пара документов
        [few] { $count } пары документов
       *[other] { $count } пар документов
    }
page-links =
    { $count ->
        [one] { $count } связь
        [few] { $count } связи
       *[other] { $count } связей
    }
page-alone =
    { $count ->
        [one] { $count } отрывок без соответствия
        [few] { $count } отрывка без соответствия
       *[other] { $count } отрывков без соответствия
    }
page-differences =
    { $count ->
        [one] { $count } расхождение
        [few] { $count } расхождения
       *[other] { $count } расхождений
    }
page-unlinked = соответствие не найдено
page-number = число
page-date = дата
page-name = имя
page-sentence = предложение
page-missing = нет
page-difference = Расхождение ({ $kind }). В другой версии: { $other }

## Словари

error-no-dictionary = { $path }: это не словарь из тех, что читаются; укажите файл .index словаря dictd, файл .ifo словаря StarDict или текст, где в каждой строке между словом и переводами стоит табуляция.
error-missing-part = { $path }: здесь не хватает файла словаря: { $parts }; положите все его файлы в одну папку.
error-damaged-dictionary = { $path }: файл обрезан или повреждён; получите словарь целиком и загрузите снова.
error-dictionary-too-large = { $path }: это больше любого словаря; проверьте, тот ли это файл.
error-no-translations = { $path }: в нём нет английских слов с русским переводом, и наоборот тоже; загрузите англо-русский или русско-английский словарь.
error-unknown-dictionary = Словаря «{ $name }» нет; имена показывает «tolmach lexicon list».
error-built-in-dictionary = «{ $name }» — часть Tolmach, этот словарь удалить нельзя.
stage-dictionary = Чтение словаря
dictionary-held =
    { $entries ->
        [one] { $name }: { $entries } слово, с переводами { $used }.
        [few] { $name }: { $entries } слова, с переводами { $used }.
       *[other] { $name }: { $entries } слов, с переводами { $used }.
    }
dictionary-removed = { $name }: удалён.
dictionary-list-empty = Ни одного словаря не загружено; загружает «tolmach lexicon load ФАЙЛ».
lexicon-learned = { $word } — { $translation }: { $share } % (счёт { $count })
lexicon-nothing-learned = Перевода слова «{ $word }» из документов не выучено.

## Расхождения

stage-comparing = Сравнение версий
diff-number = Разные числа
diff-date = Разные даты
diff-name = Разные имена
diff-sentence = Предложение пропущено
diff-summary =
    { $differences ->
        [0] Расхождений нет
        [one] { $differences } расхождение
        [few] { $differences } расхождения
       *[other] { $differences } расхождений
    }; сравнено пар фрагментов: { $links }.

## Что говорят люди и списки версий

error-missing-passage = { $doc }: отрывка { $paragraph } нет; всего отрывков: { $count }.
error-apart-passages = { $doc }: назовите один отрывок или несколько соседних на одном языке.
error-changed-passage = { $doc }: с тех пор документ изменился; посмотрите на отрывок ещё раз.
error-same-language = { $doc } и { $other }: оба отрывка на одном языке; назовите по одному на каждом.
error-apart-collections = { $doc } и { $other } — из разных собраний; связываются только документы одного собрания.
error-unknown-verdict = Такой отметки нет; возможно, её уже сняли.
error-lone-version = { $path }, строка { NUMBER($line, useGrouping: 0) }: названо меньше двух документов; разделите имена версий табуляцией.
error-unknown-version = { $path }, строка { NUMBER($line, useGrouping: 0) }: { $name } — не документ этого собрания; пишите имена файлов так, как они видны из папки этого списка, и добавьте сами файлы.
error-named-twice = { $path }, строка { NUMBER($line, useGrouping: 0) }: { $name } уже стоит в { $other }; соберите все его версии в одной строке.
realigned =
    { $links ->
        [one] Построено заново: { $links } связь.
        [few] Построено заново: { $links } связи.
       *[other] Построено заново: { $links } связей.
    }

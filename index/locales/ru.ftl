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

answer-unknown-words =
    { $count ->
        [one] Слово { $words } нигде в документах не встречается.
       *[other] Слова { $words } нигде в документах не встречаются.
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
stage-linking = Сопоставление версий
stage-checking = Проверка

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

# What `index` says to people, in English. The bot reads this file too.

## Why a question is not answered

quoted-word = “{ $word }”
refusal-no-words = There is no word in the question to look for: ask with a name, a subject or a date.
refusal-unknown-words =
    { $count ->
        [one] The documents do not answer this: { $words } occurs nowhere in them.
       *[other] The documents do not answer this: { $words } occur nowhere in them.
    }
refusal-scattered = The documents do not answer this: no passage has enough of the question’s words together.
refusal-narrowed =
    { $count ->
        [one] Nothing fits the question as it is narrowed down by { $words }. Leave that out, or make it wider.
       *[other] Nothing fits the question as it is narrowed down by { $words }. Leave some of that out, or make it wider.
    }

answer-unknown-words =
    { $count ->
        [one] { $words } occurs nowhere in the documents.
       *[other] { $words } occur nowhere in the documents.
    }
answer-corrected =
    { $kind ->
        [layout] Searched for “{ $meant }” instead of “{ $typed }”: the keyboard seems to have been set to the other language.
        [alphabet] Searched for “{ $meant }” instead of “{ $typed }”: Russian words in Latin letters.
        [mixed] Searched for “{ $meant }”: letters of another alphabet, which only look the same, were replaced.
       *[other] Searched for “{ $meant }” instead of “{ $typed }”.
    }

## How an answer came about

explained-heading = How this answer came about
explained-word = Word
explained-weight = Weight
explained-score = Score
explained-found = Found
explained-why = Read as
explained-where = Counted for
explained-total = together
explained-number = { NUMBER($value, minimumFractionDigits: 2, maximumFractionDigits: 2) }
explained-readings =
    { $lang ->
        [en] In English
        [ru] In Russian
       *[other] In another language
    }
explained-nowhere = nowhere
explained-reading =
    { $kind ->
        [lemma] the word itself
        [family] word of the same root
        [figure] same number or date
        [acronym] acronym or full name
        [translation] translation
        [sound] same sound
       *[other] another word
    }
explained-part =
    { $kind ->
        [word] word in the passage
        [near] words close together
        [phrase] quoted phrase
        [document] passages around it
        [version] version in the other language
       *[other] something else
    }
explained-factor = Each part is multiplied by { NUMBER($factor, minimumFractionDigits: 2, maximumFractionDigits: 2) }: the passage stands in the other language alone.
explained-signs = What speaks for an answer, in log odds
explained-base = before anything is known
explained-sign =
    { $kind ->
        [covered] share of the question that is held
        [missing-names] share that is names and numbers held nowhere
        [surprise] words together that chance does not explain
        [lead] ahead of other documents
        [strength] share of the highest score
       *[other] another sign
    }
explained-probability = probability
explained-percent = { $percent } %
explained-verdict =
    { $verdict ->
        [probable] Answered: { $percent } % probable, { $enough } % is enough.
        [demanded] Answered, though { $percent } % probable: the passages hold what the question demands.
       *[improbable] Not answered: { $percent } % probable, { $enough } % would be enough.
    }

## What went wrong, and what to do

error-missing-path = { $path }: there is nothing at this path; check its spelling.
error-unreadable-file = { $path }: cannot be read ({ $cause }); check that it is a file and that you may read it.
error-unknown-format = { $path }: this kind of file is not read; save it as one of { $formats }.
error-unusable-name = { $path }: the name holds characters that cannot be shown; rename it and add it again.
error-empty-file = { $path }: the file is empty; check that it was copied whole.
error-not-text = { $path }: this cannot be read as text: it is binary or damaged; save the document as text, Markdown or HTML and add it again.
error-cut-off = { $path }: the { $encoding } text ends in the middle of a character (byte { NUMBER($offset, useGrouping: 0) }): the file is cut off; get it whole and add it again.
error-no-passages = { $path }: there is no paragraph in English or Russian in it that could be quoted.
error-no-documents = { $path }: there are no documents in this folder; these kinds of files are read: { $formats }.
error-no-collection = Nothing has been added yet to { $data }: run “tolmach add PATH” first, or name the right folder with --data.
error-unknown-document = { $doc }: there is no document of this name; “tolmach list” shows the names.
error-unknown-collection = There is no collection “{ $name }”; there are: { $known }.
error-name-taken = { $path }: another file, { $holder }, is already called { $doc }; rename this one, or first run “tolmach remove { $doc }”.
error-other-collection = { $path }: { $doc } belongs to the collection “{ $collection }”; to move it, first run “tolmach remove { $doc }”.
error-newer-format = { $data }: this was written by a newer Tolmach (format { $found }, this one knows { $known }); update Tolmach.
error-damaged-database = { $path }: the database cannot be opened ({ $cause }); put a backup in its place, or move it away and add the documents again.
error-data-folder-unusable = { $data }: the data folder cannot be used ({ $cause }); check its rights and the space on the disk, or name another one with --data.
error-busy = { $data }: another tolmach is writing here; try again when it has finished.
error-bad-line = { $path }, line { NUMBER($line, useGrouping: 0) }: not a question; each line must be a JSON object with "id" and "text".
error-output-unwritable = { $path }: cannot be written ({ $cause }); name another file with --output.
error-compilation-error = Tolmach is not installed whole: its inner loops cannot be compiled ({ $cause }). Install it again: sh deploy/install.

## Work as it goes on

stage-compiling = Compiling
stage-reading = Reading
stage-indexing = Indexing
stage-acronyms = Looking for acronyms
stage-linking = Linking versions
stage-checking = Checking
stage-exporting = Exporting

## The command line

added-summary =
    { $added ->
        [one] { $added } document added
       *[other] { $added } documents added
    }, { $updated } updated, { $unchanged } unchanged, { $failed } failed.
removed-summary =
    { $removed ->
        [one] { $removed } document removed.
       *[other] { $removed } documents removed.
    }
totals-summary =
    The collection holds { $documents ->
        [one] { $documents } document
       *[other] { $documents } documents
    }: { $passages ->
        [one] { $passages } passage
       *[other] { $passages } passages
    }, { $links ->
        [one] { $links } linked
       *[other] { $links } linked
    } across languages.
stopped = Stopped; what was finished is kept.
list-document = Document
list-title = Title
list-date = Date
list-passages = Passages
list-counterpart = Other language
list-empty = There are no documents in this collection.
check-ok = All is well: database, index, quotes and links.
check-problems =
    { $count ->
        [one] { $count } problem:
       *[other] { $count } problems:
    }
source-passage = passage { $paragraph }
source-passages = passages { $paragraphs }
match-none = no version in the other language
match-score = match { $score } %
nearest = Nearest passages, no answer:
language-en = English
language-ru = Russian
conversation-welcome = Ask in English or Russian.
conversation-keys = Enter: ask · Tab: the other language · Ctrl-D: leave
conversation-prompt = Question:
exported =
    { $count ->
        [one] { $count } link written to { $path }.
       *[other] { $count } links written to { $path }.
    }

## A page of versions side by side

page-title = Versions side by side
page-pairs =
    { $count ->
        [0] No passages are linked.
        [one] { $count } pair of documents
       *[other] { $count } pairs of documents
    }
page-links =
    { $count ->
        [one] { $count } link
       *[other] { $count } links
    }
page-alone =
    { $count ->
        [one] { $count } passage without a counterpart
       *[other] { $count } passages without a counterpart
    }
page-differences =
    { $count ->
        [one] { $count } difference
       *[other] { $count } differences
    }
page-unlinked = no counterpart found
page-number = number
page-date = date
page-name = name
page-sentence = sentence
page-missing = not there
page-difference = Different { $kind }. The other version: { $other }

## Dictionaries

error-no-dictionary = { $path }: this is no dictionary that is read; name the .index file of a dictd dictionary, the .ifo file of a StarDict one, or a text with a tab between word and translations on each line.
error-missing-part = { $path }: a file of the dictionary is missing here: { $parts }; put all its files into one folder.
error-damaged-dictionary = { $path }: the file is cut off or damaged; get the dictionary whole and load it again.
error-dictionary-too-large = { $path }: this is larger than any dictionary; check that it is the right file.
error-no-translations = { $path }: there is no English word with a Russian translation in it, nor the other way; load an English–Russian or Russian–English dictionary.
error-unknown-dictionary = There is no dictionary “{ $name }”; “tolmach lexicon list” shows the names.
error-built-in-dictionary = “{ $name }” is part of Tolmach and cannot be removed.
stage-dictionary = Reading the dictionary
dictionary-held =
    { $entries ->
        [one] { $name }: { $entries } word, { $used } with translations.
       *[other] { $name }: { $entries } words, { $used } with translations.
    }
dictionary-removed = { $name }: removed.
dictionary-list-empty = No dictionary is loaded; “tolmach lexicon load FILE” loads one.
lexicon-learned = { $word } — { $translation }: { $share } % (count { $count })
lexicon-nothing-learned = No translation of “{ $word }” has been learned from the documents.

## Differences

stage-comparing = Comparing versions
diff-number = Different numbers
diff-date = Different dates
diff-name = Different names
diff-sentence = A sentence is left out
diff-summary =
    { $differences ->
        [0] No differences
        [one] { $differences } difference
       *[other] { $differences } differences
    } in { $links ->
        [one] { $links } pair of passages.
       *[other] { $links } pairs of passages.
    }

## What people and manifests say

error-missing-passage = { $doc }: there is no passage { $paragraph }; the document has { $count }.
error-apart-passages = { $doc }: name one passage, or several that follow each other in one language.
error-changed-passage = { $doc }: the document has changed since; look at the passage again.
error-same-language = { $doc } and { $other }: both passages are in the same language; name one in each.
error-apart-collections = { $doc } and { $other } belong to different collections; only documents of one collection are linked.
error-unknown-verdict = There is no such verdict; it may have been taken back already.
error-lone-version = { $path }, line { NUMBER($line, useGrouping: 0) }: fewer than two documents are named; put a tab between the names of versions of each other.
error-unknown-version = { $path }, line { NUMBER($line, useGrouping: 0) }: { $name } is no document of this collection; name files as they are called from this file’s folder, and add them.
error-named-twice = { $path }, line { NUMBER($line, useGrouping: 0) }: { $name } is named in { $other } already; put all its versions on one line.
realigned =
    { $links ->
        [one] Linked anew: { $links } link.
       *[other] Linked anew: { $links } links.
    }

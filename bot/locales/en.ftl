# What the bot says to people, in English. Plain text: it is escaped when it is sent.

## Commands and greetings

command-start = What this bot does
command-help = How to ask, and what comes back

greeting =
    I answer questions from this institution’s documents: word for word, with the source, and with the same passage in the other language.

    Ask in English or in Russian: with a name, a subject or a date. /help says more.

help =
    Send a question in English or in Russian. The answer comes in the language of the question: passages of the documents as they stand, the words that matched in bold, the best passage first.

    Below each passage: the document, its date, and the number of the passage. The button shows the same passages in the other language.

    Nothing here is made up: where the documents do not answer, I say so. Questions are kept for 30 days, so that the buttons work.

unknown-command = I do not know this command. Send a question in English or in Russian, or /help.
text-only = I answer questions that are sent as text, in English or in Russian.

## Answers

weak-heading = The nearest passages, which may be about something else:
source-date = { $date }
source-place =
    { $count ->
        [one] passage { $numbers }
       *[other] passages { $numbers }
    }
source-no-version =
    { $lang ->
        [en] no English version
        [ru] no Russian version
       *[other] no version in this language
    }
button-turn =
    { $lang ->
        [en] In English
        [ru] In Russian
       *[other] In the other language
    }

## When something fails

ask-again = This answer is no longer kept. Please ask again.
documents-changed = The documents have changed since this answer. Please ask again.
apology = Sorry, something went wrong here. Please try again; if it happens again, tell whoever runs this bot the reference { $reference }.
apology-overdue = Sorry, this search took too long. Please try again in a minute, or with fewer words. Reference { $reference }.
apology-no-documents = There are no documents here at the moment. Please try again later. Reference { $reference }.

## For whoever runs the bot

error-no-token = { $key } is not set. Get a token from @BotFather in Telegram (/newbot) and set it.
error-malformed-token = { $key } is not a bot token. It looks like 123456:ABC-DEF; copy it from @BotFather again.
error-malformed-address = { $key } is not the address of a Bot API server: { $value }. Write it as http://127.0.0.1:8081, or leave it unset for Telegram’s own.
error-no-catalogue = { $key } names a language that the bot does not speak: { $value }. Choose one of: { $languages }.
error-nothing-public = { $key } names no collection. Name those that anyone may read, with commas between them, or leave it unset for main.
error-wrong-token = The Bot API at { $url } does not accept the token in { $key }. Copy it from @BotFather again.
error-api-unreachable = The Bot API at { $url } does not answer as it should ({ $cause }). Check the network, and TELEGRAM_API_URL if you set it.
error-overdue = The search took longer than { $seconds } s.
error-unwritable = Nothing can be written to { $path } ({ $cause }). Check the space on the disk.

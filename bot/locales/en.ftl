# What the bot says to people, in English. Plain text: it is escaped when it is sent.

## Commands and greetings

command-start = What this bot does
command-help = How to ask, and what comes back
command-ask = Ask a question, or send this in reply to one
command-sources = The documents that I answer from
command-language = Choose the language that I speak
command-forgetme = Have everything forgotten that is kept about you
command-settings = This group’s settings, for its admins
command-stats = What was asked, and how well it was answered
command-digest = A weekly list of questions asked in vain, on or off
command-reviews = Matches reported as wrong
command-remove = Remove a document
command-invite = Make a link that lets people or a group in
command-revoke = Take an invitation back
command-access = Who may read what
command-allow = Let a person or a group read a collection
command-deny = No longer let them read it

about = Finds passages in the institution’s documents and quotes them word for word, in English and Russian.
description =
    Ask in English or in Russian: with a name, a subject or a date.

    The answer is quoted from this institution’s documents word for word, with its source, and with the same passage in the other language. Nothing is made up: where the documents do not answer, I say so.

greeting =
    I answer questions from this institution’s documents: word for word, with the source, and with the same passage in the other language.

    Ask in English or in Russian: with a name, a subject or a date. /help says more.

help =
    Send a question in English or in Russian. The answer comes in the language of the question: passages of the documents as they stand, the words that matched in bold, the best passage first.

    Below each passage: the document, its date, the number of the passage, and a link to the other language. The buttons show the same passages in the other language, what stands around them, and more of them.

    Reply to an answer to ask on: “and in 2026?”

    “…” looks for a phrase, ="…" for exactly that form, -word leaves out passages with that word.
    date:2025-11 or date:2024..2025 and in:name narrow it down to some documents.

    In a group: /ask and your question, /ask in reply to a colleague’s question, or a reply to me. In any other chat: my name and your question, and the passages are offered as you type.

    /sources lists the documents, /language chooses the language that I speak, /forgetme has everything forgotten that is kept about you.

    Nothing here is made up: where the documents do not answer, I say so. { $days ->
        [one] Questions are kept for { $days } day
       *[other] Questions are kept for { $days } days
    }, so that the buttons work; those that the documents do not answer are seen, without names, by those who run the documents.

help-admin =
    You run collections. Send me a document (text, Markdown, HTML) to have it added; its caption names the collection, if you run several. /stats and /digest show what is asked, /invite and /access who may read, /reviews matches reported as wrong.
help-group = To ask me here: /ask and your question, /ask in reply to a colleague’s question, or a reply to a message of mine. I answer with a passage of the documents, word for word. /sources lists the documents.

unknown-command = I do not know this command. Send a question in English or in Russian, or /help.
file-not-taken = Documents are added by those who run this collection, and yours was not taken. I answer questions that are sent as text, in English or in Russian.
text-only = I answer questions that are sent as text, in English or in Russian.

## Asking

no-access = You have not been let in to any documents yet. Please ask whoever runs this bot to do so; your number is { $id }.
no-access-group = This group has not been let in to any documents yet. Please ask whoever runs this bot to do so; the group’s number is { $id }.
no-rights = I may not write in the group, or in the topic, that you asked in. Please ask an admin of the group to allow it, or ask me here.
ask-usage = Write your question after /ask, or send /ask in reply to a colleague’s question.
admins-ask = In this group, only its admins ask me. You can ask me in a private chat.
link-nothing = There is nothing to be shown behind this link. Send a question in English or in Russian.
language-ask = Which language shall I speak? A question is answered in its own language in any case.
language-chosen = I speak English with you now. A question is answered in its own language in any case.
language-group = In a group, its admins choose the language with /settings.
forget-ask = Shall I forget your questions, your votes and the language that you have chosen? The buttons below the answers that you got will no longer work. What you may read stays as it is.
forget-done = Everything about you has been forgotten.
forget-kept = Nothing has been forgotten.
forget-private = Please send /forgetme in a private chat with me.
button-forget = Forget me
button-keep = Leave it as it is
feedback-why = What was wrong?
feedback-thanks = Thank you, that has been noted.
inline-closed = Not let in yet: tap to learn how

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
source-version =
    { $lang ->
        [en] English version
        [ru] Russian version
       *[other] other version
    }
source-untitled = Untitled document
answer-spelling = Did you mean { $words }?
answer-gone = These passages are no longer in the documents. Please ask again.
explanation-sent = Sent to you in our private chat.
explanation-unsent = I may not write to you yet: open a private chat with me, press Start there, and then press this button again.
passage-alone = This passage has no version in the other language that is certain.
listing-heading = Documents: { $total }. Page { $page } of { $pages }.
listing-empty = There are no documents here yet.
listing-passages =
    { $count ->
        [one] { $count } passage
       *[other] { $count } passages
    } { $lang ->
        [en] in English
        [ru] in Russian
       *[other] in another language
    }

## Buttons

button-turn =
    { $lang ->
        [en] In English
        [ru] In Russian
       *[other] In the other language
    }
button-language = English
button-more = More ▸
button-previous = ◂ Back
button-around = Context
button-explain = Why this answer?
button-back = ◂ To the answer
button-good = 👍
button-bad = 👎
blame-passage = The passage is about something else
blame-match = The other-language version is wrong
blame-language = It is in the wrong language
blame-missing = The documents have a better one

## When something fails

ask-again = This answer is no longer kept. Please ask again.
documents-changed = The documents have changed since this answer. Please ask again.
too-much = That is more than I can answer at once. Please wait a few seconds and ask again.
apology = Sorry, something went wrong here. Please try again; if it happens again, tell whoever runs this bot the reference { $reference }.
apology-overdue = Sorry, this search took too long. Please try again in a minute, or with fewer words. Reference { $reference }.
apology-no-documents = Sorry, there are no documents here at the moment. Please try again later. Reference { $reference }.
apology-unverified = Sorry, the documents are being changed just now. Please ask again in a minute. Reference { $reference }.

## Administration

group-greeting =
    Hello! I answer questions from the institution’s documents, word for word and with the source. Ask with /ask and your question, or reply to one of my messages.

    What I search here and who may ask is set by this group’s admins: /settings.
group-greeting-closed =
    Hello! I answer questions from the institution’s documents, but this group has not been given access yet. Ask those who run me for an invitation, or give them the number of this group: { $chat }.

settings-heading = Settings of this group. Only its admins can change them.
settings-language =
    { $language ->
        [none] Language: as each person chose
       *[other] Language: { $language }
    }
settings-collections =
    { $count ->
        [0] Documents: none; this group has no access
       *[other] Documents: { $names }
    }
settings-asking =
    { $who ->
        [admins] Who may ask: admins of the group
       *[other] Who may ask: everyone
    }
settings-not-yours = Only admins of this group can change its settings.
settings-outdated = The list of documents has changed. Please choose again.
settings-last-collection = One must stay chosen: without documents there is nothing to answer from.
button-any-language = As each person chose
button-everyone = Everyone asks
button-admins-only = Only admins ask

list-more =
    { $count ->
        [one] … and { $count } more
       *[other] … and { $count } more
    }
collection-which =
    { $count ->
        [0] There is no collection yet that you run. Send a document, and it begins.
       *[other] Which collection? You run: { $names }.
    }
collection-public = Everyone may read “{ $collection }” anyway.

invite-usage =
    /invite COLLECTION DAYS USES makes links that open a collection: one for people, one for groups. Days and uses may be left out: then each is good for { $days } { $days ->
        [one] day
       *[other] days
    } and { $uses } { $uses ->
        [one] use
       *[other] uses
    }. At most { $most_days } days and { $most_uses } uses.
invite-made =
    “{ $collection }”: each link is good for { $days ->
        [one] { $days } day
       *[other] { $days } days
    } and { $uses ->
        [one] { $uses } use
       *[other] { $uses } uses
    }. Whoever has a link can use it; the command below it takes it back, with all that came by it.
invite-person = For a person:
invite-chat = For a group:
invitation-person = You may now read “{ $collection }”. Just ask.
invitation-chat = This group may now read “{ $collection }”. Ask with /ask and your question.
invitation-already = “{ $collection }” may be read here already.
invitation-void = This invitation does not hold, or holds no longer. Ask for a new one.
invitation-elsewhere =
    { $kind ->
        [chat] This invitation is for a group: open its link and choose the group.
       *[other] This invitation is for one person: open its link in a private chat with me.
    }
invitation-followed =
    { $kind ->
        [chat] Your invitation to “{ $collection }” was used by the group { $subject }.
       *[other] Your invitation to “{ $collection }” was used by the person { $subject }.
    }
revoke-none = No invitations are out.
revoke-heading = Invitations. Revoking one also takes back what came by it.
revoke-item =
    { $kind ->
        [chat] “{ $collection }”, for groups, until { $date }, { $uses ->
            [one] { $uses } use left
           *[other] { $uses } uses left
        }
       *[other] “{ $collection }”, for people, until { $date }, { $uses ->
            [one] { $uses } use left
           *[other] { $uses } uses left
        }
    }
revoke-unknown = There is no invitation with this code. /revoke shows those that are out.
revoke-done = The invitation to “{ $collection }” no longer holds, and what came by it has been taken back.

allow-usage =
    /allow NUMBER COLLECTION lets a person or a group read a collection; a group’s number is negative.
    /allow members NUMBER COLLECTION lets the members of a group read it in private.
deny-usage =
    /deny NUMBER COLLECTION takes back what a person or a group was allowed.
    /deny members NUMBER COLLECTION does so for the members of a group.
    The invitation that they came by, if any, lets nobody else in after that.
allow-done =
    { $kind ->
        [chat] The group { $subject } may now read “{ $collection }”.
        [members] Members of the group { $subject } may now read “{ $collection }” in private, as long as I am in it and can see who they are.
       *[other] { $subject } may now read “{ $collection }”.
    }
deny-done =
    { $kind ->
        [chat] The group { $subject } may no longer read “{ $collection }”.
        [members] Membership of the group { $subject } no longer opens “{ $collection }”.
       *[other] The permission given here to { $subject } to read “{ $collection }” is no longer in force.
    }
deny-nothing =
    { $kind ->
        [chat] The group { $subject } had not been allowed “{ $collection }”.
        [members] Members of the group { $subject } had not been allowed “{ $collection }”.
       *[other] { $subject } had not been allowed “{ $collection }”.
    }
deny-listed =
    { $kind ->
        [chat] The group { $subject } may still read “{ $collection }”: the settings on the server say so.
       *[other] { $subject } may still read “{ $collection }”: the settings on the server say so.
    }
access-nothing = There is no collection yet that you run.
access-public = Everyone may read it.
access-nobody = Nobody else may read it.
access-admin = { $subject }: runs it
access-listed =
    { $kind ->
        [chat] { $subject }: group, by the settings on the server
       *[other] { $subject }: by the settings on the server
    }
access-granted =
    { $kind ->
        [chat] { $subject }: group, { $way ->
            [invitation] by an invitation
           *[other] by /allow
        }
        [members] { $subject }: members of the group, in private
       *[other] { $subject }: { $way ->
            [invitation] by an invitation
           *[other] by /allow
        }
    }

upload-which = Which collection is it for? Write its name in the file’s caption. You run: { $names }.
upload-which-or-new = Which collection is it for? Write its name in the file’s caption; a name with + before it begins a new one. There are: { $names }.
upload-too-large = { $doc }: larger than { $most } MB, which is the most that Telegram hands over. Have it added on the server.
upload-unfetched = { $doc }: Telegram did not hand the file over. Please send it again.
upload-name-taken = { $doc }: another document has this name. Rename the file and send it again.
upload-busy = { $doc }: other documents are being added right now. Please send it again in a few minutes.
upload-failed = { $doc } could not be added; the documents are as they were. The log says why.
upload-fetching = { $doc }: fetching it.
upload-progress = { $doc }: { $stage }, { $percent } %
upload-done =
    { $change ->
        [added] { $doc } has been added to “{ $collection }”.
        [updated] { $doc } has been renewed in “{ $collection }”.
       *[other] { $doc } is in “{ $collection }” already, just as it is.
    }
upload-passages =
    { $lang ->
        [en] English: { $count ->
            [one] { $count } passage
           *[other] { $count } passages
        }
        [ru] Russian: { $count ->
            [one] { $count } passage
           *[other] { $count } passages
        }
       *[other] Another language: { $count ->
            [one] { $count } passage
           *[other] { $count } passages
        }
    }
upload-no-version = No version in the other language was found.
upload-version =
    { $more ->
        [0] Version in the other language: { $names }
       *[other] Versions in the other language: { $names } and { $more } more
    }
upload-links =
    { $links ->
        [0] No passages could be matched.
        [one] { $links } pair of passages matched
       *[other] { $links } pairs of passages matched
    }
upload-differences =
    { $count ->
        [0] No differences between the versions were found.
        [one] { $count } possible difference between the versions: check it.
       *[other] { $count } possible differences between the versions: check them.
    }

remove-usage = /remove NAME removes a document; /sources shows the names.
remove-unknown = There is no document “{ $doc }” in the collections that you run.
remove-near = Did you mean one of these?
remove-confirm =
    Remove { $doc } (“{ $title }”, { $passages ->
        [one] { $passages } passage
       *[other] { $passages } passages
    }) from “{ $collection }”? It will no longer be quoted.
button-remove = Remove
remove-done = { $doc } has been removed.
remove-failed = This did not work; the document is still there. Please try again later.

stats-usage = /stats DAYS shows the figures of the last days, { $most } at most.
stats-heading =
    { $days ->
        [one] The last { $days } day
       *[other] The last { $days } days
    }
stats-nothing = Nothing was asked.
stats-asked =
    { $asked ->
        [one] { $asked } question
       *[other] { $asked } questions
    }, { $people ->
        [one] { $people } person
       *[other] { $people } people
    }
stats-answered = Answered: { $answered }
stats-unanswered =
    { $lang ->
        [en] Not answered, in English: { $count }
        [ru] Not answered, in Russian: { $count }
       *[other] Not answered, in another language: { $count }
    }
stats-latency = Time to the answer: up to { NUMBER($median, minimumFractionDigits: 2, maximumFractionDigits: 2) } s for half of the questions, up to { NUMBER($slow, minimumFractionDigits: 2, maximumFractionDigits: 2) } s for 95%
stats-feedback = Good: { $up }, bad: { $down }
stats-reason =
    { $reason ->
        [passage] Wrong passage: { $count }
        [match] Wrong match: { $count }
        [language] Wrong language: { $count }
        [missing] Something missing: { $count }
       *[other] Something else: { $count }
    }

digest-heading = Asked in vain in the last week: the documents did not answer
digest-item =
    { $count ->
        [1] • { $text }
       *[other] • { $text } (×{ $count })
    }
digest-nothing = Nothing was asked in vain in the last week.
digest-on = You will get the questions asked in vain every Monday.
digest-off = You will get no more digests. /digest on brings them back.
button-digest-on = Send it every Monday
button-digest-off = Send no more

review-asked = Somebody says that these are not the same passage. Are they?
review-source =
    { $count ->
        [one] { $doc }, passage { $numbers }
       *[other] { $doc }, passages { $numbers }
    }
review-confirmed = Confirmed: these are the same passage.
review-rejected = Rejected: these are not the same passage, and are no longer shown as such.
review-overtaken = The documents have changed since: there is nothing to settle any more.
review-settled = Another admin has settled this already.
review-failed = This could not be noted right now. Please try again in a minute.
review-waiting =
    { $count ->
        [0] No reported matches are waiting.
        [one] { $count } reported match is waiting.
       *[other] { $count } reported matches are waiting; the oldest come first.
    }
button-confirm = They match
button-reject = They do not

## For whoever runs the bot

error-no-token = { $key } is not set. Get a token from @BotFather in Telegram (/newbot) and set it.
error-malformed-token = { $key } is not a bot token. It looks like 123456:ABC-DEF; copy it from @BotFather again.
error-malformed-address = { $key } is not the address of a Bot API server: { $value }. Write it as http://127.0.0.1:8081, or leave it unset for Telegram’s own.
error-malformed-webhook = { $key } is not an http address: { $value }. Write it as https://bot.example.org/hook, or leave it unset to poll.
error-malformed-port = { $key } is not an address with a port: { $value }. Write it as 127.0.0.1:9090.
error-malformed-entry = { $key } holds what is no number of a person or chat with a collection: { $value }. Write it as 123456789:treaties, with commas between.
error-malformed-days = { $key } is not a number of days from 1 to { $most }: { $value }.
error-no-catalogue = { $key } names a language that the bot does not speak: { $value }. Choose one of: { $languages }.
error-nothing-public = { $key } names no collection. Name those that anyone may read, with commas between them, or leave it unset for main.
error-wrong-token = The Bot API at { $url } does not accept the token in { $key }. Copy it from @BotFather again.
error-api-unreachable = The Bot API at { $url } does not answer as it should ({ $cause }). Check the network, and TELEGRAM_API_URL if you set it.
error-another-replica = Another program serves with the same bot token ({ $cause }). Stop one of the two, or give this one a token of its own.
error-folder-served = Another bot already serves the folder { $data }. Stop it first, or choose another folder.
error-unlistenable = { $address } cannot be listened at ({ $cause }). Choose another address or port.
error-webhook-refused = The Bot API does not bring updates to { $url } ({ $cause }). Check the address of the webhook.
error-overdue = The search took longer than { $seconds } s.
error-unverified = Quotes did not stand in the documents, twice in a row.
error-curation-failed = The documents could not be changed: the work on them was broken off ({ $cause }). They stand whole; please try again.
error-unwritable = Nothing can be written to { $path } ({ $cause }). Check the space on the disk.

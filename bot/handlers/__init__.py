"""One module a way in: messages, commands, callbacks; and what happens when one of them fails."""

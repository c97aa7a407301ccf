"""The conversation: questions come in from Telegram, quoted and matched passages go out."""

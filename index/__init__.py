"""Documents in, quoted and aligned answers out. Synchronous; knows nothing of Telegram."""

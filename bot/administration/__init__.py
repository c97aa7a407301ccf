"""What admins write and read: commands' arguments, and the pages that answer them.

Nothing here decides who is an admin, and nothing knows of Telegram; `handlers` do both.
"""

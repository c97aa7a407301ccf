"""A file -> a Document: its text in whatever encoding, its passages, its title, date and address.

formats      which module reads which kind of file; the way in
plain_text   ┐
markdown     ├ one module a format: bytes -> Draft
web_page     ┘
decoding     bytes -> text; code_pages where nothing says which encoding it is
statements   the title and date that a text states in its first lines
furniture    what is no part of the text
dates        full dates in both languages
passages     blocks -> numbered passages in their languages
draft        what a format's module hands over
"""

from index.reading.formats import FORMATS, READING, fingerprint, read, read_bytes

__all__ = ["FORMATS", "READING", "fingerprint", "read", "read_bytes"]

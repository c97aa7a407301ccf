"""Questions that follow another -> one question that can be asked alone.

`phrases` takes questions apart, `wording` has the small words that tell, `reading` puts together.
"""

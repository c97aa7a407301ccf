"""English word formation: the common suffixes of nouns, verbs, adjectives and adverbs."""

from __future__ import annotations

from functools import cache

from index.languages.derivation import Derivation

_SERIES = """
ate ation ator ative atory ant
e ation ative ator
- ation ative
- ion or ive ional er
e ion or ive
e er or
- er or
e al
- ment
- ment or mental
e ment
y ication icant icator ier iance
ify ification ifier
ize ization izer ise isation iser
- ize ise ization isation
ism ist istic
- ism ist
y ism ist
- ness
y iness ily
- ly
y ily
le ly ility
- al ally ality
e al ally
ic ical ically ics
y ic ical ically ist ian
y er ic ical
ics ician ical ic ically
ics ist
- ity
e ity
ous osity ously
ce t cy tial tly
cy te tely
cy t tial
- ous ously
e ous
y ious iously
- ship
- hood
- ful less fully
y iful iless
- dom
- th
de sion sive
d sion sive
d se sive sible
t sion
t ssion ssive
end ense ensive
end ent ention
d t
eive eption eptive eiver
e tion tive er t
be ption ptive
ve ution
re sition
e ition or er
ose osure
- ure
e ure ural
ure ural
ture tural
er ration rator rative
er ry erial
- ry
y ial
- ance ant
e ance
- ence ent ential
e ence
y iage
ge gence gent
- ist
- en
- ing
e ing
- y
a an
- an
ia ian
y ian
- ian
- n
y -
- ese
a ese
land ish
- ish
stan - stani
- i
"""

_IRREGULAR = """
long length
high height
strong strength strengthen
wide width widen
broad breadth
deep depth
warm warmth
true truth
young youth
poor poverty
free freedom
sell sale seller
lose loss
choose choice
think thought
know knowledge
believe belief
prove proof
live life alive
bear birth born
die death dead
speak speech speaker
fly flight
see sight
give gift
sing song singer
breathe breath
advise advice adviser advisor
destroy destruction destructive
invade invasion invader
succeed success successful successor
proceed process procedure
pursue pursuit
analyze analyse analysis analyst
receive receipt reception
serve service servant
sun solar
moon lunar
sea marine maritime
city urban
year annual
argentina argentine
belgium belgian
britain british
canada canadian
china chinese
denmark danish
egypt egyptian
england english
europe european
finland finnish
france french
greece greek
iceland icelandic
iraq iraqi
ireland irish
israel israeli
netherlands dutch
norway norwegian
peru peruvian
poland polish
portugal portuguese
scotland scottish
spain spanish
sweden swedish
switzerland swiss
thailand thai
turkey turkish
ukraine ukrainian
wales welsh
"""


@cache
def derivation() -> Derivation:
    """The word formation of English."""
    return Derivation.of(_SERIES, _IRREGULAR)

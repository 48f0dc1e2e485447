"""Which candidates the words of a nominal do not fit, by what the article states of them."""

from __future__ import annotations

from ..words.relatives import KIN
from .antecedents import OUTLETS, Anaphor
from .cluster import Cluster
from .stated import Stated

_RUNNING = frozenset({"candidate", "nominee"})
_STAFF = frozenset(
    "adviser advisor aide anchor chairman chairwoman columnist consultant delegate director editor historian host"
    " magazine manager newspaper operative pollster professor reporter scientist sophomore spokesman spokesperson"
    " spokeswoman strategist student surrogate volunteer voter".split()
)
_CROWDS = frozenset("audience crowd mob throng".split())
_SPOKESPERSONS = frozenset("spokesman spokesperson spokeswoman".split())
_OFFICES = frozenset("ambassador chef coroner imam judge magistrate minister prosecutor referee".split())
# Who serves, treats or teaches others: seldom the one of whom the article states another calling.
_SERVING = frozenset(
    "barmaid barman bartender bellboy caller cashier caretaker concierge conductor customer dispatcher doorman"
    " headmaster headmistress headteacher interpreter landlady landlord nanny onlooker paramedic passenger pharmacist"
    " physio porter postman publisher receptionist shopkeeper speaker surgeon translator usher vet vicar voiceover"
    " waiter waitress".split()
)
# Offices and trades that nobody has two of: whom the article calls "the judge" is not "the prosecutor" too.
_APART = _OFFICES | frozenset("coach governor lawyer mayor nurse pastor pilot president senator teacher".split())
_MAGISTRATES = frozenset({"judge", "magistrate"})
# Offices of state and church, and callings of whose holders none is said to have them too.
_HIGH_OFFICES = frozenset(
    "ambassador archbishop bishop censor chancellor governor king mayor minister pope premier president queen registrar"
    " senator".split()
) | {"prime minister"}
_CALLINGS = frozenset(
    "actor actress arranger artist baker batsman bowler boxer coach cook defender driver farmer fisherman footballer"
    " goalkeeper guitarist midfielder musician nurse player shepherd shopkeeper singer skipper striker student teacher"
    " tourist trader winger".split()
)
_IN_OFFICE = _HIGH_OFFICES | frozenset("commissioner coroner judge magistrate prosecutor superintendent".split())


def fits(anaphor: Anaphor, cluster: Cluster, stated: Stated) -> bool:
    """Whether nothing that is stated of a cluster speaks against the words of a nominal."""
    if anaphor.word in _RUNNING and _is_staff(anaphor, cluster, stated):
        return False
    if anaphor.word in _CROWDS and cluster.forms:
        return False  # "They filled the Pier Hall. … the crowd"
    if anaphor.phrase.sort == "person" and not cluster.person and not OUTLETS.isdisjoint(stated.words(cluster)):
        return False  # "The Standard, a magazine, … the candidate"
    if (anaphor.possessed or anaphor.called_after) and not anaphor.modifiers & stated.words_and_name(cluster):
        return False
    if not cluster.forms and anaphor.word in _APART and _is_apart(anaphor.word, cluster):
        return False
    if cluster.forms and _has_another_calling(anaphor, cluster, stated):
        return False
    if anaphor.comes_in and not stated.says_head(anaphor, cluster):
        return False
    if anaphor.is_age and stated.is_of_another_age(anaphor, cluster):
        return False
    alone = anaphor.word in _OFFICES or anaphor.word in _SERVING or anaphor.word in _SPOKESPERSONS and anaphor.modifiers
    return not alone or stated.may_speak_for(anaphor, cluster)  # who holds another office speaks for nobody else


def _has_another_calling(anaphor: Anaphor, cluster: Cluster, stated: Stated) -> bool:
    """Whether somebody has a calling and the noun is an office, or the reverse: "the mayor" is not "coach Ruiz"."""
    if anaphor.word in _HIGH_OFFICES:
        others = _CALLINGS | KIN
    elif anaphor.word in _CALLINGS:
        others = _IN_OFFICE
    else:
        return False
    return not others.isdisjoint(stated.words(cluster)) and not stated.says_head(anaphor, cluster)


def _is_staff(anaphor: Anaphor, cluster: Cluster, stated: Stated) -> bool:
    """Whether somebody works for a campaign, or tells of it, who is hardly "the candidate" himself."""
    return not _STAFF.isdisjoint(stated.words(cluster)) and not stated.says_head(anaphor, cluster)


def _is_apart(word: str, cluster: Cluster) -> bool:
    """Whether an unnamed person has another office than a noun says: "the coach" is no "referee"."""
    if word in cluster.heads or word in _MAGISTRATES and not _MAGISTRATES.isdisjoint(cluster.heads):
        return False
    return not _APART.isdisjoint(cluster.heads)

"""Pronouns by whom they mean, in lower case, with contractions."""

HE = frozenset("he him his himself he’s he's".split())
SHE = frozenset("she her hers herself she’s she's".split())
THEY = frozenset("they them their theirs themselves".split())
IT = frozenset("it its itself".split())
I = frozenset("i me my mine myself i’m i'm i’ve i've i’ll i'll i’d i'd".split())  # noqa: E741
WE = frozenset("we us our ours we’re we're we’ve we've we’ll we'll".split())
PLURAL = THEY | {"we", "us", "our"}

STYLES = frozenset("eminence excellency highness holiness honour honor ladyship lordship majesty".split())
"""Nouns that make one phrase with "his", "her", "their": "His Majesty" is whom "he" means."""

"""The Scene: all that is known of an article before quotes are attributed, frozen, with look-ups by bisection."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from attrs import field, frozen

from .annotations import Annotations
from .cues.cue_token import CueToken
from .cues.finder import find_cues
from .cues.link import Link
from .lexicon import Lexicon
from .model import Span
from .parse import Parse
from .phrases.joined_phrases import join_phrases
from .phrases.mentions import find_mentions
from .phrases.phrase import Phrase
from .phrases.whereabouts import with_places
from .text.markup import blanked, markup
from .text.quotation import Quotation, find_quotations
from .text.segment import paragraphs
from .text.sentences import given_sentence_starts, sentence_starts
from .text.tokens import Tokens, tokenize

_REACH = 120  # tokens: a sentence without end must not cost more than its neighbourhood
_WIDTHLESS = "\u2060"  # for quotation marks as though it were not there, unlike a blank: “*Never* again”
_PARAGRAPH_END = re.compile(r"\|")


@frozen(eq=False)
class Scene:
    """One article, read once. Token indices count `Tokens`; a sentence is the range between two ``sentences``."""

    text: str
    lexicon: Lexicon
    quotations: list[Quotation]
    tokens: Tokens
    sentences: list[int]
    mentions: list[Phrase]
    cues: list[CueToken]
    parse: Parse
    chains: dict[int, int]
    """Mention index to the number of the backend's coreference chain that it belongs to."""
    links: dict[int, list[tuple[int, Link]]] = field(init=False)
    """Mention index to its (cue index, link) pairs."""
    heads: list[int] = field(init=False)
    paragraph_ends: list[int] = field(init=False)
    cue_places: list[int] = field(init=False)
    sources: list[int] = field(init=False)
    """Indices of the mentions that could be the source of a quote: all but possessors that no cue is linked to."""
    source_heads: list[int] = field(init=False)

    @links.default
    def _links(self) -> dict[int, list[tuple[int, Link]]]:
        links: dict[int, list[tuple[int, Link]]] = {}
        for k, cue in enumerate(self.cues):
            for mention, link in cue.links:
                links.setdefault(mention, []).append((k, link))
        return links

    @heads.default
    def _heads(self) -> list[int]:
        return [mention.head for mention in self.mentions]

    @paragraph_ends.default
    def _paragraph_ends(self) -> list[int]:
        return [match.start() for match in _PARAGRAPH_END.finditer(self.tokens.tags)]

    @cue_places.default
    def _cue_places(self) -> list[int]:
        return [cue.at for cue in self.cues]

    @sources.default
    def _sources(self) -> list[int]:
        return [k for k, mention in enumerate(self.mentions) if not mention.possessor or k in self.links]

    @source_heads.default
    def _source_heads(self) -> list[int]:
        return [self.heads[k] for k in self.sources]

    def sentence(self, token: int) -> int:
        """Index of the sentence in which the token stands."""
        return bisect_right(self.sentences, token) - 1

    def sentence_range(self, index: int) -> tuple[int, int]:
        """Token indices, half-open, of the sentence with this index."""
        end = self.sentences[index + 1] if index + 1 < len(self.sentences) else len(self.tokens.tags)
        return self.sentences[index], end

    def around(self, first: int, last: int) -> tuple[int, int]:
        """Token indices, half-open, of the sentence(s) that hold two tokens, as far as they are near."""
        start, _ = self.sentence_range(self.sentence(first))
        _, end = self.sentence_range(self.sentence(last))
        return max(start, first - _REACH), min(end, last + _REACH)

    def paragraph(self, token: int) -> int:
        """Index of the paragraph in which the token stands."""
        return bisect_left(self.paragraph_ends, token)

    def mentions_between(self, first: int, last: int) -> range:
        """Indices of the mentions whose heads lie in the half-open token range."""
        return range(bisect_left(self.heads, first), bisect_left(self.heads, last))

    def sources_between(self, first: int, last: int) -> list[int]:
        """Indices of the possible sources whose heads lie in the half-open token range."""
        return self.sources[bisect_left(self.source_heads, first) : bisect_left(self.source_heads, last)]

    def cues_between(self, first: int, last: int) -> list[CueToken]:
        """The cues in the half-open token range, in order."""
        return self.cues[bisect_left(self.cue_places, first) : bisect_left(self.cue_places, last)]

    def span(self, first: int, last: int) -> Span:
        """The characters of a half-open, non-empty token range."""
        start, end = self.tokens.starts[first], self.tokens.ends[last - 1]
        return Span(start, end, self.text[start:end])

    def is_in_name(self, quotation: int) -> bool:
        """Whether a quotation, by its token index, stands inside a name: William “Bud” Harkness."""
        at = bisect_right(self.heads, quotation) - 1
        return at >= 0 and self.mentions[at].kind == "name" and quotation < self.mentions[at].last

    def name_of(self, mention: int) -> str:
        """The text of a mention's head."""
        phrase = self.mentions[mention]
        return self.text[self.tokens.starts[phrase.head] : self.tokens.ends[phrase.last - 1]]


class Layout(NamedTuple):
    """What is seen of an article at a glance: its paragraphs, as character offsets, and what stands in marks."""

    paragraphs: list[tuple[int, int]]
    quotations: list[Quotation]
    prose: str
    """The text with blanks where signs of Markdown stand."""


def layout(text: str) -> Layout:
    """The paragraphs and quotations of an article; without any of the latter there is no need to read it."""
    signs = markup(text)
    prose = blanked(text, signs)
    spans = paragraphs(prose)
    return Layout(spans, find_quotations(blanked(text, signs, _WIDTHLESS), spans), prose)


def read(text: str, lexicon: Lexicon, annotations: Annotations | None = None, seen: Layout | None = None) -> Scene:
    """Read an article: tokens, sentences, mentions, cues; ``seen`` is its layout, where that is known already."""
    spans, quotations, prose = seen or layout(text)
    known = annotations or Annotations()
    tokens = tokenize(prose, spans, quotations, lexicon)
    sentences = (
        given_sentence_starts(known.sentences, tokens)
        if known.sentences
        else sentence_starts(prose, tokens, quotations)
    )
    mentions = join_phrases(find_mentions(tokens, lexicon), tokens, lexicon)
    mentions = with_places(mentions, tokens, lexicon)
    if known.names:
        mentions = _with_given_sorts(mentions, known, tokens)
    cues = find_cues(tokens, mentions, sentences, lexicon)
    return Scene(
        text=text,
        lexicon=lexicon,
        quotations=quotations,
        tokens=tokens,
        sentences=sentences,
        mentions=mentions,
        cues=cues,
        parse=Parse(known.words, tokens),
        chains=_chains(known, tokens, mentions),
    )


def _chains(known: Annotations, tokens: Tokens, mentions: Sequence[Phrase]) -> dict[int, int]:
    """The chain of each mention: a span of a chain is the first mention in it that possesses no other."""
    found: dict[int, int] = {}
    heads = [tokens.starts[mention.head] for mention in mentions] if known.chains else []
    for number, spans in enumerate(known.chains):
        for start, end in spans:
            inside = range(bisect_left(heads, start), bisect_left(heads, end))
            mention = min(inside, key=lambda k: (mentions[k].possessor, k), default=None)
            if mention is not None:
                found[mention] = number
    return found


def _with_given_sorts(mentions: Sequence[Phrase], known: Annotations, tokens: Tokens) -> list[Phrase]:
    """The mentions; of what kind a name is that the rules do not know, the backend says."""
    names = sorted(known.names)
    starts = [start for start, _, _ in names]
    found = []
    for mention in mentions:
        at = bisect_left(starts, tokens.ends[mention.last - 1]) - 1
        unknown = mention.kind == "name" and mention.sort == "unknown"
        if unknown and at >= 0 and names[at][1] > tokens.starts[mention.head]:
            mention = mention._replace(sort=names[at][2])
        found.append(mention)
    return found

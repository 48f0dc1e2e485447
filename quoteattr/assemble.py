"""From decisions to the data model: entities, quotes with their evidence, and what is nobody's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, islice
from operator import attrgetter

from .attribution.circumstances import addressee, medium
from .attribution.decide import Decision
from .attribution.other_marked import other_kind
from .attribution.quotes import QuoteUnit
from .attribution.source_clues import LINK_CLUES
from .clues import Bunch, Weights
from .confidence import Grounds, confidence
from .coref.cluster import Cluster
from .coref.joint import joint
from .coref.resolver import Resolver
from .cues.cue_token import CueToken
from .entities import Entities
from .known_speakers import KnownSpeakers
from .model import (
    Alternative,
    Attribution,
    Clue,
    Cue,
    Document,
    Entity,
    OtherMarked,
    Quote,
    QuoteKind,
    Span,
)
from .scene import Scene

_ALTERNATIVES = 3
_CLUES = 8


class Assembler:
    """Builds the Document of one scene."""

    def __init__(
        self, scene: Scene, weights: Mapping[str, float], min_confidence: float, known: KnownSpeakers | None = None
    ) -> None:
        self.scene = scene
        self.weights = Weights.of(weights)
        self.min_confidence = min_confidence
        self.resolver = Resolver(scene, self.weights)
        self.entities = Entities(self.resolver, known)
        self.grounds: list[Grounds] = []
        """For each quote, what its confidence rests on."""
        self._shared_sentence: tuple[tuple[int, int], Span] | None = None

    def document(self, decisions: Sequence[Decision]) -> Document:
        """The Document of the decisions, which come in the order of the text."""
        others: list[OtherMarked] = []
        drafts: list[tuple[QuoteUnit, Attribution, list[Cluster]]] = []
        carried: tuple[Cluster, int, Span | None] | None = None
        for decision in sorted(decisions, key=attrgetter("taken_up")):  # what is read on the way has no end
            best = decision.candidates[decision.best]
            if best.mention < 0:
                others.extend(self._others(decision.unit))
                continue
            self.resolver.resolve(best.mention)
            together = joint(self.scene, self.resolver.of, best.mention)
            cluster, certainty = self.resolver.resolve(together[0])
            alone = not cluster.forms and self.entities.sources.isdisjoint(cluster.mentions)
            if alone and decision.below >= 0:
                cluster, certainty = self.resolver.resolve(decision.below)
                self.resolver.move(best.mention, cluster)
                together = [best.mention]
            shown = together if best.mention in together else [best.mention]  # "they", "a statement by Ruiz and Wu"
            self.resolver.speaks(best.mention)
            self.entities.sources.update(shown)
            paragraph = self.scene.paragraph(decision.unit.first)
            near = carried and carried[0] is cluster and paragraph - carried[1] <= 1
            before = carried[2] if carried and near else None
            attribution = self._attribution(decision, shown, cluster, certainty, before)
            carried = (cluster, paragraph, attribution.medium)
            speakers = self._distinct(together)  # before any is withheld: who spoke is a clue for who comes next
            certain = attribution.confidence >= self.min_confidence
            drafts.append((decision.unit, attribution, speakers if certain else []))
        entities = self.entities.of([cluster for _, _, speakers in drafts for cluster in speakers])
        quotes = []
        in_order = sorted(range(len(drafts)), key=lambda k: drafts[k][0].first)
        self.grounds = [self.grounds[k] for k in in_order]
        for number, (unit, attribution, speakers) in enumerate((drafts[k] for k in in_order), 1):
            who = dict.fromkeys(entities[id(cluster)] for cluster in speakers)
            quotes.append(self._quote(number, unit, attribution, tuple(who)))
        return Document(self.scene.text, tuple(quotes), tuple(others), tuple(dict.fromkeys(entities.values())))

    def _distinct(self, mentions: Sequence[int]) -> list[Cluster]:
        """The speaker, and after it those who speak together with it: "Ruiz and Okafor said"."""
        clusters = (self.resolver.resolve(mention)[0] for mention in mentions)
        return list({id(cluster): cluster for cluster in clusters}.values())

    def _medium_before(self, unit: QuoteUnit, cluster: Cluster) -> Span | None:
        """The medium of the sentence before, if the same source speaks: "In a post on X, Ruiz hit back. She wrote"."""
        scene = self.scene
        sentence = scene.sentence(unit.first)
        if sentence == 0:
            return None
        first, last = scene.sentence_range(sentence - 1)
        speaks = (self.resolver.of.get(k) is cluster and k in scene.links for k in scene.mentions_between(first, last))
        return medium(scene, first, last) if any(speaks) else None

    def without_speakers(self, units: Sequence[QuoteUnit]) -> Document:
        """The Document of a text whose language is not known: all that stands in marks, attributed to nobody."""
        quotes = tuple(self._quote(number, unit) for number, unit in enumerate(units, 1))
        return Document(self.scene.text, quotes)

    def _quote(
        self, number: int, unit: QuoteUnit, attribution: Attribution | None = None, speakers: tuple[Entity, ...] = ()
    ) -> Quote:
        scene = self.scene
        parts = tuple(self._inside(k) for k in unit.quotations)
        first, _ = scene.sentence_range(scene.sentence(unit.first))
        _, last = scene.sentence_range(scene.sentence(unit.last))
        sentence = self._sentence(first, last)
        kind = self._kind(unit, parts[0].text)
        return Quote(f"q{number}", parts, kind, sentence, attribution, next(iter(speakers), None), speakers[1:])

    def _sentence(self, first: int, last: int) -> Span:
        """The characters of whole sentences; quotes of one sentence share them, however long it is."""
        if self._shared_sentence is None or self._shared_sentence[0] != (first, last):
            self._shared_sentence = (first, last), self.scene.span(first, last)
        return self._shared_sentence[1]

    def _inside(self, quotation: int) -> Span:
        q = self.scene.quotations[quotation]
        text = self.scene.text[q.start : q.end]
        start = q.start + len(text) - len(text.lstrip())
        text = text.strip()
        return Span(start, start + len(text), text)

    def _kind(self, unit: QuoteUnit, text: str) -> QuoteKind:
        """Direct where whole clauses stand in the marks, mixed where they are a fragment of the sentence around."""
        before = self.scene.tokens.tags[unit.first - 1 : unit.first]
        opens = not text[:1].islower() or len(unit.quotations) > 1 or before in (",", ":", "|", ".")
        return "direct" if opens else "mixed"

    def _attribution(
        self, decision: Decision, mentions: Sequence[int], cluster: Cluster, certainty: float, before: Span | None
    ) -> Attribution:
        """The evidence; where the sentence has neither medium nor addressee, the medium is that of ``before``."""
        scene = self.scene
        best = decision.candidates[decision.best]
        link = next((clue for clue in chain.from_iterable(best.bunches) if clue in LINK_CLUES), "link: no link")
        quotations = [scene.quotations[k] for k in decision.unit.quotations]
        self.grounds.append(
            Grounds(
                mention=decision.probabilities[decision.best],
                speaker=self._probability(decision, cluster),
                entity=certainty,
                nobody=decision.probabilities[0],
                kind=scene.mentions[best.mention].kind,
                link=link.removeprefix("link: "),
                name="no name" if not cluster.forms else "full name" if len(cluster.name) > 1 else "single word",
                sort="person" if cluster.person else "body" if cluster.body else "unsure",
                words=sum(len(scene.text[q.start : q.end].split()) for q in quotations),
                cue="no" if best.cue is None else "strong" if best.cue.strong else "weak",
                gendered=scene.mentions[best.mention].kind == "pronoun" and cluster.gender is not None,
            )
        )
        joint = [candidate for candidate in decision.candidates if candidate.mention in mentions]
        first, last = scene.around(decision.unit.first, decision.unit.last)
        said_in, told = medium(scene, first, last), addressee(scene, best.mention, first, last)
        if said_in is None and told is None:
            said_in = before or self._medium_before(decision.unit, cluster)
        ranked = sorted(range(len(decision.candidates)), key=decision.probabilities.__getitem__, reverse=True)
        others = (k for k in ranked if k != decision.best and decision.candidates[k].mention not in (-1, *mentions))
        return Attribution(
            mention=self.entities.mention(mentions[0]),
            cue=self._cue(next((c.cue for c in [best, *joint] if c.cue), None)),
            medium=said_in,
            addressee=told,
            clues=self._strongest(best.bunches, link),
            confidence=round(confidence(self.grounds[-1], self.weights), 4),
            alternatives=tuple(
                Alternative(self.entities.mention(decision.candidates[k].mention), round(decision.probabilities[k], 4))
                for k in islice(others, _ALTERNATIVES)
            ),
        )

    def _probability(self, decision: Decision, cluster: Cluster) -> float:
        """How probable the best mention is, together with the others of the same cluster, who speaks all the same."""
        best, of = decision.candidates[decision.best].mention, self.resolver.of
        pairs = zip(decision.candidates, decision.probabilities, strict=True)
        return min(1.0, sum(p for c, p in pairs if c.mention == best or of.get(c.mention) is cluster))

    def _strongest(self, bunches: Sequence[Bunch], link: str) -> tuple[Clue, ...]:
        """The strongest clues, and in any case how the cue is linked to the mention."""
        clues = self.weights.strongest(bunches, _CLUES)
        if link in LINK_CLUES:
            others = [clue for clue in clues if clue.name != link]
            linked = Clue(link, self.weights.get(link, 0.0))
            clues = sorted([*others[: _CLUES - 1], linked], key=_strength, reverse=True)
        return tuple(clues)

    def _cue(self, cue: CueToken | None) -> Cue | None:
        if cue is None:
            return None
        tokens = self.scene.tokens
        width = 2 if cue.frame == "according" and tokens.words[cue.at + 1] == "to" else 1
        return Cue(self.scene.span(cue.at, cue.at + width), cue.lemma, cue.frame)

    def _others(self, unit: QuoteUnit) -> list[OtherMarked]:
        return [OtherMarked(self._inside(k), other_kind(self.scene, k)) for k in unit.quotations]


def _strength(clue: Clue) -> float:
    return abs(clue.weight)

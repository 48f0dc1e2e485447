"""From clusters to entities: their names, roles and mentions."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from .coref.cluster import Cluster
from .coref.resolver import Resolver
from .known_speakers import KnownSpeakers
from .model import Entity, EntityKind, Mention, Role
from .phrases.noun_phrases import complement_end
from .phrases.phrase import Phrase
from .words.name_forms import Form

_SURE, _SURE_SOURCE = 0.997, 0.45  # so probable, a nominal tells the role of whom it stands for; the latter for sources

_PLACE = attrgetter("span.start", "span.end")
_LABELS = frozenset({"Q", "A"})  # of questions and answers, which name nobody: "Q: “Were you there?”"
# What ties somebody unnamed to a matter: "a source | close to the couple".
_TIED = frozenset({"close to", "familiar with", "briefed on", "involved in", "present at"})


class Entities:
    """Makes the mentions and entities of one scene; mentions and their roles are made once each."""

    def __init__(self, resolver: Resolver, known: KnownSpeakers | None) -> None:
        self.scene = resolver.scene
        self.resolver = resolver
        self.known = known
        self.sources: set[int] = set()
        """Mentions that are the source of a quote."""
        self._mentions: dict[int, Mention] = {}

    def mention(self, index: int) -> Mention:
        """A mention of the scene as the data model has it: of a name the name alone."""
        if index not in self._mentions:
            scene = self.scene
            phrase = scene.mentions[index]
            first = phrase.head if phrase.kind == "name" else phrase.first
            roles = self.resolver.roles.beside(phrase)
            self._mentions[index] = Mention(scene.span(first, phrase.last), phrase.kind, roles[0] if roles else None)
        return self._mentions[index]

    def of(self, clusters: Sequence[Cluster]) -> dict[int, Entity]:
        """The entities of the clusters, by the id of each, in the order of their first mention."""
        unique = {id(c): c for c in clusters}
        ordered = sorted(unique.values(), key=lambda c: c.mentions[0])
        entities = {id(c): self._entity(c) for c in ordered}
        return self.known.joined(entities) if self.known else entities

    def _entity(self, cluster: Cluster) -> Entity:
        scene = self.scene
        roles: dict[str, Role] = {}
        for index in sorted(cluster.mentions, key=lambda k: scene.mentions[k].kind == "nominal"):
            phrase = scene.mentions[index]
            if phrase.kind == "nominal" and not self._tells_role(index):
                continue
            found = self.resolver.roles.beside(phrase)
            if not found and phrase.sort == "unknown" and not cluster.person:  # "Paradata, a data firm"
                found = self.resolver.roles.beside(phrase._replace(sort="organisation"))
            for role in found:
                roles.setdefault(role.title.casefold(), role)
        forms = {self._written(form, cluster): None for form in cluster.forms}
        name = self._written(cluster.name, cluster) or None
        if name in _LABELS:
            name, forms = None, {}
        first = scene.mentions[cluster.mentions[0]]
        description = None if name else self._description(first)
        kind = _entity_kind(cluster, first.sort)
        return Entity(
            name=name,
            description=description,
            kind=kind,
            aliases=tuple(form for form in forms if form != name),
            mentions=tuple(sorted(map(self.mention, cluster.mentions), key=_PLACE)),
            roles=tuple(roles.values()),
            id=self.known.id_of(cluster.forms, kind) if self.known else None,
        )

    def _written(self, form: Form, cluster: Cluster) -> str:
        """A form of a name as the article has it: "Marks & Spencer", but "AT&T", which are three tokens as well."""
        name = " ".join(form)
        tight = name.replace(" & ", "&")
        return tight if tight != name and any(tight in self.scene.name_of(k) for k in cluster.mentions) else name

    def _tells_role(self, nominal: int) -> bool:
        """Whether "the senator" surely enough stands for its cluster to lend it its role."""
        certainty = self.resolver.certainty(nominal)
        return certainty >= (_SURE_SOURCE if nominal in self.sources else _SURE)

    def _description(self, phrase: Phrase) -> str:
        """The phrase for who is not named: "a spokeswoman for the ministry" whole, "a woman (in a red hat)" not."""
        tokens, last = self.scene.tokens, phrase.last
        if tokens.words[last : last + 1] in (["of"], ["for"], ["from"], ["at"]):
            last = complement_end(last, tokens)
        elif " ".join(tokens.words[last : last + 2]) in _TIED:
            last = complement_end(last + 1, tokens)
        whole = self.scene.span(phrase.first, last)
        return " ".join(whole.text.split())  # as titles are, however the lines break


def _entity_kind(cluster: Cluster, sort: str) -> EntityKind:
    if cluster.body and not cluster.person:
        return "organisation"
    if sort == "document" and not cluster.forms:
        return "document"
    if sort == "group" and not cluster.forms:
        return "organisation"
    return "group" if cluster.plural else "person"

"""Speakers that the caller knows, from a newsroom's database for example, and which entity is one of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from os import PathLike
from typing import Any, Literal, TypeVar, get_args

from attrs import Attribute, evolve, field, frozen

from .errors import InputError
from .model import Entity, EntityKind, Role
from .records import Record, read_records
from .words.name_forms import SAME, Form, core, fits, folded
from .words.word_lists import Entry

KnownKind = Literal["person", "organisation"]
Key = TypeVar("Key")


def _is_text(_: object, attribute: Attribute[Any], value: Any) -> None:
    if not isinstance(value, str) or not value.strip():
        raise InputError(f"the {attribute.name} of a known speaker is a string that is not empty, not {value!r}")


def _are_names(_: object, attribute: Attribute[Any], value: Any) -> None:
    if not isinstance(value, tuple):
        raise InputError(f"the aliases of a known speaker are a list of strings, not {value!r}")
    for alias in value:
        _is_text(_, attribute, alias)


def _is_kind(_: object, attribute: Attribute[Any], value: Any) -> None:
    if value not in get_args(KnownKind):
        raise InputError(f"the kind of a known speaker is {' or '.join(get_args(KnownKind))}, not {value!r}")


def _to_tuple(value: Iterable[str]) -> tuple[str, ...]:
    plain = isinstance(value, str) or not isinstance(value, Iterable)
    return value if plain else tuple(value)  # type: ignore[return-value]  # what is no tuple, _are_names refuses


@frozen
class KnownSpeaker:
    """Somebody whom the caller knows: the ``id`` comes back on the entity that the article calls so.

    ``aliases`` are other names in use: a short form, a surname, an acronym. Raises `InputError` for what is empty or
    of another kind.

    >>> import quoteattr
    >>> asif = KnownSpeaker("p17", "Khawaja Asif", aliases=["Khawaja Muhammad Asif"])
    >>> extractor = quoteattr.Extractor(known_speakers=[asif])
    >>> document = extractor.extract("Khawaja Asif spoke on Monday. “Enough is enough,” Asif said.")
    >>> document.quotes[0].speaker.id
    'p17'
    """

    id: str = field(validator=_is_text)
    name: str = field(validator=_is_text)
    aliases: tuple[str, ...] = field(default=(), converter=_to_tuple, validator=_are_names)
    kind: KnownKind = field(default="person", validator=_is_kind)

    @property
    def names(self) -> tuple[str, ...]:
        """The name and the aliases."""
        return (self.name, *self.aliases)


class KnownSpeakers:
    """Known speakers, found by a name.

    A full name is one of theirs when all its words are, accents and capitals aside, or all but a middle name or initial
    that only one of the two has. A single word must be a name or an alias just so.
    """

    def __init__(self, speakers: Iterable[KnownSpeaker]) -> None:
        self._by_id = {speaker.id: speaker for speaker in speakers}
        self._names: dict[tuple[str, str], list[tuple[Form, KnownSpeaker]]] = {}
        for speaker in self._by_id.values():
            for name in speaker.names:
                form = tuple(name.split())
                self._names.setdefault(_ends(form), []).append((form, speaker))

    def id_of(self, forms: Iterable[Form], kind: EntityKind) -> str | None:
        """The id of the one speaker that an entity with these forms of its name can be, None for none or several.

        Who has a full name in the article is looked up by full names alone: "Asif" says nothing where another Asif
        speaks. Acronyms count for organisations all the same.
        """
        full = [form for form in forms if len(core(form)) > 1]
        found = {speaker.id for form in full for speaker in self._called(form, kind)}
        if not full or kind == "organisation":
            found |= {speaker.id for form in forms if form not in full for speaker in self._called(form, kind)}
        return found.pop() if len(found) == 1 else None

    def joined(self, entities: Mapping[Key, Entity]) -> dict[Key, Entity]:
        """The same, but with one entity for all that are the same known speaker: "Robert Reed" and "Bob Reed"."""
        same: dict[str, list[Entity]] = {}
        for entity in entities.values():
            if entity.id:
                same.setdefault(entity.id, []).append(entity)
        one = {id_: self._one(found) if len(found) > 1 else found[0] for id_, found in same.items()}
        return {key: one[entity.id] if entity.id else entity for key, entity in entities.items()}

    def _one(self, entities: Sequence[Entity]) -> Entity:
        """One of several entities: its name is the known one where the article has that, else the longest."""
        known = _plain(tuple(self._by_id[entities[0].id or ""].name.split()))
        names = list(dict.fromkeys(name for one in entities for name in (one.name or "", *one.aliases)))
        forms = {name: tuple(name.split()) for name in names}
        name = max(names, key=lambda name: (_plain(forms[name]) == known, len(forms[name])))
        roles: dict[str, Role] = {}
        for role in (role for one in entities for role in one.roles):
            roles.setdefault(role.title.casefold(), role)
        return evolve(
            entities[0],
            name=name,
            aliases=tuple(other for other in names if other != name),
            mentions=tuple(sorted((m for one in entities for m in one.mentions), key=attrgetter("span"))),
            roles=tuple(roles.values()),
        )

    def _called(self, form: Form, kind: EntityKind) -> list[KnownSpeaker]:
        """The speakers of this kind with just this name; without any, those with one that says more or less."""
        near = [(name, speaker) for name, speaker in self._names.get(_ends(form), ()) if speaker.kind == kind]
        same = [speaker for name, speaker in near if _plain(name) == _plain(form)]
        return same or [speaker for name, speaker in near if _says_more_or_less(name, form)]


def _plain(form: Form) -> Form:
    return tuple(word.rstrip(".") for word in folded(form))


def _ends(form: Form) -> tuple[str, str]:
    plain = _plain(core(form))
    return plain[0], plain[-1]


def _says_more_or_less(name: Form, other: Form) -> bool:
    """Whether two names with the same first and last word differ by what only one of them has between these."""
    suffixes = {form[-1].rstrip(".") for form in (name, other) if core(form) != form}
    return min(len(core(name)), len(core(other))) == 2 and len(suffixes) < 2 and fits(name, other) == SAME


def to_known_speakers(given: Iterable[KnownSpeaker | Mapping[str, Any]]) -> tuple[KnownSpeaker, ...]:
    """Known speakers from objects or plain dicts; raises `InputError` for what is neither, or an id given twice."""
    if isinstance(given, (str, bytes, Mapping)) or not isinstance(given, Iterable):
        raise InputError(f"known_speakers is a list of KnownSpeaker or dicts, not {type(given).__name__}")
    return _unique((f"known_speakers[{number}]", one) for number, one in enumerate(given))


def read_known_speakers(*paths: str | PathLike[str]) -> tuple[KnownSpeaker, ...]:
    """The known speakers of JSONL files, one a line; raises `InputError` with file, line and reason."""
    return _unique((record.place, record.data) for path in paths for record in read_records(path))


def _unique(given: Iterable[tuple[str, KnownSpeaker | Mapping[str, Any]]]) -> tuple[KnownSpeaker, ...]:
    found: dict[str, KnownSpeaker] = {}
    for place, one in given:
        speaker = _from_record(Record(place, one)) if isinstance(one, Mapping) else one
        if not isinstance(speaker, KnownSpeaker):
            raise InputError(f"{place}: a KnownSpeaker or a dict is expected, not {type(one).__name__}")
        if (other := found.get(speaker.id)) is not None:
            raise InputError(f'{place}: the id "{speaker.id}" belongs to {other.name}: give all names in one entry')
        found[speaker.id] = speaker
    return tuple(found.values())


def _from_record(record: Record) -> KnownSpeaker:
    """A known speaker from plain data; other keys than its own are passed over."""
    numbered = type(record.data.get("id")) is int  # databases number their people
    id_ = str(record.get("id", int)) if numbered else record.get("id", str)
    name, aliases = record.get("name", str), record.strings("aliases")
    kind: KnownKind = "person" if record.data.get("kind") is None else record.one_of("kind", get_args(KnownKind))
    try:
        return KnownSpeaker(id_, name, aliases, kind)
    except InputError as error:
        raise record.wrong(str(error)) from None


def entries(speakers: Iterable[KnownSpeaker]) -> Iterator[Entry]:
    """Their names for the lexicon, so that the rules see a name where one stands."""
    for speaker in speakers:
        for name in speaker.names:
            yield Entry("persons" if speaker.kind == "person" else "organisations", (" ".join(name.split()),))

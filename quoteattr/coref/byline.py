"""The author of an article, by its byline: "By NAME", or a name on a line of its own near the top or the end."""

from __future__ import annotations

from ..scene import Scene

_TOP, _BOTTOM = 5, 3
_LONGEST = 12


def author(scene: Scene) -> int | None:
    """The mention index of the author's name, None where there is no byline.

    A line that is only a name counts where the name is of a person and has two words or more.
    """
    ends = scene.paragraph_ends
    for number in sorted({*range(min(_TOP, len(ends))), *range(max(0, len(ends) - _BOTTOM), len(ends))}):
        start = ends[number - 1] + 1 if number else 0
        end = ends[number]
        if end - start > _LONGEST:
            continue
        signed = scene.tokens.words[start : start + 1] in (["By"], ["by"], ["BY"])
        for mention in scene.mentions_between(start, end):
            phrase = scene.mentions[mention]
            if phrase.kind != "name" or phrase.last - phrase.head < 2:
                continue
            alone = phrase.first == start and phrase.last == end and phrase.sort == "person"
            if alone or signed and phrase.first == start + 1:
                return mention
    return None

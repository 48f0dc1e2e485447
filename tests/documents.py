"""Documents that every format must be able to write: what articles hold that breaks programs that count characters."""

from __future__ import annotations

import quoteattr
from quoteattr import Document
from test_serialize import DOCUMENT

TEXTS = {
    "emoji": "🎉 “We won 🏆🇬🇭 twice,” said Zoe\u0308 Mensah 👩🏽‍🚒, fire chief. “And wo\u0301n,” she said, “again 😀.”",
    "line ends": "It rained.\r\n\r\n“The wells\r\nare dry,” said Joseph Tembo.\r“Dry,” he said.\n\n“We dig.”\n",
    "running": "“We dig,” said Ana Lopes, the mayor.\r\n\r\nShe added: “We dig by day.\r\n\r\n“And by night.”\r\n",
    "blanks": "\n \t“Up\u2028there,”\u00a0said\u2009Li Na.\u2028\u2028“There\tit is.\x85” ",
    "markup": "<p>“Fish & chips</said>”, said “Bud” O’Neill & Sons. ]]> “=1+1,” he said. “-5” | “@x”</p>",
    "unwritable": "“Grim\0 \ud800\x07,” said Li\x1f Na\udfff. “No\ufffe,” she said.",
    "nobody": "“Rain,” it read. The novel “Winter Harvest” and the “experts” of “Bud” Smith. A “cache” is a store.",
    "unnamed": "“Talks go on,” a spokesman for the railway said. The report said the line was “bad.” They said “No.”",
    "together": "In a post on X, Mayor Ana Lopes, Bo Ek and Li Na told Reuters: “We will dig.” Bo Ek and Li Na left.",
    "no quotes": "Rain fell on the north coast all week.",
    "empty": "",
}
DOCUMENTS: dict[str, Document] = {name: quoteattr.extract(text) for name, text in TEXTS.items()} | {"hand": DOCUMENT}

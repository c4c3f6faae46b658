"""hidden: words that a picture file carries beside its dots: names, places, comments, the program that made it."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator

PICTURES = (".png", ".jpg", ".jpeg")
_PNG = b"\x89PNG\r\n\x1a\n"
_WORDS = re.compile(r"[^\W\d_][\w '’.,@:/&()-]{2,}")
_TAGS = re.compile(r"<[^>]*>|\bhttps?://(?:ns\.adobe|www\.w3|purl|iptc)\.[^\s\"<]+|xpacket|W5M0MpCehiHzreSzNTczkc9d")
_MOST = 4000
"""Characters that are told of one picture."""


def words_in(data: bytes) -> str:
    """The words that a PNG or JPEG carries unseen, as far as they can be read; empty for none, and for other files."""
    parts = _of_png(data) if data.startswith(_PNG) else _of_jpeg(data) if data.startswith(b"\xff\xd8") else ()
    found: dict[str, None] = {}
    try:
        for part in parts:
            found |= dict.fromkeys(_spoken(part))
    except (struct.error, IndexError, zlib.error):
        pass  # what follows a damaged place cannot be shown, nor read
    return "; ".join(found)[:_MOST]


def _of_png(data: bytes) -> Iterator[bytes]:
    at = len(_PNG)
    while at + 8 <= len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        held = data[at + 8 : at + 8 + length]
        if kind in (b"tEXt", b"eXIf"):
            yield held
        elif kind in (b"zTXt", b"iTXt"):
            name, _, rest = held.partition(b"\0")
            yield name
            packed = kind == b"zTXt" or rest[:1] == b"\1"
            rest = rest[1:] if kind == b"zTXt" else rest[2:].partition(b"\0")[2].partition(b"\0")[2]
            yield zlib.decompressobj().decompress(rest, 2**20) if packed else rest
        at += 12 + length
        if kind == b"IEND":
            yield data[at : at + 2**16]


def _of_jpeg(data: bytes) -> Iterator[bytes]:
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        kind, length = struct.unpack(">BH", data[at + 1 : at + 4])
        if kind == 0xDA:
            return
        if kind == 0xFE or (0xE1 <= kind <= 0xEF and kind not in (0xE2, 0xEE)):
            yield data[at + 4 : at + 2 + length]
        at += 2 + length


def _spoken(part: bytes) -> Iterator[str]:
    """The runs of letters in some bytes, in the encodings that pictures have words in."""
    texts = [part.decode("utf-8", "replace")]
    if part.count(b"\0") > len(part) // 4:
        texts += [part.decode("utf-16-le", "replace"), part.decode("utf-16-be", "replace")]
    for text in texts:
        for match in _WORDS.finditer(_TAGS.sub(" ; ", text).replace("\ufffd", "\0")):
            said = " ".join(match.group().split())
            if sum(each.isascii() and each.isalpha() for each in said) > 2:
                yield said

"""cleaned: a picture file of somebody else -> the same picture with nothing hidden in it; all else is refused."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

LARGEST = 20 * 1024 * 1024
"""Bytes of a file that is looked at."""
MOST_DOTS = 30_000_000
"""Dots of a picture: some 5,500 each way."""
LONGEST = 20_000
"""Dots along one side."""
SMALLEST = 100
"""Dots along the longer side, below which nothing could be read on paper."""

_PNG = b"\x89PNG\r\n\x1a\n"
_KEPT = {b"IHDR": 13, b"PLTE": 768, b"tRNS": 256, b"gAMA": 4, b"cHRM": 32, b"sRGB": 1}
"""Chunks of a PNG that say how its dots look, each with the most it may hold; no other is needed to show it."""
_MOST_BYTES = 160_000_000
"""Of the dots of a PNG when they are unpacked."""
_MOST_SCANS = 20
"""Times that a JPEG may go over its dots."""
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""By the sort of colour of a PNG."""
_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
"""Of an interlaced PNG: first column, first row, and the steps between them."""
_OTHERS = (
    (b"%PDF", "a PDF"),
    (b"GIF8", "a GIF"),
    (b"BM", "a bitmap (BMP)"),
    (b"II*\x00", "a TIFF"),
    (b"MM\x00*", "a TIFF"),
    (b"PK\x03\x04", "a Word, Excel or other packed file"),
    (b"\xd0\xcf\x11\xe0", "an old Word, Excel or Visio file"),
    (b"<svg", "an SVG drawing"),
    (b"<?xml", "an XML file"),
)
_SAVE = "Save it as a PNG or JPEG picture, and attach that."


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """A picture that holds its dots and nothing else."""

    data: bytes
    ending: str
    """``png`` or ``jpg``."""
    width: int
    """In dots."""
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Why a file is not taken, in whole sentences; says nothing of what is in it."""

    what: str
    mend: str


class _UnsoundError(ValueError):
    """The bytes are no sound picture."""


class _TooLargeError(ValueError):
    """Showing it would take too much."""


def cleaned(data: bytes) -> Cleaned | Refused:
    """The picture of a PNG or JPEG file without names, places, comments, small copies or anything after its end.

    Of a PNG only what shows its dots is kept, of a JPEG likewise; one that is to be shown turned, as cameras do
    it, is turned. Sizes are read before anything is unpacked, and no more is unpacked than they allow. A file of
    another kind, a damaged one, and one too large or too small is refused. Never raises.
    """
    if len(data) > LARGEST:
        return Refused(what=f"The file is larger than {LARGEST // 1024 // 1024} MB.", mend="Save it in a smaller size.")
    try:
        if data.startswith(_PNG):
            return _checked(_png(data))
        if data.startswith(b"\xff\xd8\xff"):
            return _checked(_upright(_jpeg(data), _turn(data)))
    except _TooLargeError:
        return Refused(what="The picture has more dots than a page can show.", mend="Save it in a smaller size.")
    except (_UnsoundError, struct.error, zlib.error, IndexError):
        return Refused(
            what="The picture is damaged and cannot be shown.", mend="Open it, save it anew, and attach that."
        )
    start = data[:256].lstrip().lower()
    known = next((name for sign, name in _OTHERS if start.startswith(sign.lower())), "")
    if data[8:12] == b"WEBP" or data[4:12] in (b"ftypheic", b"ftypavif", b"ftypmif1"):
        known = "a picture of another kind"
    return Refused(what=f"This is {known}." if known else "This is no PNG or JPEG picture.", mend=_SAVE)


def smaller(found: Cleaned, most: int) -> Cleaned | Refused:
    """The picture with at most so many dots along its longer side; as it is where it has no more."""
    if max(found.width, found.height) <= most:
        return found
    from PIL import Image

    out = io.BytesIO()
    try:
        with Image.open(io.BytesIO(found.data), formats=("PNG", "JPEG")) as image:
            plain = image.convert("RGBA" if "transparency" in image.info or image.mode in ("LA", "PA") else "RGB")
            plain = image if image.mode in ("L", "RGB", "RGBA") else plain
            plain.thumbnail((most, most))
            plain.save(
                out, "PNG" if found.ending == "png" else "JPEG", **({} if found.ending == "png" else {"quality": 92})
            )
    except (OSError, ValueError, SyntaxError, MemoryError):
        return Refused(what="The picture cannot be shown.", mend="Save it anew, and attach that.")
    return cleaned(out.getvalue())


def _checked(found: Cleaned) -> Cleaned | Refused:
    if max(found.width, found.height) < SMALLEST:
        return Refused(what="The picture is too small to be read on paper.", mend="Attach a larger one.")
    return (
        found if _opens(found) else Refused(what="The picture cannot be shown.", mend="Save it anew, and attach that.")
    )


def _opens(found: Cleaned) -> bool:
    """Whether a reader of pictures can read all of it. Its size is known to be harmless by now."""
    import warnings

    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(found.data), formats=("PNG", "JPEG")) as image:
                image.load()
    except (OSError, ValueError, SyntaxError, MemoryError, Image.DecompressionBombError):
        return False
    return True


def _fits(width: int, height: int) -> None:
    if width <= 0 or height <= 0:
        raise _UnsoundError
    if max(width, height) > LONGEST or width * height > MOST_DOTS:
        raise _TooLargeError


# -- PNG


def _png(data: bytes) -> Cleaned:
    out = [_PNG]
    packed: list[bytes] = []
    head = b""
    for kind, body in _chunks(data):
        if not head and kind != b"IHDR":
            raise _UnsoundError
        if kind == b"IHDR":
            if head:
                raise _UnsoundError
            head = body
            _fits(*struct.unpack(">II", head[:8]))
        if kind == b"IDAT":
            packed.append(body)
        elif kind == b"IEND":
            break
        elif kind in _KEPT and len(body) <= _KEPT[kind]:
            out.append(_chunk(kind, body))
        elif kind[:1].isupper():  # it cannot be shown without this one, which nobody knows
            raise _UnsoundError
    if not packed:
        raise _UnsoundError
    out += [_chunk(b"IDAT", _repacked(head, b"".join(packed))), _chunk(b"IEND", b"")]
    width, height = struct.unpack(">II", head[:8])
    return Cleaned(data=b"".join(out), ending="png", width=width, height=height)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_PNG)
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        (check,) = struct.unpack(">I", data[at + 8 + length : at + 12 + length])
        if len(kind) != 4 or not kind.isalpha() or zlib.crc32(kind + body) != check:
            raise _UnsoundError
        yield kind, body
        at += 12 + length
    raise _UnsoundError  # it broke off before its end


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _repacked(head: bytes, packed: bytes) -> bytes:
    """The dots packed anew: whatever else lay in there is gone. No more is unpacked than the size asks for."""
    wanted = _dots(head)
    if wanted > _MOST_BYTES:
        raise _TooLargeError
    unpacker = zlib.decompressobj()
    plain = unpacker.decompress(packed, wanted + 1)
    if len(plain) != wanted:
        raise _UnsoundError
    return zlib.compress(plain, 6)


def _dots(head: bytes) -> int:
    """How many bytes the dots of a PNG take."""
    head_parts: tuple[int, ...] = struct.unpack(">IIBBBBB", head)
    width, height, depth, colour, packing, filtering, interlaced = head_parts
    if depth not in _DEPTHS.get(colour, ()) or packing or filtering or interlaced > 1:
        raise _UnsoundError
    bits = depth * _CHANNELS[colour]
    if not interlaced:
        return height * (1 + (width * bits + 7) // 8)
    found = 0
    for x, y, step, down in _PASSES:
        across, rows = (width - x + step - 1) // step, (height - y + down - 1) // down
        found += rows * (1 + (across * bits + 7) // 8) if across > 0 and rows > 0 else 0
    return found


# -- JPEG


def _jpeg(data: bytes) -> Cleaned:
    out = [b"\xff\xd8"]
    size: tuple[int, int] | None = None
    at = 2
    scans = 0
    while True:
        kind, at = _marker(data, at)
        if kind == 0xD9:
            break
        (length,) = struct.unpack(">H", data[at : at + 2])
        body = data[at + 2 : at + length]
        if length < 2 or len(body) != length - 2:
            raise _UnsoundError
        at += length
        if kind in (0xC0, 0xC1, 0xC2):
            if size:
                raise _UnsoundError
            height, width = struct.unpack(">HH", body[1:5])
            _fits(width, height)
            size = width, height
        if (kept := _segment(kind, body)) is not None:
            out.append(bytes((0xFF, kind)) + struct.pack(">H", len(kept) + 2) + kept)
        if kind == 0xDA:
            scans += 1
            if scans > _MOST_SCANS:
                raise _TooLargeError
            start, at = at, _scan_end(data, at)
            out.append(data[start:at])
    if size is None:
        raise _UnsoundError
    return Cleaned(data=b"".join([*out, b"\xff\xd9"]), ending="jpg", width=size[0], height=size[1])


def _marker(data: bytes, at: int) -> tuple[int, int]:
    """The kind of the segment that begins here, and where its length stands."""
    if data[at] != 0xFF:
        raise _UnsoundError
    while data[at] == 0xFF:
        at += 1
    return data[at], at + 1


def _segment(kind: int, body: bytes) -> bytes | None:
    """What is kept of a segment: all of those that the dots need, and none of the others."""
    if kind in (0xC0, 0xC1, 0xC2, 0xC4, 0xDB, 0xDD, 0xDA):
        return body
    if kind == 0xE0 and body.startswith(b"JFIF\0") and len(body) >= 14:
        return body[:12] + b"\0\0"  # without the small copy
    if kind == 0xEE and body.startswith(b"Adobe") and len(body) >= 12:
        return body[:12]  # says how its colours are meant
    if kind in (0xFE, *range(0xE0, 0xF0)):
        return None
    raise _UnsoundError  # a kind of JPEG that few programs can show


def _scan_end(data: bytes, at: int) -> int:
    """Where the dots end: at the next mark that is none of those inside."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            raise _UnsoundError
        if data[at + 1] == 0 or 0xD0 <= data[at + 1] <= 0xD7:
            at += 2
        elif data[at + 1] == 0xFF:
            at += 1
        else:
            return at


def _turn(data: bytes) -> int:
    """How a camera says that the picture is to be turned, 1 to 8; 1, for not at all, where nothing is said."""
    at = 2
    try:
        while True:
            kind, at = _marker(data, at)
            (length,) = struct.unpack(">H", data[at : at + 2])
            if kind == 0xE1 and data[at + 2 : at + 8] == b"Exif\0\0":
                return _turn_in(data[at + 8 : at + length])
            if kind in (0xDA, 0xD9):
                return 1
            at += length
    except (_UnsoundError, struct.error, IndexError):
        return 1


def _turn_in(exif: bytes) -> int:
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    if order is None:
        raise _UnsoundError
    (at,) = struct.unpack(f"{order}I", exif[4:8])
    (count,) = struct.unpack(f"{order}H", exif[at : at + 2])
    for n in range(count):
        tag, sort, _, value = struct.unpack(f"{order}HHIH", exif[at + 2 + 12 * n : at + 12 + 12 * n])
        if (tag, sort) == (0x0112, 3) and 1 <= value <= 8:
            return int(value)
    return 1


def _upright(found: Cleaned, turn: int) -> Cleaned:
    """The picture as its camera meant it."""
    if turn == 1:
        return found
    from PIL import Image

    ways = Image.Transpose
    way = (
        ways.FLIP_LEFT_RIGHT, ways.ROTATE_180, ways.FLIP_TOP_BOTTOM, ways.TRANSPOSE, ways.ROTATE_270, ways.TRANSVERSE,
        ways.ROTATE_90,
    )[turn - 2]  # fmt: skip
    out = io.BytesIO()
    try:
        with Image.open(io.BytesIO(found.data), formats=("JPEG",)) as image:
            plain = image if image.mode in ("L", "RGB") else image.convert("RGB")
            plain.transpose(way).save(out, "JPEG", quality=95)
    except (OSError, ValueError, SyntaxError, MemoryError) as error:
        raise _UnsoundError from error
    return _jpeg(out.getvalue())

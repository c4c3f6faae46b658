from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from imrassist.export.pictures import LARGEST, LONGEST, MOST_DOTS, Cleaned, Refused, cleaned

SECRET = b"Smith family, 4 Acacia Road"


def picture(mode: str = "RGB", size: tuple[int, int] = (120, 80)) -> Image.Image:
    """A picture with a dark left and a light right half."""
    image = Image.new(mode, size)
    for x in range(size[0] // 2, size[0]):
        for y in range(size[1]):
            image.putpixel(
                (x, y), {"L": 200, "P": 9, "1": 1, "I;16": 60_000}.get(mode, (9, 250, 30, 255)[: len(image.getbands())])
            )
    return image


def saved(image: Image.Image, sort: str = "PNG", **how: object) -> bytes:
    out = io.BytesIO()
    image.save(out, sort, **how)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def head(width: int, height: int, depth: int = 8, colour: int = 2) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0))


def kinds(data: bytes) -> Iterator[bytes]:
    at = 8
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        yield data[at + 4 : at + 8]
        at += 12 + length


@pytest.mark.req("S5.2", "2.8")
def test_a_png_loses_all_that_is_hidden_in_it_and_keeps_every_dot() -> None:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", SECRET.decode())
    notes.add_text("Comment", SECRET.decode(), zip=True)
    notes.add_itxt("XML:com.adobe.xmp", SECRET.decode())
    image = picture()
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    data = saved(image, pnginfo=notes, exif=exif, dpi=(96, 96)) + b"after the end: " + SECRET
    time = chunk(b"tIME", struct.pack(">HBBBBB", 2009, 11, 17, 1, 2, 3))
    data = data.replace(chunk(b"IEND", b""), time + chunk(b"prVt", SECRET) + chunk(b"IEND", b""))
    assert {b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME", b"prVt"} <= set(kinds(data[: data.index(b"after the end")]))
    found = cleaned(data)
    assert isinstance(found, Cleaned)
    assert (found.ending, found.width, found.height) == ("png", 120, 80)
    assert set(kinds(found.data)) == {b"IHDR", b"IDAT", b"IEND"}
    assert SECRET not in found.data
    assert opened(found.data).tobytes() == image.tobytes()


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "LA", "I;16"])
def test_pngs_of_every_sort_of_colour_come_through(mode: str) -> None:
    image = picture(mode)
    found = cleaned(saved(image))
    assert isinstance(found, Cleaned)
    assert opened(found.data).convert("RGBA").tobytes() == opened(saved(image)).convert("RGBA").tobytes()


def test_what_is_packed_behind_the_dots_is_gone() -> None:
    rows = b"".join(b"\0" + bytes(3 * 100) for _ in range(100))
    data = head(100, 100) + chunk(b"IDAT", zlib.compress(rows) + SECRET) + chunk(b"IEND", b"")
    found = cleaned(data)
    assert isinstance(found, Cleaned)
    assert SECRET not in found.data


@pytest.mark.req("S5.2", "2.8")
def test_a_jpeg_loses_names_places_comments_and_small_copies() -> None:
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    exif[0x8825] = {1: "N", 2: (53.0, 24.0, 0.0)}
    image = picture()
    data = saved(image, "JPEG", exif=exif, comment=SECRET, quality=95)
    iptc = b"Photoshop 3.0\0" + SECRET
    data = data[:2] + b"\xff\xed" + struct.pack(">H", len(iptc) + 2) + iptc + data[2:] + SECRET
    found = cleaned(data)
    assert isinstance(found, Cleaned)
    assert found.ending == "jpg"
    assert SECRET not in found.data
    assert b"Exif" not in found.data
    assert b"Photoshop" not in found.data
    shown = opened(found.data)
    assert (shown.size, dict(shown.getexif())) == ((120, 80), {})
    assert shown.tobytes() == opened(saved(image, "JPEG", quality=95)).tobytes()


@pytest.mark.parametrize("how", [{"progressive": True}, {"optimize": True}, {"quality": 30, "subsampling": 0}])
@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_jpegs_of_every_sort_come_through(mode: str, how: dict[str, object]) -> None:
    data = saved(picture(mode), "JPEG", **how)
    found = cleaned(data)
    assert isinstance(found, Cleaned)
    assert opened(found.data).tobytes() == opened(data).tobytes()


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_picture_that_a_camera_turned_stands_upright(turn: int) -> None:
    from PIL import ImageOps

    exif = Image.Exif()
    exif[0x0112] = turn
    data = saved(picture(), "JPEG", exif=exif, quality=95)
    found = cleaned(data)
    assert isinstance(found, Cleaned)
    upright = ImageOps.exif_transpose(opened(data))
    shown = opened(found.data)
    assert shown.size == upright.size == (found.width, found.height)
    for x, y in ((3, 3), (upright.width - 4, upright.height - 4)):
        assert shown.convert("L").getpixel((x, y)) == pytest.approx(upright.convert("L").getpixel((x, y)), abs=12)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (saved(picture(), "GIF"), "a GIF"),
        (saved(picture(), "BMP"), "a bitmap (BMP)"),
        (saved(picture(), "TIFF"), "a TIFF"),
        (saved(picture(), "WEBP"), "a picture of another kind"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04 ...", "a Word, Excel or other packed file"),
        (b"  <svg xmlns=...", "an SVG drawing"),
        (b'<?xml version="1.0"?><svg/>', "an XML file"),
        (b"Dear all,", "no PNG or JPEG picture"),
        (b"", "no PNG or JPEG picture"),
    ],
)
def test_anything_else_is_refused_by_name(data: bytes, name: str) -> None:
    found = cleaned(data)
    assert isinstance(found, Refused)
    assert found.what == f"This is {name}."
    assert found.mend == "Save it as a PNG or JPEG picture, and attach that."


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    zeros = zlib.compress(bytes(3_000_000), 9)
    bombs = {
        "larger than it says": head(120, 80) + chunk(b"IDAT", zeros) + chunk(b"IEND", b""),
        "too many dots": head(20_000, 20_000) + chunk(b"IDAT", zeros) + chunk(b"IEND", b""),
        "too long": head(LONGEST + 1, 1) + chunk(b"IDAT", zeros) + chunk(b"IEND", b""),
        "too deep": head(5_400, 5_500, 16, 6) + chunk(b"IDAT", zeros) + chunk(b"IEND", b""),
        "no dots": head(0, 80) + chunk(b"IDAT", zeros) + chunk(b"IEND", b""),
    }
    assert MOST_DOTS >= 5_400 * 5_500
    for data in bombs.values():
        assert isinstance(cleaned(data), Refused)
    said = [each for each in map(cleaned, (bombs["too many dots"], bytes(LARGEST + 1))) if isinstance(each, Refused)]
    assert [each.what for each in said] == [
        "The picture has more dots than a page can show.",
        "The file is larger than 20 MB.",
    ]


def test_a_jpeg_that_goes_over_its_dots_without_end_is_refused() -> None:
    data = saved(picture(), "JPEG", progressive=True)
    at = data.rindex(b"\xff\xda")
    found = cleaned(data[:at] + data[at:-2] * 30 + b"\xff\xd9")
    assert isinstance(found, Refused)


def test_one_too_small_to_be_read_is_refused() -> None:
    found = cleaned(saved(picture(size=(40, 30))))
    assert isinstance(found, Refused)
    assert "too small" in found.what


def test_a_png_with_a_part_that_cannot_be_done_without_is_refused() -> None:
    data = saved(picture())
    at = data.index(b"IDAT") - 4
    assert isinstance(cleaned(data[:at] + chunk(b"ABCD", b"x") + data[at:]), Refused)


def test_words_in_the_place_of_a_number_are_left_out() -> None:
    data = saved(picture())
    at = data.index(b"IDAT") - 4
    found = cleaned(data[:at] + chunk(b"gAMA", SECRET) + data[at:])
    assert isinstance(found, Cleaned)
    assert SECRET not in found.data


SOUND = (saved(picture(), compress_level=0), saved(picture(), "JPEG"), saved(picture("P")))


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(SOUND), st.data())
def test_a_damaged_picture_is_refused_or_still_shown_but_never_raises(data: bytes, chance: st.DataObject) -> None:
    hurt = bytearray(data)
    for _ in range(chance.draw(st.integers(1, 4))):
        hurt[chance.draw(st.integers(0, len(hurt) - 1))] = chance.draw(st.integers(0, 255))
    cut = chance.draw(st.integers(0, len(hurt)))
    for each in (bytes(hurt), bytes(hurt[:cut])):
        found = cleaned(each)
        if isinstance(found, Cleaned):
            assert opened(found.data).size == (found.width, found.height)
        else:
            assert found.what.endswith(".")
            assert found.mend.endswith(".")


@settings(max_examples=200)
@given(
    st.binary(max_size=400),
    st.sampled_from((b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"\xff\xd8\xff\xe1\0\x40Exif\0\0MM")),
)
def test_bytes_of_any_kind_are_refused_in_a_sentence(noise: bytes, start: bytes) -> None:
    assert isinstance(cleaned(start + noise), Refused)

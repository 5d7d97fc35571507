from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from spincheck.api import Finding, Note, Score
from spincheck.testing import read
from spincheck_readability.counting import WordCounts
from spincheck_readability.detector import ReadabilityDetector
from spincheck_readability.formulas import formulas_for
from spincheck_readability.languages import LANGUAGES, tell_language
from spincheck_readability.options import ReadabilityOptions
from spincheck_readability.prose import read_prose

TEXTS = {
    "en": "The ferry leaves at six in the morning. It is a small boat, and in winter the deck is wet and cold for us.",
    "de": "Die Fähre legt um sechs Uhr ab. Sie ist nicht groß, und im Winter ist das Deck so nass und kalt wie der Hafen.",
    "fr": "Le bac part à six heures du matin. Il est petit, et en hiver le pont est mouillé et froid pour nous comme pour eux.",
    "es": "El barco sale a las seis de la mañana. No es muy grande, y en el invierno la cubierta está mojada y fría.",
    "it": "Il traghetto parte alle sei della mattina. Non è molto grande, e in inverno il ponte è bagnato e freddo per noi.",
    "nl": "De veerboot vertrekt om zes uur in de ochtend. Hij is niet groot, en in de winter is het dek nat en koud voor ons.",
    "ru": "Паром отходит в шесть утра. Он не очень большой, и зимой на палубе так мокро и холодно, что мы все у машины.",
    "pl": "Prom odpływa o szóstej rano. Nie jest duży, a w zimie na pokładzie jest tak mokro i zimno, że stoimy przy maszynie.",
    "hu": "A komp reggel hatkor indul. Nem nagy hajó, és télen a fedélzet olyan nedves és hideg, hogy mind a gép mellé állunk.",
}
UNKNOWN = {
    "Portuguese": "A balsa parte às seis da manhã. Não é muito grande, e no inverno o convés fica molhado e frio para nós.",
    "Swedish": "Färjan går klockan sex på morgonen. Den är inte stor, och på vintern är däcket vått och kallt för oss alla.",
    "Czech": "Přívoz odjíždí v šest hodin ráno. Není velký a v zimě je na palubě mokro a zima, takže stojíme u stroje.",
    "Finnish": "Lautta lähtee kuudelta aamulla. Se ei ole suuri, ja talvella kansi on märkä ja kylmä meille kaikille.",
    "Ukrainian": "Пором відходить о шостій ранку. Він невеликий, і взимку на палубі мокро й холодно, тож усі біля машини.",
    "Chinese": "渡船早上六点开。船不大，冬天甲板又湿又冷，我们都站在机器旁边。",
    "names": "Anna Bauer, Ben Carter, Chloé Dubois, Diego Estrada, Elena Ferrari, Femke Groot, Gleb Ivanov",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_language_is_told_from_two_sentences(language: str) -> None:
    document = read(TEXTS[language])
    assert tell_language(document.words.texts(document.text)) is LANGUAGES[language]


@pytest.mark.parametrize("name", UNKNOWN)
def test_what_is_not_known_is_not_guessed(name: str) -> None:
    document = read(UNKNOWN[name])
    assert tell_language(document.words.texts(document.text)) is None


@pytest.mark.parametrize("language", TEXTS)
def test_every_language_has_its_scores(language: str) -> None:
    document = read(" ".join([TEXTS[language]] * 6))
    names = [result.name for result in ReadabilityDetector(ReadabilityOptions()).detect(document) if isinstance(result, Score)]
    assert set(formulas_for(language)) <= set(names)
    assert {"words-per-sentence", "syllables-per-word"} <= set(names)


def test_the_language_can_be_configured() -> None:
    document = read(" ".join([UNKNOWN["Portuguese"]] * 8))
    (note,) = ReadabilityDetector(ReadabilityOptions()).detect(document)
    assert isinstance(note, Note)
    as_spanish = list(ReadabilityDetector(ReadabilityOptions(language="es")).detect(document))
    assert any(isinstance(result, Score) and result.name == "crawford" for result in as_spanish)


@pytest.mark.parametrize("language", ["english", "EN", "pt", ""])
def test_a_language_that_is_not_known_is_refused(language: str) -> None:
    with pytest.raises(ValueError, match="there is no language"):
        ReadabilityOptions(language=language)


def test_a_change_is_found_in_other_languages_too() -> None:
    plain = (
        "Die Fähre legt um sechs Uhr ab, und im Winter ist das Deck nass und kalt. "
        "Wir stehen alle gern am warmen Motor, bis sie wieder da ist."
    )
    hard = (
        "Die Abfahrt der Personenbeförderungseinrichtung erfolgt um sechs Uhr, und im Winter ist mit einer erheblichen "
        "Beeinträchtigung der Aufenthaltsbedingungen auf dem Oberdeck zu rechnen. Die Fahrgäste sind den Motoren zugewandt."
    )
    results = list(ReadabilityDetector(ReadabilityOptions()).detect(read(hard, previous=plain)))
    (finding,) = (result for result in results if isinstance(result, Finding))
    assert finding.rule.code == "RDB102"


ORACLE: dict[tuple[str, str], Callable[..., float]] = {
    (language, "flesch-reading-ease"): lambda statistics, text: statistics.flesch_reading_ease(text)
    for language in ("de", "fr", "es", "it", "nl", "ru", "hu")
}
ORACLE |= {
    ("de", "wiener-sachtextformel"): lambda statistics, text: statistics.wiener_sachtextformel(text, 2),
    ("es", "szigriszt-pazos"): lambda statistics, text: statistics.szigriszt_pazos(text),
    ("es", "gutierrez-polini"): lambda statistics, text: statistics.gutierrez_polini(text),
    ("es", "crawford"): lambda statistics, text: statistics.crawford(text),
    ("it", "gulpease-index"): lambda statistics, text: statistics.gulpease_index(text),
    ("pl", "gunning-fog"): lambda statistics, text: statistics.gunning_fog(text),
}
ORACLE |= {(language, "lix"): lambda statistics, text: statistics.lix(text) for language in TEXTS if language != "en"}


@pytest.mark.filterwarnings("ignore:There is no easy words vocabulary")
@pytest.mark.parametrize(("language", "name"), ORACLE)
def test_formulas_agree_with_textstat(language: str, name: str) -> None:
    from textstat.textstat import textstatistics

    statistics = textstatistics()
    statistics.set_lang(language)
    counts = read_prose(read(TEXTS[language]), WordCounts(LANGUAGES[language])).counts
    formula, _ = formulas_for(language)[name]
    assert formula(counts) == pytest.approx(ORACLE[language, name](statistics, TEXTS[language]), abs=0.005)


NO_NETWORK = """
import socket, sys
def refuse(*_, **__):
    raise AssertionError("the network was asked for")
socket.socket.__init__ = socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse
from spincheck.testing import read
from spincheck_readability.detector import ReadabilityDetector
from spincheck_readability.options import ReadabilityOptions
detector = ReadabilityDetector(ReadabilityOptions())
english, *others = sys.argv[1:]
assert len(list(detector.detect(read(english)))) > 8
assert "textstat" not in sys.modules and "nltk" not in sys.modules, "English needs neither"
import nltk
nltk.data.path.clear()
for text in others:
    assert len(list(detector.detect(read(text)))) > 3, text
assert "textstat" in sys.modules
"""


def test_no_language_asks_for_a_download(tmp_path: Path) -> None:
    """NLTK finds no data anywhere, and there is no network to fetch it from."""
    texts = [" ".join([text] * 6) for text in TEXTS.values()]
    environment = {**os.environ, "HOME": str(tmp_path)}
    command = [sys.executable, "-c", NO_NETWORK, *texts]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "nltk_data").exists()

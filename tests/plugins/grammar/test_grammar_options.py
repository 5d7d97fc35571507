"""What the options do, through the command line and on single matches."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from spincheck.api import Span
from spincheck_grammar.matches import Match
from spincheck_grammar.options import GrammarOptions
from spincheck_grammar.selection import Selection, rule_for
from tests.plugins.grammar.conftest import StandIn
from tests.support import Cli


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ("server = 'http://127.0.0.1:8081'\nlocal = true", "set 'server' or 'local', not both"),
        ("server = '127.0.0.1:8081'", "server must be an address such as 'http://127.0.0.1:8081', not '127.0.0.1:8081'"),
        ("server = 'ftp://127.0.0.1'", "server must be an address"),
        ("server = 'http://127.0.0.1:port'", "server must be an address"),
        ("timeout = 0", "timeout must be a positive number of seconds"),
        ("memory = 100", "memory must be at least 256 MiB"),
        ("languag = 'en'", "did you mean 'language'?"),
    ],
)
def test_a_wrong_option(options: str, message: str, cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It was an bold plan.\n")
    (tmp_path / "spincheck.toml").write_text(f"[grammar]\n{options}\n")
    outcome = cli("scan", tmp_path)
    assert outcome.code == 2
    assert message in outcome.err


def test_without_options_nothing_is_loaded_and_nothing_is_asked(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It was an bold plan for the town.\n")
    code = f"""
import socket, sys
def refuse(*args, **kwargs):
    raise AssertionError("a scan opened a socket")
socket.socket.__init__ = socket.create_connection = socket.getaddrinfo = refuse
from spincheck.cli import run
assert run(["scan", "--isolated", "--select", "GRM", {str(tmp_path)!r}]) == 0
print(*sys.modules)
"""
    process = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(process.stdout.split())
    assert "spincheck_grammar.detector" in loaded
    assert not loaded & {
        "language_tool_python",
        "requests",
        "http.client",
        "spincheck_grammar.client",
        "spincheck_grammar.local",
    }


def test_what_is_sent(stand_in: StandIn, cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It was an bold plan.\n")
    options = """
language = 'en-GB'
enabled-rules = ['A', 'B']
disabled-rules = ['C']
enabled-categories = ['STYLE']
disabled-categories = ['CASING']
picky = true
"""
    (tmp_path / "spincheck.toml").write_text(f"[grammar]\nserver = '{stand_in.address}/v2/'\n{options}")
    assert cli("scan", tmp_path / "a.txt").err == ""
    assert stand_in.asked == [
        {
            "language": "en-GB",
            "mode": "allButTextLevelOnly",
            "level": "picky",
            "enabledRules": "A,B",
            "enabledCategories": "STYLE",
            "disabledRules": "C,GERMAN_SPELLER_RULE,HUNSPELL_RULE,MORFOLOGIK_RULE_EN_GB",
            "disabledCategories": "CASING",
            "text": "It was an bold plan.",
        }
    ]


def match(rule: str = "X", category: str = "GRAMMAR", issue_type: str = "grammar") -> Match:
    return Match(
        span=Span(0, 1), message="m", rule=rule, category=category, issue_type=issue_type, replacements=(), link=""
    )  # fmt: skip


@pytest.mark.parametrize(
    ("found", "code"),
    [
        (match(), "GRM101"),
        (match("EN_A_VS_AN", "MISC", "misspelling"), "GRM101"),
        (match("ENGLISH_WORD_REPEAT_RULE", "MISC", "duplication"), "GRM101"),
        (match(category="CONFUSED_WORDS", issue_type="misspelling"), "GRM102"),
        (match(category="COLLOCATIONS"), "GRM102"),
        (match("MORFOLOGIK_RULE_EN_US", "TYPOS", "misspelling"), "GRM103"),
        (match("CYBER_COMPOUNDS"), "GRM103"),
        (match(category="PUNCTUATION", issue_type="uncategorized"), "GRM104"),
        (match(category="X", issue_type="whitespace"), "GRM104"),
        (match(category="STYLE", issue_type="grammar"), "GRM105"),
        (match(category="X", issue_type="register"), "GRM105"),
    ],
)
def test_which_rule_it_is(found: Match, code: str) -> None:
    assert rule_for(found).code == code


SPELLING = match("MORFOLOGIK_RULE_EN_US", "TYPOS", "misspelling")


@pytest.mark.parametrize(
    ("options", "found", "taken"),
    [
        (GrammarOptions(), match(), True),
        (GrammarOptions(), match(category="COLLOCATIONS"), True),
        (GrammarOptions(), SPELLING, False),
        (GrammarOptions(enabled_categories=("TYPOS",)), SPELLING, True),
        (GrammarOptions(enabled_rules=("MORFOLOGIK_RULE_EN_US",)), SPELLING, True),
        (GrammarOptions(enabled_categories=("TYPOS",), disabled_rules=("MORFOLOGIK_RULE_EN_US",)), SPELLING, False),
        (GrammarOptions(disabled_categories=("GRAMMAR",)), match(), False),
        (GrammarOptions(disabled_categories=("GRAMMAR",), enabled_rules=("X",)), match(), True),
        (GrammarOptions(disabled_rules=("X",), enabled_rules=("X",)), match(), False),
    ],
)
def test_which_matches_are_reported(options: GrammarOptions, found: Match, taken: bool) -> None:
    assert Selection(options).takes(found) is taken


def test_an_enabled_category_through_the_command_line(languagetool: str, cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("The board has **recieved** an bold plan.\n")
    configuration = f"[grammar]\nserver = '{languagetool}'\nlanguage = 'en-US'\ntimeout = 300\n"
    (tmp_path / "spincheck.toml").write_text(configuration)
    assert "GRM103" not in cli("scan", "--select", "GRM", tmp_path / "a.md").out
    (tmp_path / "spincheck.toml").write_text(configuration + "enabled-categories = ['TYPOS']\n")
    outcome = cli("scan", "--select", "GRM", "--format", "json", tmp_path / "a.md")
    (finding, article) = json.loads(outcome.out)["files"][0]["findings"]
    assert (finding["code"], finding["text"], finding["suggestions"]) == ("GRM103", "recieved", ["received", "relieved"])
    assert finding["evidence"]["LanguageTool's rule"] == "MORFOLOGIK_RULE_EN_US"
    assert article["evidence"]["link"].startswith("https://languagetool.org/")


def test_unsafe_fixes_repair_the_source(languagetool: str, cli: Cli, tmp_path: Path) -> None:
    text = "It was 😀 &amp; [|an|] **bold** plan. They depend [|with|] it.\n"
    (tmp_path / "a.md").write_text(text.replace("[|", "").replace("|]", ""), encoding="utf-8")
    (tmp_path / "spincheck.toml").write_text(f"[grammar]\nserver = '{languagetool}'\nlanguage = 'en-US'\ntimeout = 300\n")
    cli("scan", "--select", "GRM", "--fix", tmp_path / "a.md")
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == text.replace("[|", "").replace("|]", "")
    assert cli("scan", "--select", "GRM", "--fix", "--unsafe-fixes", tmp_path / "a.md").code == 0
    fixed = text.replace("[|an|]", "a").replace("[|with|]", "on")
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == fixed

"""``spincheck scan`` as a process: options, exit codes, standard input, plugins that break."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support import Cli, MakePlugin, detector_source

DEBRIS = "[ad_1]\n\nA plain sentence stands here, and nothing is wrong with it.\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(DEBRIS)
    return path


def test_a_line_for_a_finding_and_exit_1(cli: Cli, file: Path) -> None:
    outcome = cli("scan", "a.txt", cwd=file.parent)
    assert outcome.code == 1
    assert outcome.err == ""
    assert outcome.out.startswith("a.txt:1:1: ")
    assert outcome.out.endswith("[BLP101]\n")


def test_nothing_to_report_is_exit_0_and_silence(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A plain sentence stands here.\n")
    outcome = cli("scan", tmp_path)
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")


@pytest.mark.parametrize(
    ("options", "code", "shown"),
    [
        (["--exit-zero"], 0, True),
        (["--ignore", "BLP101"], 0, False),
        (["--ignore", "SPN,BLP"], 0, False),
        (["--select", "SPN"], 0, False),
        (["--select", "ad-slot", "--select", "SPN"], 1, True),
        (["--disable-plugin", "boilerplate"], 0, False),
        (["--min-confidence", "high"], 1, True),
        (["--fail-on", "info"], 1, True),
    ],
)
def test_options_decide_what_is_shown_and_how_it_ends(cli: Cli, file: Path, options: list[str], code: int, shown: bool) -> None:
    outcome = cli("scan", *options, file)
    assert outcome.code == code
    assert ("[BLP101]" in outcome.out) == shown


def test_fail_on_looks_at_the_severity(cli: Cli, file: Path, make_plugin: MakePlugin) -> None:
    shouting = detector_source(body="yield Finding(rule=RULE, span=Span(0, 1), message='shouts')")
    plugins = [make_plugin("shouting", shouting)]
    assert cli("scan", "--select", "SHT", file, plugins=plugins).code == 1
    outcome = cli("scan", "--select", "SHT", "--fail-on", "error", file, plugins=plugins)
    assert outcome.code == 0
    assert "warning: shouts [SHT101]" in outcome.out


def test_low_confidence_is_shown_only_when_asked_for(cli: Cli, file: Path, make_plugin: MakePlugin) -> None:
    body = "yield Finding(rule=RULE, span=Span(0, 1), message='perhaps', confidence=Confidence.LOW)"
    plugins = [make_plugin("shouting", detector_source(body=body))]
    assert cli("scan", "--select", "SHT", file, plugins=plugins).out == ""
    assert "perhaps" in cli("scan", "--select", "SHT", "--min-confidence", "low", file, plugins=plugins).out


def test_standard_input(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "spincheck.toml").write_text('[per-file-ignores]\n"quiet/" = ["BLP101"]\n')
    data = DEBRIS.encode()
    assert cli("scan", "-", stdin=data, cwd=tmp_path).out.startswith("-:1:1: ")
    named = cli("scan", "--stdin-filename", "docs/x.md", "-", stdin=data, cwd=tmp_path)
    assert named.out.startswith("docs/x.md:1:1: ")
    assert cli("scan", "--stdin-filename", "quiet/x.md", "-", stdin=data, cwd=tmp_path).out == ""


def test_standard_input_is_read_as_its_name_says(cli: Cli, tmp_path: Path) -> None:
    data = b"```\n[ad_1]\n```\n"
    assert cli("scan", "--stdin-filename", "x.md", "-", stdin=data, cwd=tmp_path).code == 0
    assert cli("scan", "--stdin-filename", "x.txt", "-", stdin=data, cwd=tmp_path).code == 1
    assert cli("scan", "--reader", "markdown", "--stdin-filename", "x.txt", "-", stdin=data, cwd=tmp_path).code == 0


def test_force_exclude_holds_for_standard_input(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "spincheck.toml").write_text('exclude = ["drafts/"]\n')
    arguments = ("scan", "--stdin-filename", "drafts/x.md", "-")
    assert cli(*arguments, stdin=DEBRIS.encode(), cwd=tmp_path).code == 1
    outcome = cli(*arguments, "--force-exclude", stdin=DEBRIS.encode(), cwd=tmp_path)
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_offsets_are_those_of_the_text_after_the_byte_order_mark(cli: Cli, tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.txt").write_bytes("é😀\n\n[ad_1]\n".encode(encoding))
    outcome = cli("scan", "--format", "json", tmp_path / "a.txt")
    finding = json.loads(outcome.out)["files"][0]["findings"][0]
    assert finding["text"] == "[ad_1]"
    assert finding["start"] == {"offset": 4, "line": 3, "column": 1, "byte": 8, "utf16": 5}


def test_the_same_bytes_whatever_the_number_of_processes(cli: Cli, tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number}.txt").write_text(DEBRIS * (number % 5))
    (tmp_path / "bad.txt").write_bytes(b"\0")
    outcomes = {cli("scan", "--format", "json", "--jobs", jobs, tmp_path) for jobs in "123"}
    assert len(outcomes) == 1
    assert outcomes.pop().code == 3


def test_a_worker_that_dies_costs_its_own_files(cli: Cli, tmp_path: Path, make_plugin: MakePlugin) -> None:
    for number in range(40):
        (tmp_path / f"{number:02}.txt").write_text(DEBRIS)
    body = "import os; document.path.endswith('07.txt') and os._exit(9); yield from ()"
    outcome = cli("scan", "--jobs", "2", tmp_path, plugins=[make_plugin("deadly", detector_source(body=body))])
    assert outcome.code == 3
    assert "07.txt: was not checked: a worker process ended unexpectedly" in outcome.err
    lost = outcome.err.count("was not checked")
    assert 1 <= lost <= 4
    assert outcome.out.count("[BLP101]") == 40 - lost


def test_output_goes_to_a_file(cli: Cli, file: Path) -> None:
    target = file.parent / "out.json"
    outcome = cli("scan", "--format", "json", "--output", target, file)
    assert (outcome.code, outcome.out) == (1, "")
    assert json.loads(target.read_text(encoding="utf-8"))["summary"] == {"files": 1, "findings": 1, "failures": 0}


def test_inline_directives_work_to_the_end(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("<!-- spincheck: ignore[BLP101] -->\n\n[ad_1]\n\nText.\n\n[ad_2]\n")
    assert cli("scan", "--format", "text", "a.md", cwd=tmp_path).out.startswith("a.md:7:1: ")


def test_two_configurations_in_one_scan(cli: Cli, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(DEBRIS)
    (tmp_path / "one/spincheck.toml").write_text('ignore = ["BLP"]\n')
    (tmp_path / "two/spincheck.toml").write_text('fail-on = "info"\n')
    outcome = cli("scan", ".", cwd=tmp_path)
    assert outcome.code == 1
    assert outcome.out.startswith("two/a.txt:1:1: ")
    assert cli("scan", "--isolated", ".", cwd=tmp_path).out.startswith("one/a.txt:1:1: ")
    assert cli("scan", "--config", "one/spincheck.toml", ".", cwd=tmp_path).out == ""


@pytest.mark.parametrize(
    ("code", "origin"),
    [
        ("import does_not_exist", "plugin 'broken' (broken 1.0) cannot be used: ModuleNotFoundError"),
        (detector_source(hook="spincheck_register_detektors"), "unknown hook 'spincheck_register_detektors'"),
        (detector_source(api="7"), "speaks plugin API 7, this spincheck speaks 1"),
        (detector_source(init="raise ValueError('no data')"), "detector 'shouting' could not start: ValueError: no data"),
        (
            detector_source(body="yield Finding(rule=RULE, span=Span(0, 1), message='x'); 1 / 0"),
            "detector 'shouting' crashed: ZeroDivisionError",
        ),
        (
            detector_source(body="yield Finding(rule=RULE, span=Span(5, 10 ** 6), message='x')"),
            "detector 'shouting' crashed: ValueError",
        ),
        (
            detector_source(body="yield Finding(rule=RULE, span=Span(0, 1), message='x', evidence={'words': {1, 2}})"),
            "crashed: TypeError: the evidence of SHT101 holds what JSON cannot say",
        ),
        (detector_source(body="yield 'a finding'"), "crashed: TypeError: it yields str, neither a finding nor a score"),
    ],
)
def test_a_broken_plugin_is_named_and_the_others_findings_come(
    cli: Cli, file: Path, make_plugin: MakePlugin, code: str, origin: str
) -> None:
    outcome = cli("scan", file, plugins=[make_plugin("broken", code)])
    assert outcome.code == 3
    assert origin in outcome.err
    assert "hint: " in outcome.err
    assert "[BLP101]" in outcome.out
    assert "SHT101" not in outcome.out


READER_AND_REPORTER = """
from spincheck.api import Reader, Reporter, hookimpl

class Breaking(Reader):
    api = 1
    name = "breaking"
    suffixes = (".brk",)
    def read(self, source, path):
        raise RecursionError("too deep")

class Failing(Reporter):
    api = 1
    name = "failing"
    def render(self, report):
        yield "so far\\n"
        raise KeyError("lost")

@hookimpl
def spincheck_register_readers():
    return [Breaking]

@hookimpl
def spincheck_register_reporters():
    return [Failing]
"""


def test_a_reader_that_crashes_costs_its_own_file(cli: Cli, file: Path, make_plugin: MakePlugin) -> None:
    (file.parent / "b.brk").write_text("text")
    outcome = cli("scan", file.parent, plugins=[make_plugin("breaking", READER_AND_REPORTER)])
    assert outcome.code == 3
    assert "b.brk: reader 'breaking' crashed: RecursionError: too deep" in outcome.err
    assert "[BLP101]" in outcome.out


def test_a_reporter_that_crashes_is_a_message(cli: Cli, file: Path, make_plugin: MakePlugin) -> None:
    outcome = cli("scan", "--format", "failing", file, plugins=[make_plugin("breaking", READER_AND_REPORTER)])
    assert (outcome.code, outcome.out) == (3, "so far\n")
    assert "something went wrong inside: KeyError: 'lost'" in outcome.err
    assert "SPINCHECK_TRACEBACK=1" in outcome.err


def test_a_detector_that_takes_too_long_is_stopped(cli: Cli, file: Path, make_plugin: MakePlugin) -> None:
    (file.parent / "spincheck.toml").write_text("time-limit = 0.2\n")
    slow = "while True:\n            time.sleep(0.05)\n            yield Score(name='slow', value=0.0, unit='share')"
    outcome = cli("scan", file, plugins=[make_plugin("zzz-slow", detector_source(body=slow))])
    assert outcome.code == 3
    assert "detector 'shouting' was stopped: the file took longer than 0.2 seconds" in outcome.err


def test_failures_stand_in_the_json_too(cli: Cli, file: Path, make_plugin: MakePlugin) -> None:
    plugins = [make_plugin("crashing", detector_source(body="1 / 0; yield")), make_plugin("absent", "import does_not_exist")]
    report = json.loads(cli("scan", "--format", "json", file, plugins=plugins).out)
    assert [failure["origin"] for failure in report["failures"]] == ["absent"]
    assert [failure["origin"] for failure in report["files"][0]["failures"]] == ["shouting"]
    assert report["summary"]["failures"] == 2


@pytest.mark.parametrize("env", [{"SPINCHECK_DISABLE_PLUGINS": "broken"}, {"SPINCHECK_DISABLE_PLUGIN_AUTOLOAD": "1"}])
def test_the_environment_can_leave_a_plugin_out(cli: Cli, file: Path, make_plugin: MakePlugin, env: dict[str, str]) -> None:
    plugins = [make_plugin("broken", "import does_not_exist")]
    assert cli("scan", file, plugins=plugins).code == 3
    outcome = cli("scan", file, plugins=plugins, env=env)
    assert (outcome.code, outcome.err) == (1, "")


def test_a_detector_that_lacks_something_says_what_to_do(cli: Cli, file: Path, make_plugin: MakePlugin) -> None:
    body = "from spincheck.api import DetectorError; raise DetectorError('no ear to shout into', 'come closer')\n        yield"
    outcome = cli("scan", file, plugins=[make_plugin("lacking", detector_source(body=body))])
    assert outcome.code == 3
    assert f"spincheck: failure: {file}: detector 'shouting': no ear to shout into\n  hint: come closer\n" in outcome.err
    assert "BLP101" in outcome.out


def test_a_notice_is_told_once_and_a_note_only_to_those_who_ask(cli: Cli, tmp_path: Path, make_plugin: MakePlugin) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text("Nothing to see here.\n")
    body = "from spincheck.api import Note; yield Note(message='psst'); yield Note(message='hear, hear', always=True)"
    plugin = make_plugin("telling", detector_source(body=body))
    texts = [tmp_path / f"{number}.txt" for number in range(3)]
    assert cli("scan", *texts, plugins=[plugin]).err == "spincheck: note: shouting: hear, hear\n"
    told = cli("scan", "-v", *texts, plugins=[plugin]).err
    assert told.count("hear, hear") == 1
    assert told.count("psst") == 3


@pytest.mark.parametrize("env", [{}, {"OPENBLAS_NUM_THREADS": "3"}])
def test_numpy_starts_one_thread_unless_the_user_wants_more(
    cli: Cli, file: Path, make_plugin: MakePlugin, monkeypatch: pytest.MonkeyPatch, env: dict[str, str]
) -> None:
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    body = "import os; yield Finding(rule=RULE, span=Span(0, 1), message=os.environ['OPENBLAS_NUM_THREADS'] + ' threads')"
    outcome = cli("scan", "--select", "SHT", file, plugins=[make_plugin("shouting", detector_source(body=body))], env=env)
    assert f"{env.get('OPENBLAS_NUM_THREADS', '1')} threads" in outcome.out

"""The plugin host, with real entry points on the module search path."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import pytest

from spincheck.config import Settings
from spincheck.errors import ConfigError
from spincheck.host import Host, PluginPolicy
from tests.support import MakePlugin, detector_source


class Install(Protocol):
    """Puts a plugin on the module search path."""

    def __call__(self, name: str, code: str, *, distribution: str | None = ...) -> None: ...


@pytest.fixture
def installed(make_plugin: MakePlugin, monkeypatch: pytest.MonkeyPatch) -> Install:
    def install(name: str, code: str, *, distribution: str | None = None) -> None:
        monkeypatch.syspath_prepend(make_plugin(name, code, distribution=distribution))

    return install


def the_failure(host: Host) -> tuple[str, str]:
    (failure,) = host.failures
    return failure.message, failure.hint


def test_the_built_in_detectors_come_through_their_entry_points() -> None:
    host = Host(PluginPolicy())
    assert host.failures == []
    assert {"boilerplate", "readability", "spun"} <= set(host.detectors)
    assert {"plain", "markdown", "html", "rst"} <= set(host.readers)
    assert {"text", "full", "json"} <= set(host.reporters)


def test_a_strangers_plugin_is_loaded_like_our_own(installed: Install) -> None:
    installed("shouting", detector_source())
    host = Host(PluginPolicy())
    assert host.failures == []
    assert host.detectors["shouting"].rules[0].code == "SHT101"
    assert "SHT101" in host.rules


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("import does_not_exist", "ModuleNotFoundError"),
        ("raise SystemExit('no')", "SystemExit: no"),
        ("def broken(:", "SyntaxError"),
        (detector_source(hook="spincheck_register_detector"), "unknown hook 'spincheck_register_detector'"),
        (detector_source(api="2"), "speaks plugin API 2, this spincheck speaks 1"),
        (detector_source(name="Not A Name"), "no valid name"),
        (detector_source(name="exclude"), "cannot be called 'exclude'"),
        (detector_source(code="101"), "not named like"),
        (detector_source(code="SPN101"), "rule code 'SPN101' is already taken by plugin 'spun' (spincheck"),
        (detector_source(name="spun"), "detector 'spun' is already taken by plugin 'spun' (spincheck"),
        (detector_source().replace("return [Shouting]", "return [42]"), "42, which is not a subclass of Detector"),
        (detector_source().replace("return [Shouting]", "raise OSError('disk')"), "OSError: disk"),
    ],
)
def test_a_plugin_that_cannot_be_used_is_named_and_costs_no_other(installed: Install, code: str, reason: str) -> None:
    installed("broken", code)
    installed("whole", detector_source(name="whole", code="WHL101", rule="whole"))
    host = Host(PluginPolicy())
    message, hint = the_failure(host)
    assert message.startswith("plugin 'broken' (broken 1.0) cannot be used: ")
    assert reason in message
    assert "--disable-plugin broken" in hint
    assert {"whole", "spun", "readability", "boilerplate"} <= set(host.detectors)
    assert not host.is_complete


def test_two_plugins_of_one_name_are_told_apart_by_their_distributions(installed: Install) -> None:
    installed("same", detector_source(), distribution="alpha")
    installed("same", detector_source(name="other", code="OTH101", rule="other"), distribution="beta")
    message, _ = the_failure(Host(PluginPolicy()))
    assert message == (
        "plugin 'same' (beta 1.0) cannot be used: its plugin name 'same' is already taken by plugin 'same' (alpha 1.0)"
    )


def test_a_blocked_plugin_is_not_even_imported(installed: Install, tmp_path: Path) -> None:
    trace = tmp_path / "imported"
    installed("loud", f"open({str(trace)!r}, 'w').close()")
    host = Host(PluginPolicy(disabled=frozenset({"loud"})))
    assert not trace.exists()
    assert [identity.name for identity in host.blocked] == ["loud"]
    assert host.failures == []


def test_without_autoload_only_our_own_plugins_are_loaded(installed: Install) -> None:
    installed("shouting", detector_source())
    host = Host(PluginPolicy(autoload=False))
    assert "shouting" not in host.detectors
    assert "spun" in host.detectors


def test_the_policy_reads_the_environment() -> None:
    environment = {"SPINCHECK_DISABLE_PLUGINS": "one,two three", "SPINCHECK_DISABLE_PLUGIN_AUTOLOAD": "1"}
    policy = PluginPolicy.from_environment("four", environment=environment)
    assert policy == PluginPolicy(disabled=frozenset({"one", "two", "three", "four"}), autoload=False)
    assert PluginPolicy.from_environment(environment={}) == PluginPolicy()


def test_a_failing_commands_hook_costs_no_other_plugins_commands(installed: Install) -> None:
    hook = "from spincheck.api import hookimpl\nimport click\n@hookimpl\ndef spincheck_register_commands():\n    "
    installed("bad", hook + "raise ValueError('no commands')")
    installed("good", hook + "return [click.Command('greet')]")
    host = Host(PluginPolicy())
    assert set(host.commands()) >= {"greet"}
    assert "ValueError: no commands" in the_failure(host)[0]


def test_a_table_that_belongs_to_nobody_names_the_nearest() -> None:
    settings = Settings(detectors={"spunn": {}}, origin="x.toml")
    with pytest.raises(ConfigError, match=r"x\.toml: unknown table 'spunn'; did you mean 'spun'\?"):
        list(Host(PluginPolicy()).detector_options(settings))


def test_a_table_of_a_disabled_plugin_is_no_mistake() -> None:
    host = Host(PluginPolicy(disabled=frozenset({"spun"})))
    assert "spun" not in {cls.name for cls, _ in host.detector_options(Settings(detectors={"spun": {}}))}

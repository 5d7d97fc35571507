"""``spincheck grammar install``: get LanguageTool, once."""

from __future__ import annotations

import click

from spincheck.api import DetectorError, Failure, FileResult, Workbench


@click.group()
def grammar() -> None:
    """Set up LanguageTool, which the grammar detector asks."""


@grammar.command()
@click.pass_obj
def install(workbench: Workbench) -> int:
    """Download LanguageTool for the option 'local' (about 250 MB, once), with language-tool-python.

    It goes where LTP_PATH says, else to .cache/language_tool_python in your home directory.
    """
    from .installing import install_languagetool

    try:
        folder = install_languagetool()
    except DetectorError as error:
        failure = Failure(origin="grammar", message=str(error), hint=error.hint)
        return workbench.say_failures([FileResult(path="", failures=(failure,))])
    workbench.write(f"{folder}\nSet local = true in [tool.spincheck.grammar] to use it.\n")
    return 0

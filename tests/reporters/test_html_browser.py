"""The HTML page in a real browser, as a reader uses it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from spincheck.api import Report, Style
from spincheck.reporters.html import HtmlReporter
from tests.reporters.test_html_page import ATTACKS, with_texts
from tests.support import Cli

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
_POLICY_REPORTS = "addEventListener('securitypolicyviolation', (event) => console.error(event.violatedDirective))"
OpenPage = Callable[..., "Page"]


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[OpenPage]:
    """Open files in the browser; each must load nothing else, and say nothing on the console."""
    troubles: list[str] = []
    contexts = []

    def open_file(file: Path, **options: Any) -> Page:
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.add_init_script(_POLICY_REPORTS)
        page.on("console", lambda message: troubles.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: troubles.append(f"error: {error}"))
        page.on("request", lambda request: troubles.append(request.url) if request.url != file.as_uri() else None)
        page.goto(file.as_uri())
        return page

    yield open_file
    for context in contexts:
        context.close()
    assert not troubles


@pytest.fixture(scope="session")
def seeds(cli: Cli, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the report on the sample documents."""
    file = tmp_path_factory.mktemp("html") / "report.html"
    assert cli("scan", "--isolated", "--format", "html", "--output", file, "seeds", cwd=SEEDS.parent).code == 1
    return file


def test_keys_go_through_the_findings_and_show_what_is_known_of_each(open_page: OpenPage, seeds: Path) -> None:
    page = open_page(seeds)
    cards = page.locator(".card").count()
    assert page.inner_text("#where") == f"{cards} findings"
    page.keyboard.press("j")
    assert page.inner_text("#where") == f"1 of {cards} findings"
    page.keyboard.press("k")
    page.keyboard.press("k")
    page.click("#previous")
    assert page.inner_text("#where") == f"{cards - 2} of {cards} findings"
    focused = page.locator(":focus")
    assert focused.get_attribute("href") == f"#f{cards - 2}"
    assert focused.is_visible()
    message = page.inner_text(".card.now .message")
    assert message in page.inner_text("#note")
    page.keyboard.press("Escape")
    assert page.is_hidden("#note")
    page.locator("#keys").evaluate("box => box.click()")
    page.keyboard.press("j")
    assert page.inner_text("#where") == f"{cards - 2} of {cards} findings"


def test_a_mark_shows_its_evidence_under_the_pointer_and_its_card_on_a_click(open_page: OpenPage, seeds: Path) -> None:
    page = open_page(seeds)
    mark = page.get_by_role("link", name="machine studying")
    mark.hover()
    assert "usually stands for 'machine learning'" in page.inner_text("#note")
    assert "weight of its context" in page.inner_text("#note")
    page.mouse.move(0, 0)
    assert page.is_hidden("#note")
    mark.click()
    card = page.locator(".card.now")
    assert card.locator(".code").inner_text() == "SPN101"
    assert card.bounding_box()["y"] < 720  # type: ignore[index]  # it is visible, so it has one
    card.get_by_text("Evidence").click()
    assert card.get_by_text("clean occurrences per million words").is_visible()
    assert mark.get_attribute("aria-describedby") == card.locator(".message").get_attribute("id")


def test_filters_leave_what_is_wanted(open_page: OpenPage, seeds: Path) -> None:
    page = open_page(seeds)
    page.click(".filters > summary")
    page.get_by_label("high", exact=True).check()
    shown = page.locator(".card:visible")
    assert set(shown.evaluate_all("cards => cards.map((card) => card.dataset.confidence)")) == {"high"}
    assert page.locator(".on:not(.off).medium").count() == 0
    page.click("#none")
    assert page.inner_text("#where") == "0 findings"
    assert page.locator("a.on[href]").count() == 0
    page.get_by_label("SPN101").check()
    assert set(shown.evaluate_all("cards => cards.map((card) => card.dataset.rule)")) == {"SPN101"}
    assert page.locator("a.on[href]").all_text_contents() == ["machine studying", "pc imaginative and prescient"]


def test_a_click_on_the_curve_goes_to_its_paragraph(open_page: OpenPage, seeds: Path) -> None:
    page = open_page(seeds)
    drop = page.locator("#d3 .curve [data-to]", has=page.locator("title", has_text="-64.75"))
    drop.click()
    target = page.locator(f"#{drop.get_attribute('data-to')}")
    assert target.inner_text().startswith("readability-drop")
    page.wait_for_function("element => element.getBoundingClientRect().top > 0", arg=target.element_handle())


def test_the_original_stands_on_the_left_and_follows(open_page: OpenPage, cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "compared.html"
    outcome = cli("compare", "000-original.txt", "001-backtranslated.txt", "--format", "html", cwd=SEEDS)
    assert (outcome.code, outcome.err) == (0, "")
    file.write_text(outcome.out, encoding="utf-8")
    page = open_page(file, viewport={"width": 1400, "height": 700})
    original, checked = page.locator(".original"), page.locator(".checked")
    assert original.bounding_box()["x"] < checked.bounding_box()["x"]  # type: ignore[index]  # both are visible
    assert page.inner_text(".original h3") == "Original: 000-original.txt"
    for _ in range(40):
        page.keyboard.press("j")
    there = page.locator(".original .now").first
    assert there.text_content() in page.inner_text(".card.now .message")  # type: ignore[operator]  # every element has one
    pane, box = original.bounding_box(), there.bounding_box()
    assert pane
    assert box
    assert pane["y"] < box["y"] < pane["y"] + pane["height"]
    # A click on the original finds the place in the text.
    there.click()
    assert page.locator(":focus").get_attribute("href") == f"#{page.locator('.card.now').get_attribute('id')}"


def test_a_trace_draws_the_family_and_leads_to_each_copy(open_page: OpenPage, cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "traced.html"
    outcome = cli("trace", "seeds", "--format", "html", cwd=SEEDS.parent)
    assert (outcome.code, outcome.err) == (0, "")
    file.write_text(outcome.out, encoding="utf-8")
    page = open_page(file, bypass_csp=True)
    assert "likely the original" in page.inner_text(".tree > .root > .relative")
    assert page.locator(".root .copy").count() == 4
    assert page.locator(".document").count() == 4
    page.locator(".tree").get_by_role("link", name="seeds/003-spun.txt").click()
    shown = page.locator(f"#{page.url.partition('#')[2]}")
    assert shown.locator("h2").inner_text() == "seeds/003-spun.txt"
    assert shown.locator(".original h3").inner_text() == "Original: seeds/000-original.txt"
    result = Axe().run(page)
    assert result.violations_count == 0, result.generate_report()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1400])
def test_nothing_stands_in_the_way_of_anybody(open_page: OpenPage, seeds: Path, scheme: str, width: int) -> None:
    page = open_page(seeds, color_scheme=scheme, viewport={"width": width, "height": 800}, bypass_csp=True)
    page.click(".filters > summary")
    result = Axe().run(page)
    assert result.violations_count == 0, result.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_paper_evidence_is_open_and_tools_are_gone(open_page: OpenPage, seeds: Path) -> None:
    page = open_page(seeds)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.is_hidden(".tools")
    assert page.locator(".card dl:visible").count() == page.locator(".card dl").count() > 50
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".card details[open]").count() == 0


def test_without_scripts_every_mark_leads_to_its_card_and_back(open_page: OpenPage, seeds: Path) -> None:
    page = open_page(seeds, java_script_enabled=False)
    assert page.is_hidden(".tools")
    page.get_by_role("link", name="machine studying").click()
    target = page.locator(page.url.partition("#")[2].join(["#", ""]))
    assert target.locator(".message").inner_text().startswith("'machine studying'")
    target.locator(".places a").click()
    assert page.locator(f"#{page.url.partition('#')[2]}").inner_text() == "machine studying"


@pytest.mark.parametrize("text", ATTACKS.values(), ids=ATTACKS.keys())
def test_hostile_documents_and_file_names_do_nothing(open_page: OpenPage, tmp_path: Path, text: str) -> None:
    file = tmp_path / "report.html"
    file.write_text("".join(HtmlReporter(Style()).render(Report(files=[with_texts(text)]))), encoding="utf-8")
    page = open_page(file)
    for _ in range(4):
        page.keyboard.press("j")
    assert page.title().startswith("spincheck")
    assert page.locator("script, style, meta[http-equiv], img, iframe, base").count() == 3
    assert page.inner_text("h2").strip() == text

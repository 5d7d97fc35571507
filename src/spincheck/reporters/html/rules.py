"""The rules that found something: to filter by, and what is said of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from string import Template

from ...api import FileResult, Rule
from .findings import Looks
from .markup import Html, fill, join

_FILTER = Template(
    '<label class="$look"><input type="checkbox" name="rule" value="$code" checked> <span class="code">$code</span> $name'
    ' <span class="count">$count</span></label>\n'
)
_PAGE = Template(
    '<section class="rule">\n<h3><span class="code $look">$code</span> $name</h3>\n<p>$summary.</p>\n'
    "<details><summary>When it is wrong</summary>\n$wrong</details>\n</section>\n"
)
_PAGES = Template('<section class="rules" aria-labelledby="rules">\n<h2 id="rules">Rules</h2>\n$pages</section>\n')
_PARAGRAPH = Template("<p>$text</p>\n")
_WRONG = "## When it is wrong"


class FoundRules:
    """Counts the rules of the findings that go by."""

    def __init__(self, looks: Looks) -> None:
        self._looks = looks
        self._names: dict[str, str] = {}
        self._counts: Counter[str] = Counter()
        self._known: dict[str, Rule] = {}

    def watch(self, file: FileResult, known: Mapping[str, Rule]) -> None:
        """Count the findings of a file, for which these rules are known."""
        for finding in file.findings:
            self._counts[finding.code] += 1
            self._names[finding.code] = finding.name
            if finding.code in known:
                self._known[finding.code] = known[finding.code]

    def filters(self) -> Html:
        """Return a box to tick for each rule."""
        return join(
            fill(_FILTER, look=self._looks.of_code(code), code=code, name=name, count=self._counts[code])
            for code, name in sorted(self._names.items())
        )

    def pages(self) -> Html:
        """Return for each rule what it finds, and when it is wrong: no finding should be read without that."""
        pages = join(self._page(rule) for _, rule in sorted(self._known.items()))
        return fill(_PAGES, pages=pages) if pages else Html()

    def _page(self, rule: Rule) -> Html:
        wrong = rule.page.partition(_WRONG)[2].partition("\n## ")[0]
        paragraphs = join(fill(_PARAGRAPH, text=" ".join(part.split())) for part in wrong.split("\n\n") if part.strip())
        look = self._looks.of_code(rule.code)
        return fill(_PAGE, look=look, code=rule.code, name=rule.name, summary=rule.summary, wrong=paragraphs)

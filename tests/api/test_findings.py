from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from spincheck.api import PAGE_HEADINGS, Confidence, Finding, Rule, Severity, Span

RULE = Rule(
    code="TST101",
    name="test-rule",
    summary="A word of the test",
    severity=Severity.WARNING,
    page="".join(f"## {heading}\nText.\n" for heading in PAGE_HEADINGS),
)


@pytest.mark.parametrize(
    ("members", "words"),
    [(Severity, ["info", "warning", "error"]), (Confidence, ["low", "medium", "high"])],
)
def test_members_rank_by_their_meaning_and_not_by_their_letters(members: type[Severity | Confidence], words: list[str]) -> None:
    assert sorted(members, key=lambda member: member.rank) == words
    assert [members(word).rank for word in words] == [0, 1, 2]


def test_a_finding_needs_a_rule_a_span_and_a_message() -> None:
    finding = Finding(rule=RULE, span=Span(0, 4), message="it is a test")
    assert finding.confidence is Confidence.MEDIUM
    assert (finding.suggestions, finding.evidence, finding.fix) == ((), {}, None)
    with pytest.raises(FrozenInstanceError):
        finding.message = "another"  # type: ignore[misc]  # that it cannot be set is the point


def test_two_findings_share_no_evidence() -> None:
    one, other = (Finding(rule=RULE, span=Span(0, 4), message="it is a test") for _ in range(2))
    assert one == other
    assert one.evidence is not other.evidence


def test_a_rule_shows_its_page_under_its_title() -> None:
    assert RULE.markdown.startswith("# TST101 test-rule\n\nA word of the test. Severity: warning.\n\n## What it finds\n")
    assert RULE.markdown.endswith("## References\nText.\n")

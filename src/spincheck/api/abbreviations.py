"""English words that decide whether a full stop ends a sentence; written for this project from general knowledge.

Abbreviations stand here as they are written, without their last stop. Initials and dotted letters ("J.", "U.S.", "p.m.")
need no entry.
"""

from __future__ import annotations

from typing import Final

_TITLES = """
    Adm Amb Atty Capt Cmdr Col Cpl Dr Drs Fr Gen Gens Gov Govs Hon Insp Lt Maj Messrs Mlle Mme Mr Mrs Ms Mt Mx Pres
    Prof Profs Pvt Rep Reps Rev Rt Sen Sens Sgt St Supt
"""

NEVER_LAST: Final = frozenset(
    f"{_TITLES} {_TITLES.upper()} prof ca Ca cf Cf eg e.g E.g ie i.e I.e v viz Viz vs Vs".split(),
)
"""Abbreviations before a name or an explanation; no sentence ends with one."""

SELDOM_LAST: Final = frozenset(
    """
    Assn Bros Co Corp Dept Dist Esq Inc Inst Intl Jr Ltd Natl Sr Univ al approx cit dept est etc op univ
    App Ch Ed Eds Eq Eqs Fig Figs Pt Ref Refs Sec Secs Tab Vol Vols ch ed eds eq eqs fig figs pp pt ref refs sec vol vols
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri
    Ave Blvd Ft Hwy Rd
    Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Penn
    Tenn Tex Va Vt Wash Wis Wyo
    """.split()
)
"""Abbreviations that end a sentence only where one of `STARTERS` follows. "Sat" and "Sun" are left out, for they are words."""

BEFORE_NUMBERS: Final = frozenset("No Nos no nos Art art b c d ext l n p para pop tel".split())
"""Abbreviations where a number follows, and elsewhere words or letters."""

STARTERS: Final = frozenset(
    """
    A According Additionally After All Also Although An And Another Any As At Because Before Both But By Consequently
    Despite During Each Even Every Finally First For From Furthermore He Hence Her Here His How However I If In Indeed
    Instead It Its Last Later Like Many Meanwhile Moreover Most My Nevertheless Next No Nobody None Nonetheless Not
    Nothing Now Of Oh On Once One Only Or Other Others Our Overall Perhaps Several She Similarly Since So Some Still
    Such That The Their Then There Therefore These They This Those Though Thus To Today Two Under Unlike Until We Well
    What When Where Whether Which While Who Why With Without Yes Yesterday Yet You Your
    """.split()
)
"""Words that begin a sentence far oftener than they begin a name."""

DOMAINS: Final = frozenset("Com Edu Gov Info Net Org".split())
"""The last part of an internet domain that is written with capitals."""

"""Vim with ALE, without a terminal."""

from __future__ import annotations

import os

from tests.editors.desk import Desk, installed

SETUP = """
set nocompatible
let &runtimepath = join([$EXAMPLES . '/vim', &runtimepath, $EXAMPLES . '/vim/after'], ',')
filetype plugin on
packadd ale
"""
SCRIPT = """
let s:out = []

function! s:Lint(line) abort
  call ale#Queue(0, 'lint_file')
  for s:turn in range(600)
    let s:found = ale#engine#GetLoclist(bufnr(''))
    if len(s:found) && s:found[0].lnum == a:line | break | endif
    sleep 100m
  endfor
  call extend(s:out, map(copy(s:found), {_, d -> join(
  \\ [d.code, d.type, strpart(getline(d.lnum), d.col - 1, d.end_col - d.col + 1)], '|')}))
endfunction

call s:Lint(3)
call setline(1, ['Title', '', 'é😀', 'and – ' . getline(3)])
call s:Lint(4)

call setline(1, ['The council met on Monday and talked for two hours about the new bridge.', '', '[ad_1]', ''])
let g:ale_fixers = {'markdown': ['spincheck']}
ALEFix
for s:turn in range(600)
  if getline('$') !=# '' | break | endif
  sleep 100m
endfor
call writefile(s:out + getline(1, '$'), 'out')
qa!
"""


def test_ale(desk: Desk) -> None:
    vim = installed("vim", "vim-nox and vim-ale", ["usr/share/vim/vimfiles/pack/*/opt/ale"])
    setup, script = desk.write("setup.vim", SETUP), desk.write("script.vim", SCRIPT)
    command: list[str | os.PathLike[str]] = [vim, "-u", setup, "-i", "NONE", "-nNes", "--not-a-term", "a.md", "-S", script]
    assert desk.run(*command) == [
        "SPN101|W|counterfeit consciousness",
        "SPN101|W|counterfeit consciousness",
        "The council met on Monday and talked for two hours about the new bridge.",
    ]

" ALE: copy this file to ~/.vim/after/plugin/. It adds the linter spincheck and a fixer of that name.
let s:types = ['markdown', 'text', 'html', 'rst']

" ALE counts bytes, from 1; spincheck counts characters.
function! s:Column(buffer, position) abort
  let l:line = get(getbufline(a:buffer, a:position.line), 0, '')
  return byteidxcomp(l:line, a:position.column - 1) + 1
endfunction

function! SpincheckHandle(buffer, lines) abort
  let l:items = []
  for l:file in get(ale#util#FuzzyJSONDecode(a:lines, {}), 'files', [])
    for l:finding in l:file.findings
      call add(l:items, {
      \ 'lnum': l:finding.start.line,
      \ 'col': s:Column(a:buffer, l:finding.start),
      \ 'end_lnum': l:finding.end.line,
      \ 'end_col': s:Column(a:buffer, l:finding.end) - 1,
      \ 'type': toupper(l:finding.severity[0]),
      \ 'code': l:finding.code,
      \ 'text': l:finding.message,
      \})
    endfor
  endfor
  return l:items
endfunction

function! SpincheckFix(buffer) abort
  return {'command': 'spincheck scan --fix --stdin-filename %s -'}
endfunction

for s:type in s:types
  call ale#linter#Define(s:type, {
  \ 'name': 'spincheck',
  \ 'executable': 'spincheck',
  \ 'command': '%e scan --format json --force-exclude --stdin-filename %s -',
  \ 'callback': 'SpincheckHandle',
  \})
endfor
call ale#fix#registry#Add('spincheck', 'SpincheckFix', s:types, 'Make the safe fixes of spincheck.')

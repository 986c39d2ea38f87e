" :make checks the draft in the buffer; :copen lists the findings. Vim counts columns in bytes, govlint in characters.
setlocal makeprg=govlint\ check\ --output-format\ concise\ --quiet\ %
setlocal errorformat=%f:%l:%c:\ %m
function! s:InBytes(finding) abort
  let line = get(getbufline(a:finding.bufnr, a:finding.lnum), 0, '')
  return extend(a:finding, {'col': byteidx(line, a:finding.col - 1) + 1})
endfunction
autocmd QuickFixCmdPost make call setqflist(map(getqflist(), {_, finding -> s:InBytes(finding)}), 'r')

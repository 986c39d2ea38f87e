" :make checks the draft in the buffer; :copen lists the findings.
setlocal makeprg=govlint\ check\ --output-format\ concise\ --quiet\ %
setlocal errorformat=%f:%l:%c:\ %m

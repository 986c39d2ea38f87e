;; Findings as you type in text files, by way of Eglot (M-x eglot). Needs pip install "govlint[lsp]".
(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs '((text-mode markdown-mode) . ("govlint" "server"))))

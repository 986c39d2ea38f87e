-- Findings as you type; :lua vim.lsp.buf.code_action() offers corrections. Needs Neovim 0.11 and pip install "govlint[lsp]".
vim.lsp.config("govlint", {
  cmd = { "govlint", "server" },
  filetypes = { "text", "markdown" },
  root_markers = { "govlint.toml", ".govlint.toml", "pyproject.toml" },
})
vim.lsp.enable("govlint")

-- Neovim 0.11 or later: put this file into ~/.config/nvim/lsp/ and say vim.lsp.enable("spincheck") in init.lua.
return {
  cmd = { "spincheck", "lsp" },
  filetypes = { "markdown", "text", "html", "rst" },
  root_markers = { { "spincheck.toml", ".spincheck.toml", "pyproject.toml" }, ".git" },
  -- settings = { spincheck = { ["min-confidence"] = "low" } },
}

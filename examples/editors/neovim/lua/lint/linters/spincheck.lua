-- nvim-lint: put this file into ~/.config/nvim/lua/lint/linters/ and add "spincheck" to require("lint").linters_by_ft.
local severities = {
  error = vim.diagnostic.severity.ERROR,
  warning = vim.diagnostic.severity.WARN,
  info = vim.diagnostic.severity.INFO,
}

-- Neovim counts bytes, from 0; spincheck counts characters, from 1.
local function place(bufnr, position)
  local line = vim.api.nvim_buf_get_lines(bufnr, position.line - 1, position.line, false)[1] or ""
  return position.line - 1, vim.str_byteindex(line, "utf-32", position.column - 1, false)
end

return {
  cmd = "spincheck",
  stdin = true,
  ignore_exitcode = true,
  args = {
    "scan",
    "--format=json",
    "--force-exclude",
    "--stdin-filename",
    function()
      return vim.api.nvim_buf_get_name(0)
    end,
    "-",
  },
  parser = function(output, bufnr)
    local diagnostics = {}
    for _, file in ipairs(output ~= "" and vim.json.decode(output).files or {}) do
      for _, finding in ipairs(file.findings) do
        local lnum, col = place(bufnr, finding.start)
        local end_lnum, end_col = place(bufnr, finding["end"])
        table.insert(diagnostics, {
          lnum = lnum,
          col = col,
          end_lnum = end_lnum,
          end_col = end_col,
          severity = severities[finding.severity],
          message = finding.message,
          code = finding.code,
          source = "spincheck",
        })
      end
    end
    return diagnostics
  end,
}

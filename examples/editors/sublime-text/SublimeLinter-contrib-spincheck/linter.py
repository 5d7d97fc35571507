"""SublimeLinter: put this folder into Packages (Preferences > Browse Packages)."""

import json

from SublimeLinter.lint import Linter, LintMatch


class Spincheck(Linter):
    """Runs spincheck on the text as it stands in the view; both count characters, Sublime Text from 0."""

    cmd = ("spincheck", "scan", "--format=json", "--force-exclude", "${args}", "--stdin-filename", "${file_on_disk}", "-")
    defaults = {"selector": "text.html.markdown, text.html.basic, text.plain, text.restructuredtext"}  # noqa: RUF012  # its form

    def on_stderr(self, stderr):
        """Show what could not be checked; what is found goes to standard output alone."""
        self.notify_failure()
        self.logger.error(stderr)

    def find_errors(self, output):
        """Yield a match for each finding."""
        for file in json.loads(output)["files"] if output else []:
            for finding in file["findings"]:
                start, end = finding["start"], finding["end"]
                yield LintMatch(
                    line=start["line"] - 1,
                    col=start["column"] - 1,
                    end_line=end["line"] - 1,
                    end_col=end["column"] - 1,
                    error_type="error" if finding["severity"] == "error" else "warning",
                    code=finding["code"],
                    message=finding["message"],
                )

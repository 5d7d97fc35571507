"""Emacs with Eglot, Flymake and Flycheck, in batch mode."""

from __future__ import annotations

from tests.editors.desk import Desk, installed

LISP = """
(package-initialize)
(setq out nil)
(defun wait-for (condition)
  (let ((turn 0))
    (while (and (< turn 600) (not (funcall condition)))
      (accept-process-output nil 0.1)
      (setq turn (1+ turn)))))
(defun note (name start end)
  (push (format "%s|%s" name (buffer-substring start end)) out))
(defun note-flymake ()
  (dolist (one (flymake-diagnostics))
    (note (if (string-match "SPN101" (flymake-diagnostic-text one)) "SPN101" "?")
          (flymake-diagnostic-beg one) (flymake-diagnostic-end one))))
(defun finish ()
  (let ((coding-system-for-write 'utf-8-unix))
    (write-region (mapconcat #'identity (reverse out) "\\n") nil "out")
    (set-buffer-modified-p nil)
    (kill-emacs)))
"""
EGLOT = """
(load-file (concat (getenv "EXAMPLES") "/emacs/spincheck-eglot.el"))
(setq eglot-sync-connect 60)
(find-file "a.txt")
(apply #'eglot (eglot--guess-contact))
(wait-for #'flymake-diagnostics)
(note-flymake)
(goto-char (point-min))
(insert "é😀\\nand – ")
(forward-line 1)
(insert "😀 é ")
(eglot--signal-textDocument/didChange)
(wait-for (lambda ()
            (let ((one (car (flymake-diagnostics))))
              (and one (= 4 (line-number-at-pos (flymake-diagnostic-beg one)))))))
(note-flymake)
(goto-char (flymake-diagnostic-beg (car (flymake-diagnostics))))
(cl-letf (((symbol-function 'completing-read) (lambda (_prompt choices &rest _) (caar choices)))
          (last-nonmenu-event t))
  (call-interactively #'eglot-code-actions))
(goto-char (point-max))
(forward-line -1)
(note "line" (point) (line-end-position))
(finish)
"""
FLYMAKE = """
(load-file (concat (getenv "EXAMPLES") "/emacs/spincheck-flymake.el"))
(add-hook 'text-mode-hook #'spincheck-flymake-setup)
(find-file "a.txt")
(flymake-start)
(wait-for #'flymake-diagnostics)
(note-flymake)
(finish)
"""
FLYCHECK = """
(load-file (concat (getenv "EXAMPLES") "/emacs/spincheck-flycheck.el"))
(find-file "a.txt")
(flycheck-mode 1)
(flycheck-buffer)
(wait-for (lambda () flycheck-current-errors))
(dolist (one flycheck-current-errors)
  (let ((region (flycheck-error-region-for-mode one 'columns)))
    (note (flycheck-error-id one) (car region) (cdr region))))
(finish)
"""
FOUND = "SPN101|counterfeit consciousness"


def emacs(desk: Desk, script: str, debian: str, library: str = "") -> list[str]:
    program = installed("emacs", debian, [f"usr/share/emacs/**/{library}.el*"] if library else [])
    desk.write("a.txt", (desk.folder / "a.md").read_text(encoding="utf-8"))
    return desk.run(program, "--batch", "-l", desk.write("script.el", LISP + script))


COMPILE = """
(setq byte-compile-error-on-warn t)
(dolist (file (directory-files (concat (getenv "EXAMPLES") "/emacs") t "\\\\.el$"))
  (let ((copy (file-name-nondirectory file)))
    (copy-file file copy)
    (push (format "%s %s" copy (byte-compile-file copy)) out)))
(finish)
"""


def test_the_files_compile_without_a_warning(desk: Desk) -> None:
    lines = emacs(desk, COMPILE, "emacs-nox, elpa-eglot and elpa-flycheck", "flycheck")
    assert lines == [f"spincheck-{name}.el t" for name in ("eglot", "flycheck", "flymake")]


def test_eglot(desk: Desk) -> None:
    lines = emacs(desk, EGLOT, "emacs-nox and elpa-eglot", "eglot")
    assert lines == [FOUND, FOUND, "line|Café – 😀 artificial intelligence grows."]


def test_flymake(desk: Desk) -> None:
    assert emacs(desk, FLYMAKE, "emacs-nox") == [FOUND]


def test_flycheck(desk: Desk) -> None:
    assert emacs(desk, FLYCHECK, "emacs-nox and elpa-flycheck", "flycheck") == [FOUND]

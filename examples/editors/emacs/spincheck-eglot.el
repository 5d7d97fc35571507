;;; spincheck-eglot.el --- spincheck's language server in Eglot  -*- lexical-binding: t -*-

;; Load this file, then M-x eglot in a text.

;;; Code:

(require 'eglot)

(add-to-list 'eglot-server-programs
             '((markdown-mode gfm-mode text-mode html-mode mhtml-mode rst-mode) . ("spincheck" "lsp")))

(provide 'spincheck-eglot)
;;; spincheck-eglot.el ends here

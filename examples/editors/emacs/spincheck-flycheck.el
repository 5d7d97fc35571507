;;; spincheck-flycheck.el --- spincheck in Flycheck  -*- lexical-binding: t -*-

;; Load this file; Flycheck then knows the checker `spincheck'.

;;; Code:

(require 'flycheck)
(require 'subr-x)

(defun spincheck-flycheck-parse (output checker buffer)
  "Return the errors that OUTPUT tells CHECKER about BUFFER.
Both sides count lines and characters from 1."
  (let ((answer (unless (string-empty-p output)
                  (json-parse-string output :object-type 'alist :array-type 'list :null-object nil))))
    (mapcar (lambda (finding)
              (let-alist finding
                (flycheck-error-new-at
                 .start.line .start.column (intern .severity) .message
                 :end-line .end.line :end-column .end.column
                 :id .code :checker checker :buffer buffer :filename (buffer-file-name buffer))))
            (mapcan (lambda (file) (alist-get 'findings file)) (alist-get 'files answer)))))

(flycheck-define-checker spincheck
  "Finds damaged text: spun phrases, readability drops and scrape debris."
  :command ("spincheck" "scan" "--format" "json" "--force-exclude"
            "--stdin-filename" (eval (or (buffer-file-name) "buffer.txt")) "-")
  :standard-input t
  :error-parser spincheck-flycheck-parse
  :modes (markdown-mode gfm-mode text-mode html-mode mhtml-mode rst-mode))

(add-to-list 'flycheck-checkers 'spincheck)

(provide 'spincheck-flycheck)
;;; spincheck-flycheck.el ends here

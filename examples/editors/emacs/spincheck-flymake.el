;;; spincheck-flymake.el --- spincheck in Flymake, without a language server  -*- lexical-binding: t -*-

;; Load this file and add to your init file:
;;   (add-hook 'text-mode-hook #'spincheck-flymake-setup)

;;; Code:

(require 'flymake)

(defvar-local spincheck-flymake--process nil)

(defun spincheck-flymake--diagnostic (source finding)
  "Return the diagnostic in buffer SOURCE for FINDING.
Both count characters, spincheck from 0 and Emacs from 1."
  (let-alist finding
    (flymake-make-diagnostic source (+ 1 .start.offset) (+ 1 .end.offset)
                             (pcase .severity ("error" :error) ("warning" :warning) (_ :note))
                             (format "%s [%s]" .message .code))))

(defun spincheck-flymake--report (source output report)
  "Tell REPORT what buffer OUTPUT says about buffer SOURCE."
  (let ((answer (with-current-buffer output
                  (goto-char (point-min))
                  (json-parse-buffer :object-type 'alist :array-type 'list :null-object nil))))
    (with-current-buffer source
      (save-restriction
        (widen)
        (funcall report (mapcar (apply-partially #'spincheck-flymake--diagnostic source)
                                (mapcan (lambda (file) (alist-get 'findings file)) (alist-get 'files answer))))))))

(defun spincheck-flymake (report &rest _)
  "Check the current buffer and call REPORT.
See `flymake-diagnostic-functions'."
  (when (process-live-p spincheck-flymake--process)
    (kill-process spincheck-flymake--process))
  (let ((source (current-buffer))
        (coding-system-for-read 'utf-8-unix)
        (coding-system-for-write 'utf-8-unix))
    (setq spincheck-flymake--process
          (make-process
           :name "spincheck-flymake" :noquery t :connection-type 'pipe
           :buffer (generate-new-buffer " *spincheck-flymake*")
           :stderr (get-buffer-create " *spincheck-flymake-errors*")
           :command `("spincheck" "scan" "--format" "json" "--force-exclude"
                      "--stdin-filename" ,(or (buffer-file-name) "buffer.txt") "-")
           :sentinel
           (lambda (process _event)
             (when (memq (process-status process) '(exit signal))
               (unwind-protect
                   (cond ((not (and (buffer-live-p source)
                                    (eq process (buffer-local-value 'spincheck-flymake--process source)))))
                         ((memq (process-exit-status process) '(0 1 3))
                          (spincheck-flymake--report source (process-buffer process) report))
                         (t (flymake-log :warning "spincheck failed; see the buffer ` *spincheck-flymake-errors*'")
                            (funcall report nil)))
                 (kill-buffer (process-buffer process)))))))
    (save-restriction
      (widen)
      (process-send-region spincheck-flymake--process (point-min) (point-max)))
    (process-send-eof spincheck-flymake--process)))

(defun spincheck-flymake-setup ()
  "Let Flymake check the current buffer with spincheck."
  (add-hook 'flymake-diagnostic-functions #'spincheck-flymake nil t)
  (flymake-mode 1))

(provide 'spincheck-flymake)
;;; spincheck-flymake.el ends here

"""Exit statuses: clean, findings at the fail level, govlint could not do its work (which wins), interrupted."""

EXIT_CLEAN, EXIT_FINDINGS, EXIT_ERROR, EXIT_INTERRUPTED = 0, 1, 2, 130

"""What those do who run collections or groups: documents, readers, figures, matches, settings."""

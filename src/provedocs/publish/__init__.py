"""What becomes of a built site: diagrams, fonts, offline copy, book.  It runs no code."""

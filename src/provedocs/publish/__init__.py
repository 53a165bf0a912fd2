"""What becomes of a built site: fonts, diagrams, copies, a book.  It runs no code."""

"""Documentation that proves itself: pytest runs every block, MkDocs renders it."""

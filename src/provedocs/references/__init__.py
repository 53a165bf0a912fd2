"""Inline code that names real code: proved to be in the installed release.

Which names are checked is one rule, see `provedocs.references.kinds`: those that
begin with a package of ``provedocs_references``.  Nothing of a package is imported.
"""

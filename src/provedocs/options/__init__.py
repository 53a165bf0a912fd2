"""Options of services, as the installed release itself lists them.

A service's own lists are imported in a process of their own: they take seconds,
and a page shall not have them.  ``lists`` reads them there, ``table`` keeps them,
``rules`` judges a setting, ``ask`` is how everybody else gets to know.
"""

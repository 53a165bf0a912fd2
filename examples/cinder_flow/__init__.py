"""A small model of how Cinder creates a volume, in Cinder's own words.

The folders are the stations of a request, in its order: ``api``, ``scheduler``,
``manager`` (the process ``cinder-volume``) and ``driver``; all of them know ``model``.
Between the stations there are only messages, as text: nothing is shared but the
database.

The model follows Cinder 29.0.0.
It creates empty volumes, without snapshots, images, encryption or groups; it has no
users and policies, no clocks, no threads; its back ends are thick and never full by
surprise, and the scheduler knows them from the start.
"""

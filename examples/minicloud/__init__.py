"""A real OpenStack on this machine, in seconds: cinder, keystone and nova-api.

The services are upstream's own, as they come from the package index; what is here
writes their configuration, starts them on free ports of 127.0.0.1, waits until they
serve, ends them without a trace, and records what one command does inside them.

``config`` writes files, ``serve`` runs inside a service's process, ``trace`` reads
what the services noted; the modules beside this one supervise them, and import
nothing of OpenStack.
"""

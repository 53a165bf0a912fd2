"""Drivers: what talks to the storage, in the process cinder-volume."""

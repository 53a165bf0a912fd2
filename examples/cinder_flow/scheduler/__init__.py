"""The process cinder-scheduler: it chooses a back end for a volume."""

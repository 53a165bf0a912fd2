"""The process cinder-volume: one for each back end, it has the driver do the work."""

"""What runs inside a service's process; the only part that imports OpenStack."""

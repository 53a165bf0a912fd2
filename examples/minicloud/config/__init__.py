"""The files that the services and their clients read, as text."""

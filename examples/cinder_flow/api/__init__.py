"""The process cinder-api: it checks a request, writes a row, and hands over."""

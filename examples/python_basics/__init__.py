"""The programs of the guide "Python basics": one module for each page."""

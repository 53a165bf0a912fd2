"""What one command did inside the services: from their events to records.

The services note events (`minicloud.hooks`); here they are read, put in the order
of cause and effect, and told as `seqtrace` records.
"""

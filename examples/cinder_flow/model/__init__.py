"""What every station knows: records, errors, the database, messages and flows."""

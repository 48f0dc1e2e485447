"""What kinds of words there are: the lists as look-up tables, and small closed classes."""

"""Reporting words and who is linked to them: subjects, objects, agents."""

"""From mentions to whom they mean: names by their parts, pronouns and nominals by rules and clues."""

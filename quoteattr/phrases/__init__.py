"""From tokens to mentions: names, nominals, pronouns, and the roles beside them."""

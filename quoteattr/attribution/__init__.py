"""From quotes to their sources: candidates, clues, the best of them."""

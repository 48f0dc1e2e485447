"""From the text to tagged tokens: paragraphs, quotation marks, sentences, what a capital means."""

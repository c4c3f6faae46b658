"""The nouns of a review: frozen values, no file, no screen."""

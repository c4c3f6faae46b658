"""prompts/ -> questions, and which one is next."""

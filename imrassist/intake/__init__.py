"""Files of others, read into plain values: Word documents, whoever made them. Nothing here writes to what it reads."""

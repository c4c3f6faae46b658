"""Real names and the codes that stand for them."""

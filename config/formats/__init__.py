"""How dates are written where Django’s way is not ours. It asks for a folder for each language."""

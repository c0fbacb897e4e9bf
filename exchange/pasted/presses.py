"""Names in a form that was filled from an article: its hidden boxes, and the buttons above it."""

TAKEN, LEFT, ABOUT, TICKED = "_taken", "_left", "_about", "_ticked"
"""Hidden boxes that travel with the form: what is answered, that a show was named, that ticks were seen."""
TAKE, KEEP, LEAVE, LOOK = "_take", "_keep", "_leave", "_look"
USE, MAKE, ADD, CHANGE, FACT = "_use", "_make", "_add", "_change", "_fact"
"""What the buttons send; the last is sent by the box beside a fact."""
PRESSED = (TAKE, KEEP, LEAVE, USE, MAKE, ADD, CHANGE)

from tests.exchange.hostile import broken, packed, texts, told
from tests.exchange.hostile.kinds import HOSTILE

__all__ = ["HOSTILE", "broken", "packed", "texts", "told"]

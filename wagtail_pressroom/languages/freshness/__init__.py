"""How fresh a translation is, exact by content: publishing the same again makes nothing old."""

from .models import PublishedText, TranslatedText
from .recording import confirm
from .states import State, state_of

__all__ = ["PublishedText", "State", "TranslatedText", "confirm", "state_of"]

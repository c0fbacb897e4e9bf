from newsletter.models.mailing import Delivery, Mailing
from newsletter.models.subscriber import Subscriber, Subscription

__all__ = ["Delivery", "Mailing", "Subscriber", "Subscription"]

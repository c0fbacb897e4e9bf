from accounts.models.audit import AuditEntry
from accounts.models.user import User

__all__ = ["AuditEntry", "User"]

"""The sites that comments link to; what moderators made of those comments is the sites' reputation."""

from django.db import models
from django.db.models import Count, Q

from comments.models.comment import Comment


class LinkedSiteQuerySet(models.QuerySet["LinkedSite"]):
    def reputation(self, hosts: set[str]) -> dict[str, tuple[int, int]]:
        """For each host that is known: in how many comments that were spam, and in how many that stand."""
        rows = self.filter(host__in=hosts).order_by().values("host")
        counted = rows.annotate(
            spam=Count("pk", filter=Q(comment__state=Comment.State.SPAM)),
            standing=Count("pk", filter=Q(comment__state=Comment.State.PUBLIC)),
        )
        return {row["host"]: (row["spam"], row["standing"]) for row in counted}


class LinkedSite(models.Model):
    """One host in one comment. Nothing is counted up, so undoing a ruling mends the reputation with it."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="linked_sites")
    host = models.CharField(max_length=253, db_index=True)

    objects = LinkedSiteQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["comment", "host"], name="linked_site_once_per_comment"
            ),
            models.CheckConstraint(condition=~Q(host=""), name="linked_site_has_a_host"),
        ]

    def __str__(self) -> str:
        return self.host

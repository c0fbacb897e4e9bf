"""The desk's pages for what comes in from another blog."""

from exchange.admin.doubts import DoubtAdmin
from exchange.admin.imported import BlogImportAdmin, ImportedPostAdmin, LossAdmin
from exchange.admin.uploads import UploadAdmin
from exchange.pasted.admin import PastedAdmin

__all__ = [
    "BlogImportAdmin",
    "DoubtAdmin",
    "ImportedPostAdmin",
    "LossAdmin",
    "PastedAdmin",
    "UploadAdmin",
]

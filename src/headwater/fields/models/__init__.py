"""Fields of the workspace's own, their values, and saved views."""

from headwater.fields.models.custom import CustomField, CustomValue
from headwater.fields.models.views import SavedView, ViewDefault, ViewStar, shared_with

__all__ = ["CustomField", "CustomValue", "SavedView", "ViewDefault", "ViewStar", "shared_with"]

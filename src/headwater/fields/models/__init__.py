"""Fields of the workspace's own, their values, and saved views."""

from headwater.fields.models.custom import CustomField, CustomValue

__all__ = ["CustomField", "CustomValue"]

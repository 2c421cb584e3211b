from headwater.duplicates.models import DuplicateSettings


def names_holders() -> bool:
    """Whether who enters what a colleague holds already is told the colleague's name."""
    said = DuplicateSettings.objects.values_list("names_holders", flat=True).first()
    return True if said is None else said

from headwater.targets.models import SourceAlarm


def alarm() -> SourceAlarm:
    """Say when leaders are warned."""
    return SourceAlarm.objects.first() or SourceAlarm()

from headwater.jobs.job import in_every_workspace
from headwater.search.services import index_unknown_texts


@in_every_workspace(cron="41 * * * *")
def index_older_texts() -> None:
    """Every hour a piece, after an upgrade from a version that did not look into texts."""
    index_unknown_texts()

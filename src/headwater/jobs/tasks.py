from procrastinate.contrib.django import app


@app.periodic(cron="* * * * * */10")
@app.task(queueing_lock="retry_stalled_jobs")
async def retry_stalled_jobs(timestamp: int) -> None:
    """Run again what a killed worker left unfinished, 30 to 40 seconds after its last sign."""
    for job in await app.job_manager.get_stalled_jobs():
        await app.job_manager.retry_job(job)


@app.periodic(cron="7 3 * * *")
@app.task(queueing_lock="forget_old_jobs")
async def forget_old_jobs(timestamp: int) -> None:
    """Forget what was done more than three days ago."""
    await app.job_manager.delete_old_jobs(nb_hours=72)

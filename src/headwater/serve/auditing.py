"""Proving to the operator that nobody has touched the audit log."""

from headwater.audit.rules import Fault, Finding, Verdict
from headwater.audit.services.sealing import verify_chain
from headwater.serve.acting import choose_workspace
from headwater.tenancy.context import acting_in
from headwater.tenancy.models import Workspace

WORDS = {
    Fault.ALTERED: "line {number} no longer says what it said",
    Fault.FOREIGN: "line {number} was not written by Headwater",
    Fault.MOVED: "line {number} does not stand where it was sealed",
    Fault.MISSING: "line {number} is gone",
    Fault.CUT: "the end is gone: there were {number} lines",
    Fault.REPLACED: "line {number} is another one than its anchor knows",
}
UNSEALED = "a line that is not sealed was not written by Headwater"


def verify(name: str | None) -> bool:
    """Check one workspace, or all of them; each is one line, and one more for each finding."""
    every = [choose_workspace(name)] if name else list(Workspace.objects.order_by("id"))
    verdicts = [_verify(workspace) for workspace in every]  # all of them, also after a bad one
    return all(verdicts)


def _verify(workspace: Workspace) -> bool:
    with acting_in(workspace.pk):
        verdict = verify_chain()
    mark = "✓" if verdict.is_whole else "✗"
    print(f"{mark} {workspace.name} ({workspace.pk}): {_summary(verdict)}")
    for finding in verdict.findings:
        print(f"  {_words(finding)}")
    return verdict.is_whole


def _summary(verdict: Verdict) -> str:
    if verdict.is_whole:
        return f"{verdict.lines:,} lines, none touched"
    return f"{verdict.lines:,} lines, {len(verdict.findings):,} findings"


def _words(finding: Finding) -> str:
    return (
        UNSEALED if finding.number is None else WORDS[finding.fault].format(number=finding.number)
    )

"""The routes of threads and letters: reading them, marking them, saying what they are about."""

from uuid import UUID

from django.http import FileResponse, HttpResponse
from django.utils import timezone
from ninja import Query, Router

from headwater.http.access import reading, writing
from headwater.http.problems import EDIT_REFUSALS, REFUSALS, SignedInRequest
from headwater.http.wire import ALONE, IfMatch, expected_version, list_response, to_place
from headwater.mail.models import Thread
from headwater.mail.schemas.threads import (
    AboutIn,
    AssigneeIn,
    DoneIn,
    FlagIn,
    FrameQuery,
    MailPageQuery,
    ReadIn,
    ThreadLines,
    ThreadOut,
)
from headwater.mail.selectors import threads as found
from headwater.mail.selectors.about import names_of
from headwater.mail.selectors.follow_ups import follow_ups_of
from headwater.mail.selectors.frames import frame
from headwater.mail.selectors.places import path_of
from headwater.mail.services import filing, marking

router = Router(tags=["mail"])
# A letter is shown in a frame of its own: nothing in it runs, nothing is fetched unless asked for.
FRAME_POLICY = (
    "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; "
    "img-src data:{remote}; style-src 'unsafe-inline'; frame-ancestors 'self'"
)


@router.get("/threads", response={200: ThreadLines} | REFUSALS, auth=reading)
def list_threads(request: SignedInRequest, query: Query[MailPageQuery]) -> HttpResponse:
    """List threads of letters, the latest first: of one mailbox or of all you may read in."""
    page = found.threads(
        query.box,
        actor=request.actor,
        mailbox_id=query.mailbox_id,
        words=query.q.strip(),
        template_id=query.template_id,
        after=to_place(query.after),
    )
    return list_response(page.items, page.next, unread=page.unread)


@router.get("/threads/{thread_id}", response={200: ThreadOut} | REFUSALS, auth=reading)
def get_thread(request: SignedInRequest, thread_id: UUID) -> ThreadOut:
    """Show a thread with all its letters, the oldest first."""
    return _shown(request, found.get_thread(thread_id, actor=request.actor))


@router.get("/letters/{letter_id}/thread", response={200: ThreadOut} | REFUSALS, auth=reading)
def get_thread_of_letter(request: SignedInRequest, letter_id: UUID) -> ThreadOut:
    """Show the thread of a letter that a timeline tells of."""
    return _shown(request, found.get_letter(letter_id, actor=request.actor).thread)


@router.put("/threads/{thread_id}/read", response={200: ThreadOut} | REFUSALS, auth=writing)
def mark_thread(request: SignedInRequest, thread_id: UUID, payload: ReadIn) -> ThreadOut:
    """Mark what came in a thread as read, or its last letter as unread; the server hears of it."""
    thread = found.get_thread(thread_id, actor=request.actor, lock=True, inside=True)
    marking.mark_read(thread, is_read=payload.is_read, actor=request.actor, now=timezone.now())
    return _shown(request, thread)


@router.put("/threads/{thread_id}/done", response={200: ThreadOut} | REFUSALS, auth=writing)
def put_thread_aside(request: SignedInRequest, thread_id: UUID, payload: DoneIn) -> ThreadOut:
    """Take a thread out of the inbox, or put it back."""
    thread = filing.put_aside(
        thread_id, is_done=payload.is_done, actor=request.actor, now=timezone.now()
    )
    return _shown(request, thread)


@router.put("/threads/{thread_id}/assignee", response={200: ThreadOut} | REFUSALS, auth=writing)
def assign_thread(request: SignedInRequest, thread_id: UUID, payload: AssigneeIn) -> ThreadOut:
    """Say who answers in a mailbox that several work in, or that nobody does yet."""
    thread = filing.assign(thread_id, payload.member_id, actor=request.actor, now=timezone.now())
    return _shown(request, thread)


@router.put("/threads/{thread_id}/about", response={200: ThreadOut} | EDIT_REFUSALS, auth=writing)
def say_what_thread_is_about(
    request: SignedInRequest, thread_id: UUID, payload: AboutIn, if_match: IfMatch
) -> ThreadOut:
    """Say what a thread is about, or that it is about nothing; timelines follow."""
    thread = filing.say_what_about(
        thread_id,
        payload.about(),
        version=expected_version(request),
        actor=request.actor,
        now=timezone.now(),
    )
    return _shown(request, thread)


@router.put("/letters/{letter_id}/flag", response={200: ThreadOut} | REFUSALS, auth=writing)
def flag_letter(request: SignedInRequest, letter_id: UUID, payload: FlagIn) -> ThreadOut:
    """Flag a letter, or take the flag off; the server hears of it."""
    letter = found.get_letter(letter_id, actor=request.actor, inside=True)
    marking.flag_letter(
        letter, is_flagged=payload.is_flagged, actor=request.actor, now=timezone.now()
    )
    return _shown(request, letter.thread)


@router.get("/letters/{letter_id}/frame", response={200: None} | REFUSALS, auth=reading)
def get_letter_frame(
    request: SignedInRequest, letter_id: UUID, query: Query[FrameQuery]
) -> HttpResponse:
    """Give a letter as it was set, to be shown in a frame: nothing in it runs or is fetched.

    `X-Blocked` says how many pictures from elsewhere are left out.
    """
    shown = frame(letter_id, actor=request.actor, **query.dict())
    response = HttpResponse(shown.html, content_type="text/html; charset=utf-8")
    remote = " https: http:" if query.show_remote else ""
    response["Content-Security-Policy"] = FRAME_POLICY.format(remote=remote)
    response["X-Frame-Options"] = "SAMEORIGIN"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Blocked"] = str(shown.blocked)
    return response


@router.get(
    "/letters/{letter_id}/attachments/{attachment_id}",
    response={200: None} | REFUSALS,
    auth=reading,
)
def get_letter_attachment(
    request: SignedInRequest, letter_id: UUID, attachment_id: UUID
) -> FileResponse:
    """Give a file that came with a letter, to be saved: no browser runs it in our name."""
    one = found.get_attachment(letter_id, attachment_id, actor=request.actor)
    response = FileResponse(
        path_of(one.digest).open("rb"), as_attachment=True, filename=one.name,
        content_type="application/octet-stream",
    )  # fmt: skip
    for name, value in ALONE.items():
        response[name] = value
    return response


def _shown(request: SignedInRequest, thread: Thread) -> ThreadOut:
    return ThreadOut.of(
        thread,
        found.letters_of(thread),
        names_of(thread, actor=request.actor),
        follow_ups=follow_ups_of(thread, actor=request.actor),
        is_mine=thread.mailbox.member_id == request.actor.id,
    )

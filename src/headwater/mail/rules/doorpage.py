"""The one page for people who have no account: plain, and nothing of it comes from elsewhere."""

from collections.abc import Sequence
from html import escape

PAGE = (
    '<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    '<meta name="robots" content="noindex"><title>{title}</title><style>'
    ":root{{color-scheme:light dark;--ink:#1f2328;--dim:#59636e;--ground:#f6f8fa;--card:#fff;--line:#d0d7de;--act:#0b6e75}}"
    "@media(prefers-color-scheme:dark){{:root{{--ink:#e6edf3;--dim:#9198a1;--ground:#0d1117;--card:#151b23;--line:#3d444d;--act:#0f7f87}}}}"
    "body{{margin:0;min-height:100vh;display:grid;place-items:center;background:var(--ground);color:var(--ink);"
    "font:16px/1.6 system-ui,'PingFang SC','Microsoft YaHei',sans-serif}}"
    "main{{box-sizing:border-box;width:min(440px,calc(100vw - 32px));padding:32px;background:var(--card);"
    "border:1px solid var(--line);border-radius:12px}}h1{{margin:0 0 8px;font-size:20px;line-height:1.4}}"
    "p{{margin:0 0 16px;color:var(--dim);overflow-wrap:anywhere}}form{{margin:8px 0 0}}"
    "button{{font:inherit;padding:10px 20px;border-radius:8px;border:1px solid var(--act);background:var(--act);"
    "color:#fff;cursor:pointer}}button.quiet{{background:none;border-color:var(--line);color:inherit}}"
    "button:focus-visible{{outline:3px solid var(--act);outline-offset:2px}}</style></head>"
    "<body><main><h1>{title}</h1>{rest}</main></body></html>"
)
BUTTON = (
    '<form method="post"><button class="{look}" name="do" value="{act}">{label}</button></form>'
)


def page(
    title: str, says: Sequence[str], *, language: str, button: tuple[str, str] | None = None
) -> str:
    """Write the page; `button` is what it does and how it is called."""
    rest = "".join(f"<p>{escape(line)}</p>" for line in says)
    if button is not None:
        act, label = button
        look = "quiet" if act == "undo" else ""
        rest += BUTTON.format(look=look, act=act, label=escape(label))
    return PAGE.format(language=language, title=escape(title), rest=rest)

"""Pictures drawn anew: nothing but their pixels reaches the browser of who looks at them."""

from io import BytesIO
from typing import BinaryIO

from PIL import Image, ImageOps

MOST_PIXELS = 50_000_000  # 200 MB while it is drawn; a telephone takes 12 to 48 million
LONGEST_SIDE = 1600
READABLE = ("PNG", "JPEG", "GIF", "WEBP")


def drawn_anew(content: BinaryIO) -> bytes | None:
    """Draw a picture as WebP, small enough for a screen; None: it is no picture, or a bomb."""
    try:
        with Image.open(content, formats=READABLE) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return None
            picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # reads a JPEG smaller at once
            upright = ImageOps.exif_transpose(picture)
            plain = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Warning):
        return None
    plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    drawn = BytesIO()
    plain.save(drawn, "WEBP", quality=80, method=2, exif=b"", xmp=b"", icc_profile=b"")
    return drawn.getvalue()

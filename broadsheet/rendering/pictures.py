"""SVG → PNG, with the one family of type that the extra ``cards`` brings, so that every machine makes the same bytes."""

from __future__ import annotations

FAMILY = "Source Serif Pro"
PACKAGES = ("resvg-py", "font-source-serif-pro")
"""Whose versions decide the bytes."""
FACES = ("SourceSerifPro-Regular.ttf", "SourceSerifPro-Bold.ttf")


def png(svg: str) -> bytes:
    """The picture; fonts of the system are never asked."""
    from importlib.resources import files

    import resvg_py

    folder = files("font_source_serif_pro").joinpath("files")
    made: bytes = bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            skip_system_fonts=True,
            font_files=[str(folder.joinpath(face)) for face in FACES],
            font_family=FAMILY,
            serif_family=FAMILY,
        )
    )
    return made

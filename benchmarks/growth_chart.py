"""Seconds by number of articles → a picture: a panel for each kind of build, a line for each program, both scales logarithmic.

SVG in the theme's colours, in light and dark, which a browser, a README and paper show alike.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from xml.etree import ElementTree as ET

Points = Sequence[tuple[int, float]]
"""(articles, seconds), in order."""
NAMES = {"hugo": "Hugo", "broadsheet": "Broadsheet"}
HEADS = {"cold": "Everything new", "one added": "One article more", "nothing new": "Nothing new"}
"""In the order of the panels."""
TITLE = "What a build costs as the archive grows"
SAID = "Seconds by number of articles; both scales grow tenfold from line to line"
PANEL, PLOT, INDENT, GAP, TOP, HEIGHT, LEFT = 300, 200, 44, 16, 118, 300, 24
"""Widths of a panel, of its scales, of the room for what they say, and between panels; where panels stand, and their height."""
WIDTH, FOOT = LEFT + 3 * PANEL, 66
APART = 34
"""Least distance of the ends' labels."""
STYLE = """
text { font: 13px -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; fill: #1a1917 }
.paper { fill: #fcfbf8 } .title { font: 600 24px Charter, "Bitstream Charter", Georgia, serif }
.soft, .scale { fill: #5a554d } .scale { font-size: 12px } .head { font-weight: 600; font-size: 15px }
.rule { stroke: #d8d3c8 } .base { stroke: #8a8377 } .top { stroke: #1a1917; stroke-width: 2 } .name { font-weight: 600 }
path { fill: none; stroke-width: 2.25; stroke-linejoin: round } circle { stroke: #fcfbf8; stroke-width: 1.5 }
path.hugo { stroke: #8a8377; stroke-dasharray: 5 3 } circle.hugo { fill: #8a8377 } text.hugo { fill: #5a554d }
path.broadsheet { stroke: #a31f1b } circle.broadsheet { fill: #a31f1b } text.broadsheet { fill: #a31f1b }
@media (prefers-color-scheme: dark) {
  text { fill: #ebe6db } .paper { fill: #151412 } .soft, .scale, text.hugo { fill: #b1aa9d } .rule { stroke: #3a3631 }
  .base, path.hugo { stroke: #7d766a } .top { stroke: #ebe6db } circle { stroke: #151412 } circle.hugo { fill: #7d766a }
  path.broadsheet { stroke: #ff8f7e } circle.broadsheet, text.broadsheet { fill: #ff8f7e }
}
"""


def drawn(builds: Mapping[str, Mapping[str, Points]], source: str) -> str:
    """The picture of each kind of build's seconds by program; ``source`` says what measured them. At least one size is needed."""
    height = TOP + HEIGHT + FOOT
    root = ET.Element("svg", xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {WIDTH} {height}", role="img")
    ET.SubElement(root, "title").text = TITLE
    ET.SubElement(root, "desc").text = "\n".join(told(builds))
    ET.SubElement(root, "style").text = STYLE
    ET.SubElement(root, "rect", {"class": "paper"}, width=str(WIDTH), height=str(height))
    write(root, LEFT, 38, TITLE, "title")
    write(root, LEFT, 62, SAID, "soft")
    every = [point for lines in builds.values() for points in lines.values() for point in points]
    axes = Axes([size for size, _ in every], [seconds for _, seconds in every])
    for number, (what, head) in enumerate(HEADS.items()):
        panel = ET.SubElement(root, "g", transform=f"translate({LEFT + number * PANEL} 0)")
        frame(panel, axes, head)
        lines = {name: axes.places(points) for name, points in builds[what].items()}
        for name, places in lines.items():
            trace(panel, name, places)
        ends(panel, {name: (lines[name][-1], points[-1][1]) for name, points in builds[what].items()})
    write(root, LEFT, height - 14, source, "scale")
    ET.indent(root)
    return ET.tostring(root, encoding="unicode") + "\n"


class Axes:
    """Articles and seconds → places in a panel."""

    def __init__(self, sizes: Sequence[int], seconds: Sequence[float]) -> None:
        self.sizes = min(sizes), max(*sizes, min(sizes) * 10)
        low, high = (math.log10(bound) for bound in (min(seconds), max(seconds)))
        self.low, self.high = math.floor(low), math.ceil(high) if math.ceil(high) > math.floor(low) else math.floor(low) + 1

    def x(self, size: float) -> float:
        """From the left of the plot."""
        low, high = (math.log10(bound) for bound in self.sizes)
        return INDENT + (PLOT - INDENT) * (math.log10(size) - low) / (high - low)

    def y(self, seconds: float) -> float:
        """From the top of the picture."""
        return TOP + 20 + (HEIGHT - 20) * (self.high - math.log10(seconds)) / (self.high - self.low)

    def places(self, points: Points) -> list[tuple[float, float]]:
        """Of points."""
        return [(round(self.x(size), 1), round(self.y(seconds), 1)) for size, seconds in points]

    def steps(self) -> list[int]:
        """Sizes that are written below: powers of ten, and the largest."""
        low, high = self.sizes
        tens = [10**power for power in range(math.ceil(math.log10(low)), math.floor(math.log10(high)) + 1)]
        return [*(ten for ten in tens if self.x(high) - self.x(ten) > 36), high]


def frame(panel: ET.Element, axes: Axes, head: str) -> None:
    """A panel's head and scales."""
    ET.SubElement(panel, "line", {"class": "top"}, x1="0", x2=str(PANEL - GAP), y1="82", y2="82")
    write(panel, 0, 103, head, "head")
    for power in range(axes.low, axes.high + 1):
        y = round(axes.y(10**power), 1)
        kind = "base" if power == axes.low else "rule"
        ET.SubElement(panel, "line", {"class": kind}, x1="0", x2=str(PLOT), y1=str(y), y2=str(y))
        write(panel, 0, y - 4, duration(10.0**power), "scale")
    *tens, largest = axes.steps()
    for size in tens:
        write(panel, axes.x(size), TOP + HEIGHT + 18, f"{size:,}", "scale", "middle")
    write(panel, axes.x(largest) - 10, TOP + HEIGHT + 18, f"{largest:,}", "scale")


def trace(panel: ET.Element, name: str, places: Sequence[tuple[float, float]]) -> None:
    """A program's line, with a point where it was measured."""
    ET.SubElement(panel, "path", {"class": name}, d="M" + "L".join(f"{x} {y}" for x, y in places))
    for x, y in places:
        ET.SubElement(panel, "circle", {"class": name}, cx=str(x), cy=str(y), r="4")


def ends(panel: ET.Element, last: Mapping[str, tuple[tuple[float, float], float]]) -> None:
    """Behind each line who it is and what the largest size took; pushed apart where they would touch."""
    upper, lower = sorted(last, key=lambda name: last[name][0][1])
    heights = {name: last[name][0][1] for name in last}
    missing = max(0.0, APART - (heights[lower] - heights[upper])) / 2
    floor = TOP + HEIGHT - 14
    heights[lower] = min(heights[lower] + missing, floor)
    heights[upper] = min(heights[upper] - missing, heights[lower] - APART)
    for name, ((x, _), seconds) in last.items():
        write(panel, x + 10, round(heights[name], 1), NAMES[name], f"name {name}")
        write(panel, x + 10, round(heights[name] + 16, 1), duration(seconds), name)


def write(parent: ET.Element, x: float, y: float, text: str, kind: str, anchor: str = "start") -> None:
    """A line of text."""
    ET.SubElement(parent, "text", {"class": kind, "text-anchor": anchor}, x=f"{x:g}", y=f"{y:g}").text = text


def duration(seconds: float) -> str:
    """As it is written, to two figures: 0.09 s, 1.5 s, 75 s."""
    digits = max(0, 1 - math.floor(math.log10(seconds)))
    text = f"{seconds:,.{digits}f}"
    return f"{text.rstrip('0').rstrip('.') if '.' in text else text} s"


def told(builds: Mapping[str, Mapping[str, Points]]) -> Iterator[str]:
    """The same in words."""
    for what, head in HEADS.items():
        for name, points in builds[what].items():
            steps = "; ".join(f"{size:,} articles {duration(seconds)}" for size, seconds in points)
            yield f"{head}, {NAMES[name]}: {steps}."

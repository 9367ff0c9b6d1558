#!/usr/bin/env python3
"""Draws the two icons of the Teams app: a speech bubble that quotes its source. Standard library only.

    python3 icons.py        writes color.png (192 x 192) and outline.png (32 x 32, white on transparent) beside itself
"""
import struct
import zlib
from pathlib import Path

BLUE, WHITE, AMBER = (15, 84, 140), (255, 255, 255), (217, 119, 6)
SAMPLES = 4  # per pixel and direction, for smooth edges


def rounded(x, y, left, top, right, bottom, radius):
    """Is the point inside the rectangle with round corners?"""
    if not (left <= x <= right and top <= y <= bottom):
        return False
    dx = max(left + radius - x, x - (right - radius), 0)
    dy = max(top + radius - y, y - (bottom - radius), 0)
    return dx * dx + dy * dy <= radius * radius


def tail(x, y, shift=0.0):
    """The bubble's tip: a triangle below its left half."""
    return 0.60 <= y <= 0.84 - shift and 0.30 + shift * 0.4 <= x <= 0.30 + (0.84 - shift - y) * 0.9


def bubble(x, y, inset=0.0):
    return rounded(x, y, 0.17 + inset, 0.18 + inset, 0.83 - inset, 0.66 - inset, 0.10 - inset / 2)


def lines(x, y):
    """Two lines of text."""
    return rounded(x, y, 0.28, 0.30, 0.72, 0.365, 0.03) or rounded(x, y, 0.28, 0.46, 0.50, 0.525, 0.03)


def citation(x, y):
    """A pair of square brackets behind the second line."""
    left = rounded(x, y, 0.56, 0.43, 0.60, 0.56, 0.01) or rounded(x, y, 0.56, 0.43, 0.62, 0.455, 0.005) or rounded(x, y, 0.56, 0.535, 0.62, 0.56, 0.005)
    right = rounded(x, y, 0.68, 0.43, 0.72, 0.56, 0.01) or rounded(x, y, 0.66, 0.43, 0.72, 0.455, 0.005) or rounded(x, y, 0.66, 0.535, 0.72, 0.56, 0.005)
    return left or right


def colour_at(x, y):
    if citation(x, y):
        return AMBER + (255,)
    if lines(x, y):
        return BLUE + (255,)
    return (WHITE if bubble(x, y) or tail(x, y) else BLUE) + (255,)


def outline_at(x, y):
    # Stretched to the edges: at 32 pixels every one counts.
    x, y = 0.5 + (x - 0.5) * 0.74, 0.5 + (y - 0.5) * 0.74
    edge = (bubble(x, y) and not bubble(x, y, 0.055)) or (tail(x, y) and y > 0.62)
    return WHITE + (255 if edge or lines(x, y) else 0,)


def draw(size, colour):
    rows = bytearray()
    for row in range(size):
        rows.append(0)  # filter: none
        for column in range(size):
            total = [0, 0, 0, 0]
            for i in range(SAMPLES):
                for j in range(SAMPLES):
                    r, g, b, a = colour((column + (i + 0.5) / SAMPLES) / size, (row + (j + 0.5) / SAMPLES) / size)
                    for k, v in enumerate((r * a, g * a, b * a, a)):
                        total[k] += v
            alpha = total[3]
            rows += bytes([round(c / alpha) if alpha else 255 for c in total[:3]] + [round(alpha / SAMPLES**2)])
    return bytes(rows)


def write_png(path, size, colour):
    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(draw(size, colour), 9)) + chunk(b"IEND", b"")
    )


if __name__ == "__main__":
    here = Path(__file__).resolve().parent
    write_png(here / "color.png", 192, colour_at)
    write_png(here / "outline.png", 32, outline_at)

"""Pages as pixels, through pdfium."""

from __future__ import annotations

import numpy as np
import pypdfium2
import pypdfium2.raw as raw
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
MAX_PIXELS = 120_000_000  # an A4 page at 1,000 dpi; larger requests are damaged page sizes
FILLS = 0.85


def render_page(document: pypdfium2.PdfDocument, number: int, dpi: float) -> Pixels:
    """Page `number` (from 1) in gray at `dpi`, /Rotate applied; coarser where it would be huge."""
    page = document[number - 1]
    try:
        width, height = page.get_size()
        scale = dpi / 72
        pixels = max(width * height * scale * scale, 1.0)
        if pixels > MAX_PIXELS:
            scale *= (MAX_PIXELS / pixels) ** 0.5
        bitmap = page.render(scale=scale, grayscale=True)
        return np.array(bitmap.to_numpy(), copy=True).reshape(bitmap.height, bitmap.width)
    finally:
        page.close()


def native_image(document: pypdfium2.PdfDocument, number: int) -> Pixels | None:
    """The one image that fills page `number`, gray, at its own resolution, turned as shown."""
    page = document[number - 1]
    try:
        images = list(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))
        if len(images) != 1:
            return None
        image = images[0]
        if not isinstance(image, pypdfium2.PdfImage) or not _fills(page, image):
            return None
        bitmap = image.get_bitmap(render=False)
        pixels = _gray(np.array(bitmap.to_numpy(), copy=True))
        return _turned(pixels, image.get_matrix().get(), page.get_rotation())
    except pypdfium2.PdfiumError:
        return None
    finally:
        page.close()


def _fills(page: pypdfium2.PdfPage, image: pypdfium2.PdfImage) -> bool:
    left, bottom, right, top = image.get_bounds()
    x0, y0, x1, y1 = page.get_cropbox()
    area = (x1 - x0) * (y1 - y0)
    shown = max(0.0, min(right, x1) - max(left, x0)) * max(0.0, min(top, y1) - max(bottom, y0))
    return area > 0 and shown >= FILLS * area and (right - left) * (top - bottom) <= 1.2 * area


def _gray(pixels: Pixels) -> Pixels:
    if pixels.ndim == 2:
        return pixels
    if pixels.shape[2] == 1:
        return pixels[:, :, 0]
    weights = np.array([0.114, 0.587, 0.299], dtype=np.float32)  # pdfium's order is BGR
    return (pixels[:, :, :3].astype(np.float32) @ weights).astype(np.uint8)


def _turned(
    pixels: Pixels, matrix: tuple[float, float, float, float, float, float], rotation: int
) -> Pixels | None:
    """Upright as on the page: the image's matrix first, then the page's rotation."""
    a, b, c, d, _, _ = matrix
    if abs(a) + abs(d) > abs(b) + abs(c):
        if a < 0:
            pixels = pixels[:, ::-1]
        if d < 0:
            pixels = pixels[::-1, :]
    elif abs(b) + abs(c) > 0:
        # rows of the image run upward (b > 0) or downward on the page
        pixels = np.rot90(pixels, 1 if b > 0 else 3)
        if b * c > 0:
            pixels = pixels[:, ::-1]
    else:
        return None
    return np.ascontiguousarray(np.rot90(pixels, -(rotation // 90)))

"""What is asked of a page's pixels cheaply is what the slow way answers."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from parsers.adapters.ocr_network import level_at
from parsers.scan.pixels import find_shapes, level_runs, long_runs, shrunk


def blots(seed: int, shape: tuple[int, int] = (90, 133)) -> np.ndarray:
    """Bars and dirt anywhere, at the edges too."""
    rng = np.random.default_rng(seed)
    mask = np.where(rng.random(shape) < 0.06, 255, 0).astype(np.uint8)
    for _ in range(25):
        y, x = rng.integers(0, shape[0]), rng.integers(0, shape[1])
        mask[y : y + rng.integers(1, 4), x : x + rng.integers(1, 60)] = 255
    return mask


def test_runs_are_told_row_by_row_and_end_with_their_row() -> None:
    mask = np.array([[255, 255, 0, 255], [255, 0, 0, 0], [0, 0, 0, 0]], np.uint8)
    runs = level_runs(mask)
    found = list(zip(runs.row.tolist(), runs.start.tolist(), runs.end.tolist(), strict=True))
    assert found == [(0, 0, 2), (0, 3, 4), (1, 0, 1)]


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize(("gap", "length"), [(0, 13), (0, 25), (6, 21)])
def test_long_runs_are_what_closing_and_opening_leave(seed: int, gap: int, length: int) -> None:
    paper = cv2.copyMakeBorder(blots(seed), 0, 0, 90, 90, cv2.BORDER_CONSTANT, value=(0,))
    closed = cv2.morphologyEx(paper, cv2.MORPH_CLOSE, np.ones((1, gap + 1), np.uint8))
    opened = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    assert opened.any()
    assert np.array_equal(long_runs(paper, gap, length), opened)


def test_a_run_cut_off_by_the_edge_of_the_page_is_as_long_as_what_is_seen() -> None:
    mask = np.zeros((3, 40), np.uint8)
    mask[1, :11] = 255
    assert not long_runs(mask, 0, 12).any()
    mask[1, 11] = 255
    assert np.array_equal(long_runs(mask, 0, 12), mask)


@pytest.mark.parametrize("seed", range(5))
def test_shapes_are_those_of_connected_components(seed: int) -> None:
    mask = blots(seed)
    count, labels, stats, middles = cv2.connectedComponentsWithStats(mask, connectivity=8)
    shapes = find_shapes(mask)
    assert count > 20
    assert np.array_equal(shapes.labels, labels)
    x, y, wide, high, area = stats[1:].T
    assert np.array_equal(np.stack([shapes.x0, shapes.y0]), np.stack([x, y]))
    assert np.array_equal(np.stack([shapes.x1, shapes.y1]), np.stack([x + wide, y + high]))
    assert np.array_equal(shapes.area, area)
    assert np.allclose(np.stack([shapes.middle_x, shapes.middle_y], axis=1), middles[1:])


def test_a_page_without_ink_has_no_runs_and_no_shapes() -> None:
    paper = np.zeros((20, 30), np.uint8)
    assert level_runs(paper).row.size == 0
    assert find_shapes(paper).area.size == 0
    assert not long_runs(paper, 4, 12).any()


@pytest.mark.parametrize("factor", [1.0, 0.72, 0.5001, 0.48, 1 / 3, 0.25, 0.125])
def test_a_shrunk_page_is_the_mean_of_its_pixels(factor: float) -> None:
    page = cv2.GaussianBlur(blots(1, (400, 320)), (31, 31), 0)
    small = shrunk(page, factor)
    assert small.shape == pytest.approx((400 * factor, 320 * factor), abs=1)
    slowly = cv2.resize(page, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    assert np.abs(small.astype(int) - slowly.astype(int)).max() <= 3


def test_a_page_is_never_enlarged() -> None:
    page = blots(2)
    assert np.array_equal(shrunk(page, 1.6), page)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("share", [0.0, 0.005, 0.9, 1.0])
def test_the_level_below_which_a_share_of_the_pixels_lie(seed: int, share: float) -> None:
    rng = np.random.default_rng(seed)
    crop = rng.integers(0, 256, (int(rng.integers(1, 40)), 1 + seed * 50)).astype(np.uint8)
    assert level_at(crop, share) == pytest.approx(float(np.percentile(crop, 100 * share)))


def test_a_mask_of_shapes_holds_their_pixels_and_no_other() -> None:
    mask = blots(3)
    shapes = find_shapes(mask)
    large = np.flatnonzero(shapes.area > 20)
    some = shapes.mask_of(large)
    assert some.any()
    assert np.array_equal(some == 255, np.isin(shapes.labels, large + 1))
    assert not shapes.mask_of([]).any()

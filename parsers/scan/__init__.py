"""Page images to words, rulings and marks: the same `Page` a text layer gives."""

from parsers.scan.prepare import PreparedPage, prepare_page
from parsers.scan.read_page import read_prepared_page, read_scan_page

__all__ = ["PreparedPage", "prepare_page", "read_prepared_page", "read_scan_page"]

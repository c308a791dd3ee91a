"""How much a file may ask of this machine before it is refused."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost; the wall clock includes what the reader of the rows does between them."""

    workbook_bytes: int  # [bytes] of an .xlsx
    text_bytes: int | None  # [bytes] of a .csv; None: any, as it is streamed
    seconds: int  # [s] wall clock and processor time
    memory_bytes: int  # [bytes] address space of the process that parses
    unpacked_bytes: int = 1024 * MEGABYTE  # [bytes] of an .xlsx as its directory states
    members: int = 2_000  # files within an .xlsx
    ratio: int = 200  # unpacked to packed
    columns: int = 16_384  # as many as Excel has: a batch edit has some for each attribute of each category
    header_rows: int = 20  # the header stands within these
    cell_characters: int = 32_767  # what Excel allows


TERMINAL = Limits(workbook_bytes=200 * MEGABYTE, text_bytes=None, seconds=900, memory_bytes=6144 * MEGABYTE)
SLACK = Limits(workbook_bytes=25 * MEGABYTE, text_bytes=25 * MEGABYTE, seconds=60, memory_bytes=2048 * MEGABYTE)

"""Why a whole file was refused, in sentences: what is wrong and how to export it so that it works."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.errors import Told
from bot.errors.foreign import FOREIGN_REFUSED
from bot.wording import N_, Phrase

FILE_REFUSED: Mapping[str, Phrase] = {
    "not_found": N_("There is no file {name}. Check the path."),
    "folder": N_("{name} is a folder. Name one of the files in it."),
    "empty": N_("{name} is empty. Export it again."),
    "not_a_workbook": N_(
        "{name} is neither a workbook (.xlsx) nor a text table (.csv, .tsv, .txt). Export or save it as one of these."
    ),
    "wrong_extension": N_("{name} is really a {content} file. Rename it so that it ends in .{content}."),
    "old_excel": N_("{name} is in an old Excel format. Open it in Excel and save it as .xlsx."),
    "other_program": N_("{name} was saved by another program than Excel. Save it there as .xlsx."),
    "zipped": N_("{name} is an archive. Unpack it, then import the files that are in it."),
    "web_page": N_(
        "{name} is a web page without a table; most often it is the one that asks you to log in again. Export it again."
    ),
    "password": N_("{name} is locked with a password. Save it without one."),
    "macros": N_("{name} contains macros. Save it as .xlsx without macros."),
    "external_links": N_("{name} links to other files. Break the links (Data, Edit Links) and save it again."),
    "too_large": N_(
        "{name} has {megabytes} MB; here up to {limit_megabytes} MB are read. Export a shorter period, or export it as "
        "CSV and import it at the terminal, which reads any size: `python -m bot import`."
    ),
    "zip_bomb": N_("{name} unpacks to far more than a workbook does and was not opened. Export it again."),
    "too_many_columns": N_("The sheet {sheet} has more than {limit} columns. Export it again as TikTok makes it."),
    "encoding": N_("The letters of {name} cannot be read. Save it as CSV UTF-8."),
    "cell_too_long": N_(
        "Row {row} of {sheet} has a cell of more than {limit} characters; most often a quote is never closed."
    ),
    "ragged_row": N_("Row {row} of {sheet} has more cells than the header. Export the file again."),
    "cut_off": N_(
        "{sheet} ends in the middle of row {row}, as if its download had been broken off. Nothing of it was imported: "
        "download it again."
    ),
    "duplicate_column": N_("{sheet} has two columns {column}. Delete one of them."),
    "missing_columns": N_(
        "Row {row} of {sheet} looks like the header of a sheet of the planning workbook, but lacks: {missing}. Nothing "
        "was imported; give it these columns, or fill in the workbook: `python -m bot template`."
    ),
    "one_column": N_(
        "{name} holds each row in a single cell, as a spreadsheet saves it that expects other marks between cells. "
        "Nothing was imported; import the file as you downloaded it."
    ),
    "unknown_kind": N_(
        "I do not know this kind of file; its first cells are: {headers}. I read TikTok's order export, its stock "
        "batch-edit export, the report of stock fulfilled by TikTok, ads reports, and the planning workbook "
        "(`python -m bot template`), each with its header row."
    ),
    **FOREIGN_REFUSED,
    "formula_without_value": N_(
        "Cell {cell} of {sheet} holds a formula without a value. Open the file in Excel and save it."
    ),
    "error_value": N_("Cell {cell} of {sheet} holds the error {value}. Correct it, then import again."),
    "out_of_memory": N_("{name} needs more memory than a file may take. Export a shorter period or use CSV."),
    "timed_out": N_(
        "Reading {name} took more than {seconds} seconds and was stopped. Export a shorter period or use CSV."
    ),
    "unreadable": N_("{name} is damaged and cannot be read. Export it again."),
}


MISSING_COLUMNS: Mapping[str, Phrase] = {
    "orders": N_(
        "Row {row} of {sheet} looks like the header of an order export, but lacks: {missing}. Export it again, and "
        "leave its columns and headers as they are: Seller Center, *Orders, Export*. Nothing was imported."
    ),
    "stock": N_(
        "Row {row} of {sheet} looks like the header of a stock export, but lacks: {missing}. Download it again with "
        "*All information* or *Sales information*: Seller Center, *Products, Batch edit, Download*. Nothing was "
        "imported."
    ),
    "ads": N_(
        "Row {row} of {sheet} looks like the header of an ads report, but lacks: {missing}. Export the data of "
        "*product* campaigns of GMV Max: the file is called “creative data for product campaigns …”. Nothing was "
        "imported."
    ),
}
"""By the kind of table; of others ``FILE_REFUSED`` says it."""


@dataclass(eq=False)
class RefusedFile(Told):
    """A file refused as a whole; nothing of it was imported."""

"""Looks at a file from outside before anything parses it: is it what it says, and small and plain enough?"""

import zipfile
from enum import StrEnum
from pathlib import Path

from bot.sheets.limits import MEGABYTE, Limits
from bot.sheets.refusal import FileRefused, Refusal
from bot.sheets.utf16 import utf_16

_ZIP = b"PK\x03\x04"
_ARCHIVES = (b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_NOT_TABLES = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf")
_WEB = (b"<!doctype html", b"<html", b"<head", b"<table", b"<?xml", b"<meta", b"<style", b"<div", b"<!--")
_TEXTS = {".csv", ".tsv", ".txt"}
_REFUSED = {
    ".xlsb": Refusal.OLD_EXCEL,
    ".xlsm": Refusal.MACROS,
    ".ods": Refusal.OTHER_PROGRAM,
    ".numbers": Refusal.OTHER_PROGRAM,
}
_ENCRYPTED_MEMBER = 0x1


_OLD = ".xls"  # what back offices call workbooks that are none


class Format(StrEnum):
    """The kinds of file that are read."""

    WORKBOOK = "xlsx"
    TEXT = "csv"
    WEB = "html"


def admit(path: Path, limits: Limits) -> Format:
    """Return how to read the file; raises FileRefused where its outside already forbids it."""
    name, suffix = path.name or str(path), path.suffix.lower()
    if not path.is_file():
        raise FileRefused(Refusal.FOLDER if path.is_dir() else Refusal.NOT_FOUND, name=name)
    with path.open("rb") as file:
        top = file.read(512)
    start = top[:8]
    if not start:
        raise FileRefused(Refusal.EMPTY, name=name)
    if start == _OLD_OFFICE:
        raise FileRefused(Refusal.PASSWORD if _is_locked(path) else Refusal.OLD_EXCEL, name=name)
    if suffix not in {".xlsx", _OLD, ".zip", *_TEXTS}:
        unknown = Refusal.ZIPPED if start.startswith(_ARCHIVES) else Refusal.NOT_A_WORKBOOK
        raise FileRefused(_REFUSED.get(suffix, unknown), name=name)
    is_web = top.removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(_WEB)
    admit_size(name, path.stat().st_size, limits.text_bytes if suffix in _TEXTS else limits.workbook_bytes)
    if is_web:
        return Format.WEB
    if start.startswith(_NOT_TABLES) or (b"\0" in start and not (start.startswith(_ZIP) or utf_16(top))):
        raise FileRefused(Refusal.NOT_A_WORKBOOK, name=name)
    found = Format.WORKBOOK if start.startswith(_ZIP) else Format.TEXT
    if found is Format.WORKBOOK:
        _admit_members(path, limits)
    if suffix not in ({_OLD, *_TEXTS} if found is Format.TEXT else {".xlsx"}):
        raise FileRefused(Refusal.WRONG_EXTENSION, name=name, content=found.value)
    return found


def admit_size(name: str, size: int, limit: int | None) -> None:
    """Raise FileRefused where a file is larger than the limit [bytes]; None: any is read."""
    if limit is not None and size > limit:
        megabytes = -(-size // MEGABYTE)
        raise FileRefused(Refusal.TOO_LARGE, name=name, megabytes=megabytes, limit_megabytes=limit // MEGABYTE)


def _admit_members(path: Path, limits: Limits) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, UnicodeError) as error:
        raise FileRefused(Refusal.UNREADABLE, name=path.name) from error
    names = [member.filename.lower() for member in members]
    unpacked = sum(member.file_size for member in members)
    if any(member.flag_bits & _ENCRYPTED_MEMBER for member in members):
        raise FileRefused(Refusal.PASSWORD, name=path.name)
    if len(members) > limits.members or unpacked > limits.ratio * max(1, sum(one.compress_size for one in members)):
        raise FileRefused(Refusal.ZIP_BOMB, name=path.name)
    admit_size(path.name, unpacked, limits.unpacked_bytes)
    if any("vbaproject" in name or "/macrosheets/" in name for name in names):
        raise FileRefused(Refusal.MACROS, name=path.name)
    if any("externallinks/" in name for name in names):
        raise FileRefused(Refusal.EXTERNAL_LINKS, name=path.name)
    if "xl/workbook.bin" in names:
        raise FileRefused(Refusal.OLD_EXCEL, name=path.name)
    if "xl/workbook.xml" not in names and any(name.startswith(("word/", "ppt/")) for name in names):
        raise FileRefused(Refusal.NOT_A_WORKBOOK, name=path.name)
    if "xl/workbook.xml" not in names:
        is_other = "content.xml" in names or any(name.endswith(".iwa") for name in names)
        raise FileRefused(Refusal.OTHER_PROGRAM if is_other else Refusal.ZIPPED, name=path.name)


def _is_locked(path: Path) -> bool:
    with path.open("rb") as file:
        return _LOCKED in file.read(8 * MEGABYTE)

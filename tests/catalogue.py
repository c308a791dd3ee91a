"""Collects every sentence of the product and keeps the catalogues in ``bot/locale`` in step with them.

``make catalogue`` adds what is new to each catalogue, untranslated, and drops what nobody says any more.
``tests/bot/test_languages.py`` fails while anything is untranslated.
"""

import ast
import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog
from babel.messages.pofile import read_po, write_po

from bot.wording import LOCALES
from planner.checks import CHECKS

ROOT = Path(__file__).parents[1]
HEADER = """\
# Every sentence of Quartermaster in another language; `make catalogue` keeps it in step with the code.
msgid ""
msgstr ""
"Language: {language}\\n"
"Plural-Forms: {plurals}\\n"
"Content-Type: text/plain; charset=utf-8\\n"

"""
PLACES = {
    "say": (0,),
    "count": (0, 1),
    "named": (1, 2),
    "listings_named": (1, 2),
    "N_": (0,),
    "NN_": (0, 1),
}  # of sentences in calls
Sentence = str | tuple[str, ...]  # two forms where a number decides


def spoken() -> dict[Sentence, set[str]]:
    """Return every sentence people may be shown, and the files that say it."""
    said: dict[Sentence, set[str]] = {}
    for path in ROOT.glob("bot/**/*.py"):
        for sentence in _marked(path):
            said.setdefault(sentence, set()).add(str(path.relative_to(ROOT)))
    for check in CHECKS:
        said.setdefault(" ".join((check.__doc__ or "").split()), set()).add("planner/checks")
    return said


def _marked(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a file; Babel's own extraction does not look into f-strings before Python 3.12."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        forms = [node.args[place] for place in PLACES.get(name, ()) if place < len(node.args)]
        written = [form.value for form in forms if isinstance(form, ast.Constant) and isinstance(form.value, str)]
        if written and len(written) == len(PLACES[name]):
            yield written[0] if len(written) == 1 else tuple(written)


def kept(path: Path) -> Catalog:
    """Return a catalogue as it is written down."""
    with path.open("rb") as file:
        return read_po(file)


def renewed(old: Catalog) -> Catalog:
    """Return the catalogue with exactly the sentences spoken now; translations stay with their English."""
    new = Catalog(old.locale, fuzzy=False)
    for sentence, files in sorted(spoken().items(), key=lambda each: str(each[0])):
        known = old.get(sentence if isinstance(sentence, str) else sentence[0])
        translation = known.string if known and known.id == sentence else ""
        new.add(sentence, translation, locations=[(file, None) for file in sorted(files)])
    return new


def untranslated(catalogue: Catalog) -> list[Sentence]:
    """Return the sentences that are said in English still."""
    return [message.id for message in catalogue if message.id and not _forms(message.string)[0]]


def _forms(said: str | tuple[str, ...] | list[str]) -> list[str]:
    return [said] if isinstance(said, str) else list(said)


def save(path: Path, catalogue: Catalog) -> None:
    """Write a catalogue down: whose language it is, then one sentence after the other."""
    written = io.BytesIO()
    write_po(written, catalogue, width=0, omit_header=True)
    head = HEADER.format(language=catalogue.locale, plurals=catalogue.plural_forms)
    path.write_text(head + written.getvalue().decode().lstrip("\n"), encoding="utf-8")


def main() -> int:
    for path in sorted(LOCALES.glob("*.po")):
        catalogue = renewed(kept(path))
        save(path, catalogue)
        missing = untranslated(catalogue)
        print(f"{path.name}: {len(catalogue)} sentences, {len(missing)} to translate")
        for sentence in missing:
            print(f"  {sentence!r}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

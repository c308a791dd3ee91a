"""Hears languages that are not understood here, and says in each which ones are; a code and a number need none."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from bot.talking.vocabulary import words


@dataclass(frozen=True, slots=True)
class Language:
    """One language."""

    letters: str  # that tell it; "": none do
    often: tuple[str, ...]  # words, two of which tell it
    said: str  # that it is not understood, and what is


LANGUAGES: Sequence[Language] = (
    Language("[\u0e00-\u0e7f]", (), "ฉันเข้าใจภาษาอังกฤษและภาษาจีนเท่านั้น แต่ถามด้วยรหัส SKU ได้ทุกภาษา"),
    Language("[\u3040-\u30ff]", (), "英語と中国語だけが分かります。SKU のコードなら何語でもお答えします。"),
    Language("[\uac00-\ud7af]", (), "영어와 중국어만 이해합니다. SKU 코드는 어떤 언어로 물어도 됩니다."),
    Language("[\u0400-\u04ff]", (), "Я понимаю только английский и китайский; код SKU можно написать на любом языке."),
    Language("[\u0600-\u06ff]", (), "أفهم الإنجليزية والصينية فقط، أما رمز SKU فبأي لغة."),
    Language(
        "[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]",
        (),
        "Tôi chỉ hiểu tiếng Anh và tiếng Trung; với mã SKU thì hỏi bằng tiếng nào cũng được.",
    ),
    Language(
        "[¿¡ñ]",
        words(
            "que, qué, hay, cuánto, cuanto, tengo, esta, semana, pedir, para, los, las, del, cuando, cómo, como, qué"
        ),
        "Solo entiendo inglés y chino; con el código de un SKU puedes preguntar en cualquier idioma.",
    ),
    Language(
        "[ßäöü]",
        words("was, muss, ich, wir, wie, viel, diese, woche, bestellen, haben, ist, und, der, die, das, nicht, noch"),
        "Ich verstehe nur Englisch und Chinesisch; mit dem Code einer SKU geht es in jeder Sprache.",
    ),
    Language(
        "[œçêèù]",
        words(
            "que, quoi, combien, dois, je, cette, semaine, commander, les, des, est, nous, reste, pour, quand, il, du"
        ),
        "Je ne comprends que l’anglais et le chinois ; avec le code d’un SKU, toute langue convient.",
    ),
    Language(
        "[ãõ]",
        words("que, quanto, tenho, esta, semana, pedir, para, os, as, do, da, quando, como, preciso, comprar, não"),
        "Só entendo inglês e chinês; com o código de um SKU pode perguntar em qualquer língua.",
    ),
    Language(
        "",
        words("che, cosa, quanto, devo, questa, settimana, ordinare, il, gli, della, quando, abbiamo, per, sono, di"),
        "Capisco solo l’inglese e il cinese; con il codice di uno SKU va bene ogni lingua.",
    ),
    Language(
        "",
        words(
            "apa, yang, berapa, harus, barang, dipesan, minggu, ini, kami, saya, ada, untuk, kapan, stok, perlu, nak"
        ),
        "Saya hanya mengerti bahasa Inggris dan Mandarin; dengan kode SKU boleh bahasa apa saja.",
    ),
)
LEAST = 2  # words that tell a language


def other_language(said: str, spoken: Collection[str]) -> str:
    """Return what is said to who writes another language than English or Chinese, in that language; "": nobody does.

    >>> other_language("was muss ich bestellen", ["was", "muss", "ich", "bestellen"])
    'Ich verstehe nur Englisch und Chinesisch; mit dem Code einer SKU geht es in jeder Sprache.'
    >>> other_language("what was sold", ["what", "was", "sold"])
    ''
    """
    by_letters = (it for it in LANGUAGES if it.letters and re.search(it.letters, said))
    heard: Mapping[str, int] = {it.said: len({*it.often} & {*spoken}) for it in LANGUAGES}
    by_words = (it for it in LANGUAGES if heard[it.said] >= LEAST and heard[it.said] == max(heard.values()))
    return next((it.said for it in (*by_words, *by_letters)), "")

"""How word processors write the number of a list: digits, letters, Roman, Korean, in circles."""

from __future__ import annotations

from collections.abc import Callable

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_HAN_DIGITS = "〇一二三四五六七八九"


def _roman(number: int) -> str:
    result = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        result += letters * count
    return result


def _letter(number: int, letters: str) -> str:
    """Count on with doubled letters after the last, as Word does: z, aa, bb."""
    times, position = divmod(number - 1, len(letters))
    return letters[position] * (times + 1)


def _sequence(letters: str) -> Callable[[int], str]:
    return lambda number: _letter(number, letters)


def _from(first: str, count: int) -> Callable[[int], str]:
    """Count with characters that stand in a row, and with digits beyond the last."""
    return lambda number: chr(ord(first) + number - 1) if number <= count else str(number)


def _han(number: int) -> str:
    """Write a number below 100 in Chinese characters: 十一, 二十三."""
    if number >= 100:
        return "".join(_HAN_DIGITS[int(digit)] for digit in str(number))
    tens, ones = divmod(number, 10)
    head = "" if not tens else ("十" if tens == 1 else _HAN_DIGITS[tens] + "十")
    return head + (_HAN_DIGITS[ones] if ones else "")


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02}",
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerLetter": _sequence("abcdefghijklmnopqrstuvwxyz"),
    "upperLetter": _sequence("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    "ganada": _sequence("가나다라마바사아자차카타파하"),
    "chosung": _sequence("ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"),
    "koreanDigital": lambda number: "".join("영일이삼사오육칠팔구"[int(d)] for d in str(number)),
    "decimalEnclosedCircle": _from("①", 20),
    "decimalEnclosedCircleChinese": _from("①", 20),
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
    "ideographDigital": lambda number: "".join(_HAN_DIGITS[int(d)] for d in str(number)),
    "chineseCounting": _han,
    "chineseCountingThousand": _han,
    "taiwaneseCounting": _han,
    "taiwaneseCountingThousand": _han,
    "japaneseCounting": _han,
    "aiueoFullWidth": _sequence("アイウエオカキクケコサシスセソ"),
    "aiueo": _sequence("アイウエオカキクケコサシスセソ"),
    "russianLower": _sequence("абвгдежзиклмнопрстуфхцчшщэюя"),
    "russianUpper": _sequence("АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ"),
    "arabicAlpha": _sequence("أبتثجحخدذرزسشصضطظعغفقكلمنهوي"),
    "arabicAbjad": _sequence("أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"),
    "none": lambda number: "",
}


def formatted(number: int, number_format: str) -> str:
    """Write a number as Word prints it.

    Args:
        number: 1 or more; anything less is written in digits.
        number_format: Word's name of the format; an unknown one gives digits.
    """
    write = _FORMATS.get(number_format, str)
    # A damaged document may count to anywhere.
    return write(number) if 0 < number < 10_000 else str(number)

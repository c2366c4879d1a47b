"""Old encodings are recognised by good evidence, and never guessed."""

from __future__ import annotations

import pytest

from wagtail_pressroom.legacy.reading import ReadText, UnreadableFile, read_upload

KOREAN = """등대 점검 결과 발표

1. 해양부는 3월 14일 전국의 등대를 점검한 결과를 발표하였다.

ㅇ 점검은 두 달 동안 진행되었으며, 모두 열두 곳에서 이루어졌다.
"""
JAPANESE = """灯台の点検結果について

1　三月十四日、海洋省は全国の灯台を点検した結果を発表しました。
（１）点検は二か月にわたり、十二か所で行われました。
"""
SIMPLIFIED = """灯塔检查结果公布

一、海洋部3月14日公布了全国灯塔的检查结果，会议在首都进行。
二、检查工作用了两个月时间，对十二个地方进行了检查。
"""
TRADITIONAL = """燈塔檢查結果公布

一、海洋部3月14日公布了全國燈塔的檢查結果，會議在首都進行。
二、檢查工作用了兩個月時間，對十二個地方進行了檢查。
"""
ENGLISH = """The Minister’s visit to the lighthouses

1. The Minister – with the harbour master – saw all of the twelve lighthouses.
2. “It is a good day for the harbour,” he said.
"""
FRENCH = """Résultats de l’inspection des phares

Le ministère a publié les résultats de l’inspection des phares de la côte, réalisée en mars.
"""
ARABIC = """نتائج فحص المنارات

أعلنت وزارة البحار في بيان لها نتائج فحص المنارات على الساحل، وقد تم الفحص من قبل فريق من الخبراء.
"""
RUSSIAN = """Результаты проверки маяков

Министерство сообщило, что в марте на побережье прошла проверка маяков. Она длилась два месяца.
"""
UNICODE_TEXTS = [KOREAN, JAPANESE, SIMPLIFIED, TRADITIONAL, ENGLISH, FRENCH, ARABIC, RUSSIAN]
LEGACY = [
    (KOREAN, "cp949", "EUC-KR (CP949)"),
    (KOREAN + "똠방각하\n", "cp949", "EUC-KR (CP949)"),
    (JAPANESE, "cp932", "Shift_JIS (CP932)"),
    (JAPANESE, "euc_jp", "EUC-JP"),
    (SIMPLIFIED, "gb18030", "GB18030"),
    (TRADITIONAL, "big5", "Big5"),
    (ENGLISH, "cp1252", "Windows-1252"),
    (FRENCH, "cp1252", "Windows-1252"),
    (ARABIC, "cp1256", "Windows-1256"),
    (RUSSIAN, "cp1251", "Windows-1251"),
    (RUSSIAN, "koi8-r", "KOI8-R"),
]


def code_of(data: bytes) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read_upload(data, "release.txt")
    return caught.value.code


@pytest.mark.parametrize(("text", "codec", "name"), LEGACY)
def test_an_old_encoding_is_read_and_said(text: str, codec: str, name: str) -> None:
    read = read_upload(text.encode(codec), "release.txt")
    assert read.text == text
    assert read.notes == (f"The file was in {name}, not UTF-8.",)


@pytest.mark.parametrize(("text", "codec", "name"), LEGACY)
def test_old_line_ends_make_no_difference(text: str, codec: str, name: str) -> None:
    windows = text.replace("\n", "\r\n")
    assert read_upload(windows.encode(codec), "release.txt").text == windows


@pytest.mark.parametrize("text", UNICODE_TEXTS)
@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_without_mark_is_read_when_it_is_obvious(text: str, codec: str) -> None:
    read = read_upload(text.encode(codec), "release.txt")
    assert (read.text, read.encoding) == (text, codec)
    assert read.notes == ("The file was in UTF-16, not UTF-8.",)


@pytest.mark.parametrize("text", UNICODE_TEXTS)
def test_utf8_has_no_notes(text: str) -> None:
    assert read_upload(text.encode(), "release.txt") == ReadText(text, "utf-8")


WITHOUT_EVIDENCE = {
    "two syllables": "등대".encode("cp949"),
    "one word": "café".encode("latin-1"),
    "a headline": "Ministère".encode("latin-1"),
    "a list of names": (
        "Élan Vörk Tzar Ülme Brisk Ondra Pell Vasq Krüm Dalt Orsk Dunvar " * 3 + "de"
    ).encode("cp1252"),
    "Czech": "Ministr dnes navštívil maják a řekl, že je příliš starý.".encode("cp1250"),
    "Polish": "Minister odwiedził dziś latarnię morską i powiedział, że już działa.".encode(
        "cp1250"
    ),
    "Turkish": "Bakan bugün deniz fenerini ziyaret etti ve yeniden açılacağını söyledi.".encode(
        "cp1254"
    ),
    "Greek": "Ο υπουργός επισκέφθηκε σήμερα τον φάρο και είπε ότι θα ανοίξει ξανά.".encode(
        "cp1253"
    ),
    "Hebrew": "השר ביקר היום במגדלור ואמר כי הוא ייפתח מחדש בשנה הבאה לציבור.".encode("cp1255"),
    "Thai": "รัฐมนตรีเยี่ยมชมประภาคารวันนี้และกล่าวว่าจะเปิดอีกครั้งในปีหน้า".encode("cp874"),
    "Korean of old Macs": KOREAN.encode("johab"),
    "English of old Macs": ENGLISH.encode("mac-roman"),
    "French of old PCs": FRENCH.replace("’", "'").encode("cp850"),
    "Russian of old PCs": RUSSIAN.encode("cp866"),
    "cut off": KOREAN.encode("cp949")[:-3],
    "noise": bytes(range(0x80, 0x100)) * 20,
}


@pytest.mark.parametrize("name", WITHOUT_EVIDENCE)
def test_without_good_evidence_a_file_is_refused(name: str) -> None:
    assert code_of(WITHOUT_EVIDENCE[name]) == "unknown-encoding"


@pytest.mark.parametrize(("text", "codec", "_name"), LEGACY)
def test_no_beginning_of_a_text_is_read_as_something_else(
    text: str, codec: str, _name: str
) -> None:
    for length in range(1, len(text)):
        data = text[:length].encode(codec)
        try:
            read = read_upload(data, "release.txt")
        except UnreadableFile:
            continue
        assert read.text == text[:length]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_stray_byte_in_utf8_is_refused_and_its_line_named(line_end: str) -> None:
    lines = [KOREAN.split("\n")[0]] * 400
    data = line_end.join(lines).encode().split(line_end.encode())
    data[299] += b" caf\xe9 "
    data[350] += b"\xff"
    with pytest.raises(UnreadableFile, match=r"Line 300\b") as caught:
        read_upload(line_end.encode().join(data), "release.txt")
    assert caught.value.code == "stray-byte"


def test_a_utf8_file_cut_within_a_character_is_refused_and_its_line_named() -> None:
    assert code_of(KOREAN.rstrip().encode()[:-2]) == "stray-byte"


def test_noise_between_nulls_is_no_utf16() -> None:
    for data in (b"a\x00" * 3, b"\x00a" * 3, b"\x00\x01" * 40, b"ab\x00 \x00" * 30, bytes(100)):
        assert code_of(data) == "binary"

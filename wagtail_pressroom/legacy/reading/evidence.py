"""What tells one old encoding from another: the characters and words a language is made of.

Decoded with the wrong codec, a text becomes rare characters in words that don't exist. Decoded
with the right one, a good part of it is among the few hundred commonest characters of a language,
or among its commonest words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

_KOREAN = (
    "이다는의에을가고하지로서은한도기사를대리자있시으인정나어일해수라전과그부상들성제보장주구아원비여국안관적스"
    "것경공화조동위등년월회의개업계방무면연생발산교문신중단체유행지선만영소실까마용물내심전특명세기요치결우모"
    "분합민오야간및했학육며추진최양였종반트건없할표된때외예결통점입당출재작금르직너두청본법달라형차준번속약처권"
    "습니바타설향총식후름진거날노투현복강호평새변남북목검린점농각확판토질될터함께또미난환음같천파임불임필책활"
)
_JAPANESE = (
    "日一国会人年大十二本中長出三同時政事自行社見月分議後前民生連五発間対上部東者党地合市業内相方四定今回新場金員九入選"
    "立開手米力学問高代明実円関決子動京全目表戦経通外最言氏現理調体化田当八六約主題下首意法不来作性的要用制治度務強気小"
    "七成期公野協取都和統以機平総加山思家話世受区領多県続進正安設保改数記院女初北午指権心界支第産結百派点教報済書府活原"
    "先共得解名交資予川向際査勝面委告軍文反元重近千考判認画海参売利組知案道信策集在件団別物側任引使求所次水半品昨論計死"
    "官増係感特情投示変打男基私各始島直両朝革価式確村提運終挙果西勢減台広容必応演電歳住争談能無再位置企真流格有疑口過局"
    "少放税検藤町常校料沢裁状工建語球営空職証土与急止送援供可役構木割聞身費付施切由説転食比難防補車優夫研収断井何南石足"
    "違消境神番規術護展態導備害配算視条独警究育席輸訪起万着述想線率農州声質待試族象域助例衛然早映限親額監環験追審商葉義"
)
_SIMPLIFIED = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定"
    "行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些"
    "然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公"
    "无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将"
    "组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金"
    "增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类"
)
_TRADITIONAL = (
    "的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定"
    "行學法所民得經十三之進著等部度家電力裡如水化高自二理起小物現實加量都兩體制機當使點從業本去把性好應開它合還因由其些"
    "然前外天政四日那社義事平形相全表間樣與關各重新線內數正心反你明看原又麼利比或但質氣第向道命此變條只沒結解問意建月公"
    "無系軍很情者最立代想已通並提直題黨程展五果料象員革位入常文總次品式活設及管特件長求老頭基資邊流路級少圖山統接知較將"
    "組見計別她手角期根論運農指幾九區強放決西被做必戰先回則任取據處隊南給色光門即保治北造百規熱領七海口東導器壓志世金增"
    "爭濟階思術極交受聯什認六共權收證改清己美再採轉更單風切打白教速花帶安場身車例真務具萬每目至達走積示議聲報完類灣"
)
_KANA = "".join(map(chr, (*range(0x3041, 0x3094), *range(0x30A1, 0x30FB), 0x30FC)))

# The commonest characters of languages whose words are not set apart, or are too many to list.
COMMON_CHARACTERS: dict[str, frozenset[str]] = {
    "ko": frozenset(_KOREAN),
    "ja": frozenset(_JAPANESE + _KANA),
    "zh-hans": frozenset(_SIMPLIFIED),
    "zh-hant": frozenset(_TRADITIONAL),
}


@dataclass(frozen=True)
class Words:
    """The commonest words of a language, and the letters beyond ASCII that it is written with."""

    words: frozenset[str]
    letters: frozenset[str]


def _words(words: str, letters: str) -> Words:
    return Words(frozenset(words.split()), frozenset(letters + letters.upper()))


_ARABIC = "".join(map(chr, (*range(0x621, 0x63B), *range(0x640, 0x653)))) + "پچژگکی"
_CYRILLIC = "".join(map(chr, range(0x430, 0x450))) + "ёіїєґў"

COMMON_WORDS: dict[str, Words] = {
    "en": _words("the of and to in that is was for with on by at from as it be will", "éèêëïöüçñà"),
    "fr": _words(
        "le la les des de du et un une en au aux que qui pour dans sur par est ce sont avec",
        "àâæçéèêëîïôœùûüÿ",
    ),
    "de": _words(
        "der die das und in den von zu mit für auf des dem ein eine ist im nicht am wird", "äöüßé"
    ),
    "es": _words("el la los las de del y en que un una por con para se al su es como", "áéíóúüñªº"),
    "pt": _words(
        "o a os as de do da dos das e em que um uma por com para se no na ao", "áâãàçéêíóôõúüªº"
    ),
    "it": _words(
        "il la i le di del della e in che un una per con si dei al nel è gli", "àèéìíîòóùúªº"
    ),
    "nl": _words("de het een van en in op te dat is voor met zijn door aan bij", "éëïóöüèê"),
    "sv": _words("och i att det som en på är av för med till den har de ett", "åäöé"),
    "da": _words("og i at det er en til på af for med den de der som et har", "æøåé"),
    "fi": _words("ja on että se ei oli myös tai sekä joka ovat kun mukaan", "äöå"),
    "cy": _words(
        "y yr yn o i a ar ac am wedi gan bydd mae er i'r o'r a'r eu ei hyn", "âêîôûŵŷäëïöáéàèò"
    ),
    "ru": _words("и в на не что с по к из за от для о при как это его до", _CYRILLIC),
    "uk": _words("і в на не що з по до за від для та у при як це його є", _CYRILLIC),
    "bg": _words("и в на не че с по за от да се е са при до като ще", _CYRILLIC),
    "ar": _words("في من على إلى أن عن مع التي الذي هذا هذه بين كما وقد كان بعد", _ARABIC),
}

# In these, only the words not written in ASCII tell anything.
_NOT_LATIN = frozenset({"ru", "uk", "bg", "ar"})

# Fewer words tell nothing.
_FEWEST_WORDS = 8

# Quotation marks, dashes and signs that any language may hold.
_SIGNS = frozenset("«»‹›„“”‚‘’–—…•·§©®™°±²³€£¥¡¿×½¼¾\u00a0،؛؟№")

# What no word looks like: a capital after a small letter, a sign between letters, Latin letters
# beside others.
_MISSHAPEN = re.compile(
    r"[a-zß-öø-ÿа-яѐ-џ][A-ZÀ-ÖØ-ÞА-ЯЀ-Џ]|[^\W\d_][·§©®°±²³¤¡¿×«»‹›„“”][^\W\d_]"
    r"|[A-Za-z][\u0400-\u06ff]|[\u0400-\u06ff][A-Za-z]"
)
_MOST_MISSHAPEN = 0.04


def share_of_common_characters(text: str, language: str) -> float:
    """Return which share of the letters beyond ASCII are among a language's commonest.

    Args:
        text: a decoded text.
        language: a key of :data:`COMMON_CHARACTERS`.
    """
    letters = [c for c in text if ord(c) > 127 and unicodedata.category(c)[0] not in "PZS"]
    return _share(letters, COMMON_CHARACTERS[language])


def share_of_common_words(text: str, language: str) -> float:
    """Return which share of the words are among a language's commonest.

    Args:
        text: a decoded text.
        language: a key of :data:`COMMON_WORDS`.

    Returns:
        The share, or 0 when the text is too short to tell or holds characters the language is
        not written with.
    """
    known = COMMON_WORDS[language]
    foreign = {c for c in set(text) if ord(c) > 127} - known.letters - _SIGNS
    if foreign:
        return 0.0
    if len(_MISSHAPEN.findall(text)) > _MOST_MISSHAPEN * len(text.split()):
        return 0.0
    words = "".join(c if c.isalpha() else " " for c in text.lower()).split()
    if language in _NOT_LATIN:
        words = [word for word in words if not word.isascii()]
    return _share(words, known.words) if len(words) >= _FEWEST_WORDS else 0.0


def _share(items: list[str], common: Iterable[str]) -> float:
    return sum(item in common for item in items) / len(items) if items else 0.0

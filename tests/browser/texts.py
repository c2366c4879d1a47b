"""Texts of the site under test, in the languages it is read in."""

from __future__ import annotations

from typing import TypedDict


class Texts(TypedDict):
    """What is written in one language."""

    index: str
    word: str
    headline: str
    summary: str
    points: tuple[str, str, str, str]
    heading: str
    subheading: str
    paragraph: str
    quotation: str
    speaker: str
    role: str
    note: str
    image: str
    editors: str
    place: str
    department: str
    topics: tuple[str, str]
    document: str


TEXTS: dict[str, Texts] = {
    "en": {
        "index": "Press releases",
        "word": "ferries",
        "headline": "New ferries connect the five islands",
        "summary": "From spring, one ticket is enough for every island.",
        "points": (
            "The line opens on 2 March with three ferries.",
            "All five islands are called at twice a day.",
            "Children under twelve travel free.",
            "School classes register a week before.",
        ),
        "heading": "What changes in spring",
        "subheading": "For commuters",
        "paragraph": "The timetable follows the tides. Details are on the page of the port.",
        "quotation": "Nobody has to stay overnight any more to see a doctor.",
        "speaker": "Jane Doe",
        "role": "Minister of Transport",
        "note": "Times are local times.",
        "image": "A white ferry leaves the harbour of the northern island.",
        "editors": "Photographs may be printed free of charge.",
        "place": "Port City",
        "department": "Department of Sea Transport",
        "topics": ("Transport", "Islands"),
        "document": "Timetable of the ferries",
    },
    "ko": {
        "index": "보도자료",
        "word": "여객선",
        "headline": "다섯 섬을 잇는 새 여객선 운항",
        "summary": "봄부터 승차권 한 장으로 모든 섬에 갈 수 있습니다.",
        "points": (
            "여객선 세 척으로 3월 2일 운항을 시작한다.",
            "다섯 섬 모두 하루 두 번 들른다.",
            "열두 살 미만 어린이는 무료로 탄다.",
            "학급 단체는 일주일 전에 신청한다.",
        ),
        "heading": "봄에 달라지는 점",
        "subheading": "통근하는 주민을 위하여",
        "paragraph": "시간표는 물때를 따른다. 자세한 내용은 항구 누리집에 있다.",
        "quotation": "이제 병원에 가려고 하룻밤을 묵을 필요가 없습니다.",
        "speaker": "홍길동",
        "role": "교통부 장관",
        "note": "시각은 현지 시각이다.",
        "image": "하얀 여객선이 북쪽 섬의 항구를 떠난다.",
        "editors": "사진은 무료로 실을 수 있다.",
        "place": "항구시",
        "department": "해양교통정책국여객선운항지원과",
        "topics": ("교통", "도서 지역"),
        "document": "여객선 시간표",
    },
    "ar": {
        "index": "البيانات الصحفية",
        "word": "العبارات",
        "headline": "العبارات الجديدة تربط الجزر الخمس",
        "summary": "ابتداء من الربيع تكفي تذكرة واحدة لجميع الجزر.",
        "points": (
            "يفتتح الخط في الثاني من مارس بثلاث عبارات.",
            "تتوقف في الجزر الخمس مرتين في اليوم.",
            "يسافر الأطفال دون الثانية عشرة مجانا.",
            "تسجل الصفوف المدرسية قبل أسبوع.",
        ),
        "heading": "ما يتغير في الربيع",
        "subheading": "للمسافرين كل يوم",
        "paragraph": "يتبع الجدول حركة المد. التفاصيل في صفحة الميناء.",
        "quotation": "لم يعد على أحد أن يبيت ليلة ليزور الطبيب.",
        "speaker": "فلان الفلاني",
        "role": "وزير النقل",
        "note": "الأوقات بالتوقيت المحلي.",
        "image": "عبارة بيضاء تغادر ميناء الجزيرة الشمالية.",
        "editors": "يجوز نشر الصور مجانا.",
        "place": "مدينة الميناء",
        "department": "إدارة النقل البحري",
        "topics": ("النقل", "الجزر"),
        "document": "جدول العبارات",
    },
}
TEXTS["fr"] = {
    **TEXTS["en"],
    "index": "Communiqués de presse",
    "headline": "De nouveaux ferries relient les cinq îles",
    "summary": "Dès le printemps, un seul billet suffit.",
}
TEXTS["ja"] = {
    **TEXTS["en"],
    "index": "報道発表",
    "headline": "五つの島を結ぶ新しいフェリー",
    "summary": "春から一枚の切符ですべての島へ。",
}

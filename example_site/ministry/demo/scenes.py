"""What is in the pictures: each is drawn to fit the description that the releases give of it."""

from __future__ import annotations

from dataclasses import dataclass

from .canvas import HEIGHT, WIDTH, Canvas

STONE, STONE_DARK, WHITE, RED, NAVY, GLASS = (
    "#b9b4a9",
    "#8f8b83",
    "#f8f6f0",
    "#c2553f",
    "#27465a",
    "#8fb6c4",
)
LAMP, GLOW = "#ffe7a8", "#e9b872"


@dataclass(frozen=True)
class Light:
    """The colours of a time of day, and where the sun or the moon stands."""

    sun_at: tuple[float, float]
    sky: str
    haze: str
    sun: str
    hill: str
    sea: str
    waves: str


DAY = Light((1230, 230), "#dbe9ef", "#edf3f0", "#f6d9a5", "#9db5a4", "#6f9fb3", "#8fb6c4")
DUSK = Light((690, 560), "#c8b7c4", "#f0cfb4", "#e58a5e", "#7d7f92", "#5d7c97", "#7d97ad")
EVENING = Light((1330, 170), "#3d5470", "#6f7592", "#e9e4d2", "#34465c", "#2f4a63", "#46627c")


def harbour(canvas: Canvas) -> None:
    """Draw a ferry quay in the evening, with its lights on."""
    _coast(canvas, EVENING)
    canvas.box(0, 640, 700, HEIGHT, STONE_DARK)
    canvas.box(0, 640, 700, 664, STONE)
    canvas.box(80, 470, 420, 640, WHITE)
    canvas.shape([(50, 472), (250, 390), (450, 472)], RED)
    for x in (120, 200, 280, 360):
        canvas.box(x, 520, x + 40, 570, LAMP)
    for x in (500, 650):
        canvas.line([(x, 640), (x, 400)], NAVY, 10)
        canvas.disc(x, 385, 46, GLOW)
        canvas.disc(x, 385, 24, LAMP)
    canvas.shape([(700, 610), (860, 610), (860, 628), (700, 650)], STONE)
    _ferry(canvas, left=830, waterline=760, windows=LAMP)
    for row in range(4):
        y = 800 + row * 26
        canvas.line([(760 + row * 30, y), (900 + row * 30, y)], GLOW, 5)


def lighthouse(canvas: Canvas) -> None:
    """Draw a white lighthouse on a headland at dusk."""
    _coast(canvas, DUSK, horizon=600)
    headland = [(820.0, 900.0), (900, 700), (1080, 650), (1400, 680), (1600, 780), (1600, 900)]
    canvas.shape(headland, STONE)
    canvas.shape([(820, HEIGHT), (900, 700), (1000, 730), (1040, HEIGHT)], STONE_DARK)
    canvas.shape([(1140, 192), (1140, 220), (420, 300), (420, 120)], "#f3dfc0")
    canvas.shape([(1090, 670), (1120, 260), (1240, 260), (1270, 670)], WHITE)
    for y in (350, 460):
        canvas.box(1168, y, 1192, y + 44, NAVY)
    canvas.box(1100, 240, 1260, 262, NAVY)
    canvas.box(1130, 170, 1230, 240, LAMP)
    canvas.line([(1180, 170), (1180, 240)], NAVY, 6)
    canvas.shape([(1115, 170), (1180, 105), (1245, 170)], NAVY)
    canvas.box(1160, 590, 1200, 672, NAVY)
    canvas.box(1300, 600, 1460, 690, WHITE)
    canvas.shape([(1280, 602), (1380, 540), (1480, 602)], RED)
    canvas.box(1340, 626, 1370, 660, LAMP)


def tide_gauge(canvas: Canvas) -> None:
    """Draw a tide station at the end of a breakwater, with the open sea behind it."""
    _coast(canvas, DAY)
    canvas.shape([(0, 700), (1040, 640), (1120, 700), (1180, HEIGHT), (0, HEIGHT)], STONE)
    canvas.shape([(0, 700), (1040, 640), (1120, 700), (0, 762)], STONE_DARK)
    canvas.box(860, 430, 1040, 660, WHITE)
    canvas.box(845, 405, 1055, 435, NAVY)
    canvas.box(890, 520, 960, 660, NAVY)
    canvas.box(980, 480, 1020, 530, GLASS)
    canvas.line([(950, 405), (950, 220)], NAVY, 10)
    canvas.line([(910, 250), (990, 250)], NAVY, 8)
    canvas.disc(950, 215, 18, RED)
    canvas.shape([(985, 385), (1045, 340), (1060, 360), (1010, 405)], NAVY)
    canvas.box(1250, 470, 1300, 820, WHITE)
    for mark in range(7):
        y = 490 + mark * 44
        canvas.box(1250, y, 1275 if mark % 2 else 1300, y + 14, RED if mark % 2 else NAVY)
    canvas.line([(1215, 822), (1335, 822)], WHITE, 6)


def ferry(canvas: Canvas) -> None:
    """Draw a ferry at sea."""
    _coast(canvas, DAY)
    _ferry(canvas, left=280, waterline=740, windows=GLASS, size=1.4)
    canvas.line([(150, 752), (1450, 752)], WHITE, 8)
    canvas.line([(210, 782), (1150, 782)], DAY.waves, 6)


def _coast(canvas: Canvas, light: Light, horizon: float = 520) -> None:
    canvas.box(0, 0, WIDTH, horizon, light.sky)
    canvas.box(0, horizon - 150, WIDTH, horizon, light.haze)
    canvas.disc(*light.sun_at, 80, light.sun)
    canvas.shape([(0, horizon), (0, 430), (260, 380), (560, 450), (800, horizon)], light.hill)
    canvas.box(0, horizon, WIDTH, HEIGHT, light.sea)
    for row in range(7):
        y = horizon + 40 + row * 52
        for column in range(5):
            x = (column * 370 + row * 143) % (WIDTH + 200) - 150
            canvas.line([(x, y), (x + 110 + row * 12, y)], light.waves, 5)


def _ferry(canvas: Canvas, left: float, waterline: float, windows: str, size: float = 1.0) -> None:
    def x(distance: float) -> float:
        return left + distance * size

    def y(height: float) -> float:
        return waterline - height * size

    canvas.shape([(x(0), y(100)), (x(750), y(100)), (x(693), y(0)), (x(57), y(0))], NAVY)
    canvas.shape([(x(11), y(80)), (x(739), y(80)), (x(730), y(66)), (x(20), y(66))], RED)
    canvas.box(x(86), y(171), x(643), y(100), WHITE)
    canvas.box(x(171), y(229), x(557), y(171), WHITE)
    canvas.line([(x(171), y(174)), (x(557), y(174))], STONE, 6)
    canvas.shape([(x(443), y(229)), (x(464), y(279)), (x(543), y(279)), (x(557), y(229))], WHITE)
    canvas.box(x(477), y(264), x(539), y(246), windows)
    canvas.shape([(x(243), y(229)), (x(254), y(307)), (x(319), y(307)), (x(330), y(229))], RED)
    canvas.box(x(252), y(307), x(321), y(289), NAVY)
    for deck, first, count in ((150, 114, 12), (211, 200, 7)):
        for window in range(count):
            canvas.box(
                x(first + window * 43), y(deck), x(first + window * 43 + 24), y(deck - 21), windows
            )

import pytest
from tests.browser.driver import *
from tests.browser.driver import Mode
from tests.browser.states import BY_NAME
pytestmark=[pytest.mark.browser, pytest.mark.django_db]
@pytest.mark.parametrize("lang",["en","ko","ar"])
def test_shoot(world,browser,lang):
    N320=Mode("320d",320,640,{"prefers-color-scheme":"dark"})
    for name,state in (("most-read","home"),("what","what-we-count"),("release","release-full"),("index","index-first")):
        for mode in (LIGHT,NARROW,DARK,FORCED):
            if lang!="en" and mode is FORCED and name!="release": continue
            visit(browser,BY_NAME[state].url(world,lang),mode)
            im=screenshot(browser)
            if name in("release","index"): im=im.crop((0,0,im.width,min(im.height,1400)))
            im.save(f"/tmp/scratch/shots/readers-{name}-{lang}-{mode.name}.png")

// One line in a language the reader prefers, when the page is there in it. Nothing is sent.

const KEY = "pressroom-suggestion";
const CLOSED = "closed";

// A browser may refuse its storage: then the line comes back with the next page.
const storage = (use) => {
  try {
    return use(localStorage);
  } catch {}
};

// With script and region: "zh-TW" is zh-Hant-TW, and no reader of it is offered zh-Hans.
const parse = (tag) => {
  try {
    return new Intl.Locale(tag).maximize();
  } catch {}
};

const likeness = (wanted, offered) => {
  const [first, second] = [parse(wanted), parse(offered)];
  if (!first || first.language !== second?.language || first.script !== second.script) return 0;
  if (first.region !== second.region) return 1;
  return wanted.toLowerCase() === offered.toLowerCase() ? 3 : 2;
};

// Browsers add the bare code ("zh-TW, zh"), and that alone would be zh-Hans-CN.
const isAfterthought = (tag, at, all) =>
  !tag.includes("-") && all.slice(0, at).some((earlier) => parse(earlier)?.language === tag);

const choose = (links) => {
  for (const wanted of navigator.languages.filter((tag, at, all) => !isAfterthought(tag, at, all))) {
    let choice;
    let most = 0;
    // The page itself first: a translation has to be nearer to win.
    for (const offer of [document.documentElement, ...links]) {
      const degree = likeness(wanted, offer.lang);
      if (degree > most) [choice, most] = [offer, degree];
    }
    if (choice) return choice;
  }
};

const template = document.querySelector("[data-pressroom-suggestions]");
const links = template ? [...template.content.children] : [];
const link = choose(links);
if (links.includes(link) && storage((kept) => kept.getItem(KEY)) !== CLOSED) {
  const { name, close, closeLang } = link.dataset;
  const line = document.createElement("aside");
  line.className = "pressroom-suggestion";
  line.lang = link.lang;
  line.dir = link.dir;
  line.setAttribute("aria-label", name);
  const button = document.createElement("button");
  button.type = "button";
  button.lang = closeLang || link.lang;
  button.textContent = close;
  line.append(link, button);
  template.before(line);
  button.addEventListener("click", () => {
    storage((kept) => kept.setItem(KEY, CLOSED));
    const hadFocus = line.contains(document.activeElement);
    line.remove();
    // Where Tab would have led from here.
    if (hadFocus) document.querySelector("header a[href], main")?.focus();
  });
}

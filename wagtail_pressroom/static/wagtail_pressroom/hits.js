// Counts one display of this page, once it is really seen. No cookie, nothing is stored here.

const recorders = document.querySelectorAll("[data-pressroom-hit]");
// Several recorders of one page have the same token: it is sent once.
const pages = new Map([...recorders].map(({ dataset }) => [dataset.pressroomToken, dataset.pressroomHit]));
let waiting = true;

// A reader never hears of it when this fails.
const send = async (url, body) => {
  try {
    await fetch(url, { method: "POST", body, keepalive: true });
  } catch {}
};

const record = () => {
  if (!waiting || document.prerendering || document.visibilityState !== "visible" || navigator.webdriver) return;
  waiting = false;
  for (const [token, url] of pages) send(url, token);
};

document.addEventListener("visibilitychange", record);
document.addEventListener("prerenderingchange", record);
// Back from the cache of the browser, perhaps in a tab that is looked at later.
addEventListener("pageshow", (event) => {
  waiting ||= event.persisted;
  record();
});
record();

// Counts one display of this page, once it is really seen. No cookie, nothing is stored here.

const page = document.querySelector("[data-pressroom-hit]");

const record = () => {
  if (document.prerendering || document.visibilityState !== "visible" || navigator.webdriver) return;
  document.removeEventListener("visibilitychange", record);
  fetch(page.dataset.pressroomHit, {
    method: "POST",
    body: page.dataset.pressroomToken,
    keepalive: true,
    headers: { "Content-Type": "text/plain" },
  }).catch(() => {});
};

document.addEventListener("visibilitychange", record);
document.addEventListener("prerenderingchange", record);
addEventListener("pageshow", (event) => event.persisted && record());
record();

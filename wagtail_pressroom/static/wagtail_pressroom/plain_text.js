// Copies a release as plain text. Without this file there is the link beside the button.

const fetchText = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.text();
};

const copy = async (text) => {
  if (!window.ClipboardItem) return navigator.clipboard.writeText(await text);
  // Safari lets nobody write once the click is over: it is given the promise.
  const blob = text.then((content) => new Blob([content], { type: "text/plain" }));
  return navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
};

// Browsers offer no clipboard to pages that came without encryption.
const buttons = navigator.clipboard ? document.querySelectorAll("[data-pressroom-copy]") : [];
for (const button of buttons) {
  // It is there, and empty, long before it says something: otherwise it would not be read out.
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  button.after(status);
  button.hidden = false;
  button.addEventListener("click", async () => {
    // Emptied first: the same words again would not be read out either.
    status.textContent = "";
    try {
      await copy(fetchText(button.dataset.pressroomCopy));
      status.textContent = button.dataset.copied;
    } catch {
      status.textContent = button.dataset.failed;
    }
  });
}

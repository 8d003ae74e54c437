// What br-autosave keeps on this device belongs to one person, and only until it is recorded. On every page:
// - another person than the one who typed: all of it is forgotten; so it is when one signs out (data-forgets-drafts);
// - a message that a form was recorded (data-saved="its keys"): what was kept under these keys is forgotten;
// - a link that leaves a form without changing anything (data-forgets-draft): what is kept of that form is, once the page is left;
//   not while it is still offered (br-resume): nobody has chosen yet.
const PREFIX = "br-draft:";
const OWNER = "br-draft-owner";

const kept = () => Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));
const forget = (names) => names.forEach((name) => localStorage.removeItem(name));

function keyOf(name) {
  try {
    return new Map(JSON.parse(localStorage.getItem(name)).fields).get("device_key");
  } catch {
    return undefined;
  }
}

const person = document.body.dataset.person;
if (person && localStorage.getItem(OWNER) !== person) {
  forget(kept());
  localStorage.setItem(OWNER, person);
}
document.querySelectorAll("[data-saved]").forEach((mark) => {
  const keys = mark.dataset.saved.split(" ");
  forget(kept().filter((name) => keys.includes(keyOf(name))));
});
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-forgets-draft]");
  const form = link && (link.closest("br-autosave") ?? document.querySelector("br-resume"));
  if (form && !form.offered?.length) window.addEventListener("pagehide", () => forget([form.key]));
});
document.addEventListener("submit", (event) => {
  if (event.target.matches("[data-forgets-drafts]")) forget([...kept(), OWNER]);
});

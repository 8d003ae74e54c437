// <br-shortcuts><dialog>: the list of shortcuts, opened by ? or by a button with data-opens="shortcuts".
// Shortcuts of a single key can be turned off, because they get in the way of who dictates.
const KEY = "br-one-key";
const FIELDS = "input, textarea, select";
const isTyping = (target) => target instanceof HTMLElement && (target.isContentEditable || target.matches(FIELDS));

class Shortcuts extends HTMLElement {
  connectedCallback() {
    this.dialog = this.querySelector("dialog");
    const kept = this.querySelector("input[type=checkbox]");
    kept.checked = localStorage.getItem(KEY) !== "off";
    kept.addEventListener("change", () => localStorage.setItem(KEY, kept.checked ? "on" : "off"));
    document.querySelectorAll("[data-opens=shortcuts]").forEach((button) => {
      button.closest("[hidden]")?.removeAttribute("hidden");
      button.addEventListener("click", () => this.open());
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "?" || event.ctrlKey || event.metaKey || !kept.checked || isTyping(event.target)) return;
      event.preventDefault();
      this.open();
    });
  }

  open() {
    if (!document.querySelector("dialog[open]")) this.dialog.showModal();
  }
}
customElements.define("br-shortcuts", Shortcuts);

// <br-once><form>…</form></br-once>: a form leaves once. A double click or an impatient second one does nothing.
// The button may say what is going on: <button data-busy="Envoi en cours…">.
class Once extends HTMLElement {
  connectedCallback() {
    this.addEventListener("submit", (event) => this.leave(event));
    // Coming back by the browser's arrow gives the form back.
    window.addEventListener("pageshow", (event) => event.persisted && this.reset());
    // A fragment that came back with errors can be sent again.
    this.addEventListener("htmx:afterRequest", () => this.reset());
  }

  leave(event) {
    if (this.hasAttribute("sent")) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    if (event.defaultPrevented && !event.target.closest("[hx-post]")) return;
    this.setAttribute("sent", "");
    for (const button of this.buttons()) {
      button.setAttribute("aria-disabled", "true");
      if (button === event.submitter && button.dataset.busy) {
        button.dataset.rest = button.textContent;
        button.textContent = button.dataset.busy;
      }
    }
  }

  reset() {
    this.removeAttribute("sent");
    for (const button of this.buttons()) {
      button.removeAttribute("aria-disabled");
      if (button.dataset.rest) button.textContent = button.dataset.rest;
    }
  }

  buttons() {
    const inside = this.querySelectorAll("button:not([type=button])");
    const of = (form) => [...document.querySelectorAll(`button[form="${CSS.escape(form.id)}"]`)];
    return [...inside, ...[...this.querySelectorAll("form[id]")].flatMap(of)];
  }
}
customElements.define("br-once", Once);

// <br-autosave key="visit:…" draft-url="…"><form>…<span data-save-state role="status"></span></form></br-autosave>
// What is typed stays on this device, and on the server when draft-url is given. A closed tab, a time-out or a lost network
// loses nothing: the next opening of the form finds it. A form that was sent is offered again for a day, never put back by itself,
// and forgotten when a later page holds data-saved="visit:…".
const PREFIX = "br-draft:";
const DAY = 86400000;
const SKIPPED = new Set(["csrfmiddlewaretoken"]);
const hour = (at) => new Date(at).toLocaleTimeString("fr-FR", { hour: "numeric", minute: "2-digit" }).replace(":", " h ");
const read = (key) => JSON.parse(localStorage.getItem(PREFIX + key) ?? "null");

document.querySelectorAll("[data-saved]").forEach((mark) => localStorage.removeItem(PREFIX + mark.dataset.saved));

class Autosave extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.key = this.getAttribute("key");
    const kept = read(this.key);
    const refused = this.querySelector(".br-errors"); // the server gave back what was sent, with what to correct
    if (refused) this.keep(false, true);
    else if (kept && Date.now() - kept.at > 30 * DAY) localStorage.removeItem(PREFIX + this.key);
    else if (kept?.sent) this.offer(kept);
    else if (kept) this.restore(kept);
    this.form.addEventListener("input", () => this.later());
    this.form.addEventListener("change", () => this.later());
    this.form.addEventListener("submit", () => this.keep(true));
    window.addEventListener("pagehide", () => this.timer && this.keep(false));
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(false), 300);
  }

  keep(sent, silent = false) {
    clearTimeout(this.timer);
    this.timer = 0;
    const fields = [...new FormData(this.form)].filter(([name, value]) => typeof value === "string" && !SKIPPED.has(name));
    const at = Date.now();
    try {
      localStorage.setItem(PREFIX + this.key, JSON.stringify({ at, sent, fields }));
      if (!silent) this.say(`Gardé sur cet appareil à ${hour(at)}`);
    } catch {
      this.say("Cet appareil n’a plus de place : enregistrez avant de fermer cette page");
    }
    if (!sent && !silent && this.hasAttribute("draft-url")) this.send(at);
  }

  async send(at) {
    try {
      const answer = await fetch(this.getAttribute("draft-url"), { method: "POST", body: new FormData(this.form) });
      this.say(answer.ok ? `Brouillon enregistré à ${hour(at)}` : `Gardé sur cet appareil à ${hour(at)}`);
    } catch {
      this.say(`Hors connexion. Gardé sur cet appareil à ${hour(at)}`);
    }
  }

  restore(kept) {
    const values = new Map();
    for (const [name, value] of kept.fields) values.set(name, [...(values.get(name) ?? []), value]);
    for (const control of this.form.elements) {
      if (!control.name || SKIPPED.has(control.name) || control.type === "file") continue;
      const given = values.get(control.name) ?? [];
      if (control.type === "checkbox" || control.type === "radio") control.checked = given.includes(control.value);
      else if (control.multiple) [...control.options].forEach((option) => { option.selected = given.includes(option.value); });
      else if (given.length) control.value = given.shift();
    }
    this.form.dispatchEvent(new CustomEvent("br:restored", { bubbles: true }));
    this.say(`Votre saisie de ${hour(kept.at)} est retrouvée`);
  }

  offer(kept) {
    if (Date.now() - kept.at > DAY) return;
    const button = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-plain btn-sm" });
    button.textContent = `Reprendre la saisie envoyée à ${hour(kept.at)}`;
    button.addEventListener("click", () => { this.restore(kept); button.remove(); });
    this.form.prepend(button);
  }

  say(text) {
    const inside = this.querySelector("[data-save-state]") ?? document.querySelector("[data-save-state]");
    if (inside) inside.textContent = text;
  }
}
customElements.define("br-autosave", Autosave);

// <br-autosave key="person:programme:visit:…" draft-url="…" draft-at="…"><form>…<span data-save-state role="status"></span></form>
// What is typed stays on this device, and on the server when draft-url is given. A closed tab, a time-out or a lost network
// loses nothing: the next opening of the form finds it, the newer of the two. A form that was sent is offered again for a day,
// never put back by itself; br-drafts.js forgets it once recorded. `draft-at`: when the server kept what the page shows.
const PREFIX = "br-draft:";
const DAY = 86400000;
const SKIPPED = new Set(["csrfmiddlewaretoken"]);
const hour = (at) => new Date(at).toLocaleTimeString("fr-FR", { hour: "numeric", minute: "2-digit" }).replace(":", " h ");
const SAYS = {
  opaqueredirect: "Session fermée : rien n’est enregistré sur le serveur. Gardé sur cet appareil",
  403: "Votre session a changé : rechargez la page. Gardé sur cet appareil",
  409: "Cette visite est déjà notée : enregistrez pour comparer. Gardé sur cet appareil",
};

class Autosave extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.key = PREFIX + this.getAttribute("key");
    this.say("Ce que vous tapez est gardé");
    const kept = JSON.parse(localStorage.getItem(this.key) ?? "null");
    if (this.hasAttribute("typed") || this.querySelector(".br-errors")) this.keep(false, true); // given back by the server
    else if (kept && Date.now() - kept.at > 30 * DAY) localStorage.removeItem(this.key);
    else if (kept) this.find(kept);
    ["input", "change"].forEach((typed) => this.form.addEventListener(typed, () => this.later()));
    this.form.addEventListener("submit", () => this.keep(true));
    window.addEventListener("pagehide", () => this.timer && this.keep(false));
  }

  find(kept) {
    const savedAt = kept.savedAt ? Date.parse(kept.savedAt) : kept.at;
    const isOlder = Date.parse(this.getAttribute("draft-at") ?? "") > savedAt + 1000; // kept since, from another device
    if (kept.sent) this.offer(kept, "envoyée");
    else if (!isOlder) this.restore(kept);
    else kept.savedAt ? localStorage.removeItem(this.key) : this.offer(kept, "gardée sur cet appareil");
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(false), 300);
  }

  keep(sent, silent = false) {
    this.timer = clearTimeout(this.timer);
    const fields = [...new FormData(this.form)].filter(([name, value]) => typeof value === "string" && !SKIPPED.has(name));
    const kept = { at: Date.now(), sent, fields };
    if (!silent) this.say(`Gardé sur cet appareil à ${hour(kept.at)}`);
    this.write(kept);
    if (!sent && !silent && this.hasAttribute("draft-url")) this.send(kept);
  }

  write(kept) {
    try {
      localStorage.setItem(this.key, JSON.stringify(kept));
    } catch {
      this.say("Cet appareil n’a plus de place : enregistrez avant de fermer cette page");
    }
  }

  // Redirected means sent to the sign-in page: nothing was kept there.
  async send(kept) {
    const at = hour(kept.at);
    try {
      const answer = await fetch(this.getAttribute("draft-url"), { method: "POST", body: new FormData(this.form), redirect: "manual" });
      if (!answer.ok) return this.say(`${SAYS[answer.type] ?? SAYS[answer.status] ?? "Gardé sur cet appareil"} à ${at}`);
      const { saved_at: savedAt } = await answer.json();
      if (localStorage.getItem(this.key) === JSON.stringify(kept)) this.write({ ...kept, savedAt });
      this.say(`Brouillon enregistré à ${at}`);
    } catch {
      this.say(`Hors connexion. Gardé sur cet appareil à ${at}`);
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

  offer(kept, how) {
    if (Date.now() - kept.at > DAY) return;
    const button = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-plain btn-sm" });
    button.textContent = `Reprendre la saisie ${how} à ${hour(kept.at)}`;
    button.addEventListener("click", () => { this.restore(kept); button.remove(); });
    this.form.prepend(button);
  }

  say(text) {
    const inside = this.querySelector("[data-save-state]") ?? document.querySelector("[data-save-state]");
    if (inside) inside.textContent = text;
  }
}
customElements.define("br-autosave", Autosave);

// <br-resume key="person:programme:version:…" typed><form>…</form></br-resume>, after br-autosave.js: a form whose lines come from the
// server. What was kept is offered, never put back by itself; taken back, it is sent to the address of the page, which draws the whole
// form from it. `typed`: the page shows what was just sent. While the offer stands, typing anew loses neither.
const Autosave = customElements.get("br-autosave");
const WHEN = { day: "numeric", month: "long", hour: "numeric", minute: "2-digit" };
const moment = (at) => new Date(at).toLocaleString("fr-FR", WHEN).replace(":", " h ");
const made = (tag, values, ...inside) => {
  const element = Object.assign(document.createElement(tag), values);
  element.append(...inside);
  return element;
};

class Resume extends Autosave {
  connectedCallback() {
    this.offered = [];
    super.connectedCallback();
    if (this.hasAttribute("typed")) this.say("Votre saisie est là, gardée sur cet appareil");
    // Swapped: a page left in the instant before it settles keeps its new line too.
    for (const drawn of ["htmx:afterSwap", "htmx:afterSettle"]) {
      document.addEventListener(drawn, (event) => this.form.contains(event.target) && this.later());
    }
  }

  find({ before, ...kept }) {
    this.offered = before ? [kept, before] : [kept];
    [...this.offered].reverse().forEach((one) => this.offer(one));
  }

  write(kept) {
    super.write({ ...kept, before: this.offered[0] });
  }

  offer(kept) {
    const what = kept.sent ? "a été envoyée, et rien ne dit qu’elle est enregistrée" : "n’a pas été enregistrée";
    const words = `Une saisie du ${moment(kept.at)} ${what}. Elle est gardée sur cet appareil.`;
    const button = (textContent, onclick) => made("button", { type: "button", className: "btn btn-plain btn-sm", textContent, onclick });
    const acts = made("div", { className: "br-acts" });
    const panel = made("section", { className: "br-panel br-stack br-stack-s mb-4", ariaLabel: "Saisie non enregistrée" });
    acts.append(button("Reprendre", () => this.restore(kept)), button("Écarter", () => this.discard(kept, panel)));
    panel.append(made("p", { textContent: words }), acts);
    this.prepend(panel);
  }

  discard(kept, panel) {
    panel.remove();
    const held = JSON.parse(localStorage.getItem(this.key) ?? "null");
    const isNew = held && this.offered.every(({ at }) => at !== held.at);
    this.offered = this.offered.filter((one) => one !== kept);
    if (isNew) this.write(held);
    else if (this.offered.length) super.write(this.offered[0]);
    else localStorage.removeItem(this.key);
    this.say("Saisie écartée");
    this.form.querySelector("input:not([type=hidden]), select, textarea").focus();
  }

  restore(kept) {
    const token = this.form.elements.csrfmiddlewaretoken.value;
    const fields = [["csrfmiddlewaretoken", token], ["do", "resume"], ...kept.fields.filter(([name]) => name !== "do")];
    const inputs = fields.map(([name, value]) => made("input", { type: "hidden", name, value }));
    const form = made("form", { method: "post", hidden: true }, ...inputs);
    document.body.append(form);
    form.submit();
  }
}
customElements.define("br-resume", Resume);

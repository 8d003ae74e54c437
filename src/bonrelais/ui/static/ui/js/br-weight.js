// <br-weight most="octets"><form><p data-too-heavy hidden><span role="status"></span></p>…</form></br-weight>: a form too heavy for
// the server is not sent: it says so, and what is typed stays. Without scripts the server refuses it, and going back finds it again.
const number = (value) => value.toLocaleString("fr-FR").replace(/\u202f/g, "\u00a0");

class Weight extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.warning = this.querySelector("[data-too-heavy]");
    this.form.addEventListener("submit", (event) => this.check(event), { capture: true });
    document.addEventListener("htmx:beforeRequest", (event) => event.detail.requestConfig.verb === "post" && this.check(event));
  }

  check(event) {
    const sizes = [...new FormData(this.form)].map(([name, value]) => [name, new Blob([encodeURIComponent(value)]).size]);
    const most = Number(this.getAttribute("most"));
    const isHeavy = sizes.reduce((sum, [name, size]) => sum + name.length + size + 2, 0) > most;
    this.warning.hidden = !isHeavy;
    if (!isHeavy) return;
    event.preventDefault();
    event.stopPropagation();
    const [heaviest] = sizes.reduce((one, other) => (other[1] > one[1] ? other : one));
    const field = this.form.elements[heaviest];
    const label = document.querySelector(`label[for^="${field.id}"]`)?.firstChild.textContent.trim() ?? heaviest;
    const told = `« ${label} » a ${number(field.value.length)} signes : c’est trop pour être envoyé.`;
    this.warning.querySelector("span").textContent = `${told} Gardez-en l’essentiel. Rien de ce que vous avez tapé n’est perdu.`;
    this.warning.scrollIntoView({ block: "center" });
  }
}
customElements.define("br-weight", Weight);

// <br-sift><fieldset>many check boxes</fieldset></br-sift>: a field that keeps in sight the boxes that hold the words typed, and
// those that are ticked. Without scripts every box shows.
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

class Sift extends HTMLElement {
  connectedCallback() {
    const fieldset = this.querySelector("fieldset");
    if (!fieldset || this.input) return;
    const legend = fieldset.querySelector("legend");
    this.input = Object.assign(document.createElement("input"), { type: "search", className: "form-control", autocomplete: "off" });
    this.input.ariaLabel = `Chercher parmi : ${legend.firstChild.textContent.trim()}`;
    this.input.placeholder = "Chercher un mot, ou montrer ce qui est coché";
    this.said = Object.assign(document.createElement("p"), { className: "small br-2" });
    this.said.role = "status";
    legend.after(this.input, this.said);
    this.boxes = [...fieldset.querySelectorAll(".form-check")];
    for (const name of ["input", "change"]) this.input.addEventListener(name, (event) => event.stopPropagation());
    this.input.addEventListener("input", () => this.sift());
    this.input.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
    this.addEventListener("change", () => this.tell());
    window.addEventListener("pageshow", () => this.sift()); // boxes that the browser ticked again
    this.sift();
  }

  // Nothing typed: what is ticked, or all when nothing is.
  sift() {
    const asked = plain(this.input.value).split(/\s+/).filter(Boolean);
    for (const box of this.boxes) {
      const holds = asked.every((word) => plain(box.textContent).includes(word));
      box.hidden = !box.querySelector("input").checked && !holds;
    }
    this.tell();
  }

  tell() {
    const chosen = this.boxes.filter((box) => box.querySelector("input").checked).length;
    const shown = this.boxes.filter((box) => !box.hidden).length;
    this.said.textContent = `${chosen} coché${chosen > 1 ? "s" : ""}, ${shown} sur ${this.boxes.length} affichés`;
  }
}
customElements.define("br-sift", Sift);

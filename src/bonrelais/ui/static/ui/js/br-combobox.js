// <br-combobox><label for="x">…</label><select id="x">…</select></br-combobox>: a long list of choices searched by its words.
// The list stays in the page, hidden, and is what the form sends; without scripts it is the list that shows. br-picker builds on it.
const MOST = 60;
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const made = (tag, values) => Object.assign(document.createElement(tag), values);

class Combobox extends HTMLElement {
  connectedCallback() {
    this.control = this.querySelector("select, textarea");
    if (!this.control || this.input) return;
    const { id } = this.control;
    this.input = made("input", { type: "text", id: `${id}-cherche`, className: "form-control", autocomplete: "off", role: "combobox" });
    this.list = made("ul", { id: `${id}-liste`, className: "br-options", role: "listbox", ariaLabel: "Propositions", hidden: true });
    this.said = made("span", { className: "visually-hidden", role: "status" });
    Object.assign(this.input, { ariaAutoComplete: "list", ariaExpanded: "false" });
    this.input.setAttribute("aria-controls", this.list.id);
    for (const name of ["aria-describedby", "aria-invalid"]) {
      if (this.control.hasAttribute(name)) this.input.setAttribute(name, this.control.getAttribute(name));
    }
    this.querySelector(`label[for="${id}"]`)?.setAttribute("for", this.input.id);
    const box = made("div", { className: "br-combo" });
    box.append(this.input, this.list, this.said);
    this.control.before(box);
    this.control.hidden = true;
    for (const name of ["input", "change"]) this.input.addEventListener(name, (event) => event.stopPropagation());
    this.input.addEventListener("input", () => this.ask());
    this.input.addEventListener("keydown", (event) => this.press(event));
    this.input.addEventListener("blur", () => this.close());
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.take(this.options[[...this.list.children].indexOf(event.target.closest("li"))]));
    this.settle();
  }

  settle() {
    this.input.value = this.control.value ? this.control.selectedOptions[0].text : "";
    this.input.placeholder = this.control.options[0]?.value ? "" : this.control.options[0]?.text ?? "";
  }

  async ask() {
    const asked = plain(this.input.value).split(/\s+/);
    const found = [...this.control.options].filter(({ value, text }) => value && asked.every((word) => plain(text).includes(word)));
    const options = found.slice(0, MOST).map(({ value, text }) => ({ code: value, label: text }));
    this.show(options, `${found.length} réponse${found.length > 1 ? "s" : ""}`);
  }

  show(options, words) {
    this.options = options;
    this.at = -1;
    this.list.replaceChildren(...options.map(({ label, about }, rank) => {
      const line = made("li", { id: `${this.list.id}-${rank}`, role: "option", textContent: label });
      if (about) line.append(made("small", { textContent: ` ${about}` }));
      return line;
    }));
    this.list.hidden = !options.length;
    this.input.ariaExpanded = String(Boolean(options.length));
    this.input.removeAttribute("aria-activedescendant");
    this.said.textContent = words;
  }

  press(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.list.hidden ? this.open() : this.move(step);
    else if (event.key === "Enter") this.enter();
    else if (event.key === "Escape" && !this.list.hidden) this.close();
    else return;
    event.preventDefault();
  }

  open() {
    if (this.control.matches("select")) this.input.value = "";
    this.ask();
  }

  enter() {
    if (!this.list.hidden) this.take(this.options[Math.max(this.at, 0)]);
  }

  move(step) {
    const { length } = this.options;
    this.list.children[this.at]?.removeAttribute("aria-selected");
    this.at = (this.at + step + length) % length;
    const line = this.list.children[this.at];
    line.ariaSelected = "true";
    line.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", line.id);
  }

  take(option) {
    if (!option) return;
    this.control.value = option.code;
    this.close();
    this.control.dispatchEvent(new Event("change", { bubbles: true }));
  }

  close() {
    this.show([], "");
    this.settle();
  }
}
customElements.define("br-combobox", Combobox);

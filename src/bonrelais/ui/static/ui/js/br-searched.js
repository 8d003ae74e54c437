// What <br-combobox> and <br-picker> share: a field beside the control that the form sends, and a list of what it finds. Each says how it
// asks (`ask`), takes an option (`take`), is left (`leave`), shows what is chosen (`settle`) and what the browser put back (`follow`).
// `fetch` asks the address in `src`, with the value of the field `beside`.
const made = (tag, values) => Object.assign(document.createElement(tag), values);

class Searched extends HTMLElement {
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
    this.input.addEventListener("blur", () => this.leave());
    window.addEventListener("pageshow", () => this.isConnected && this.follow());
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.take(this.options[[...this.list.children].indexOf(event.target.closest("li"))]));
    this.settle();
  }

  async fetch(text) {
    this.asked?.abort();
    this.asked = new AbortController();
    const address = new URL(this.getAttribute("src"), location.href);
    address.searchParams.set("q", text);
    const beside = this.control.form.elements[this.getAttribute("beside")];
    if (beside) address.searchParams.set("nomenclature", beside.value);
    const answer = await fetch(address, { headers: { "HX-Request": "true" }, signal: this.asked.signal });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
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

  close() {
    this.show([], "");
    this.settle();
  }
}
customElements.define("br-searched", Searched);

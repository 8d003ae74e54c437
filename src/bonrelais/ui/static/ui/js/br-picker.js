// <br-picker src="…" beside="another field"><label for="x">…</label><textarea id="x"></textarea><ul class="br-picked"></ul></br-picker>,
// after br-combobox.js: codes found by their words, kept one a line in the text that the form sends. `src` answers
// {"options": [{"code", "label", "about"}, …], "words": "3 réponses"}. Several codes pasted at once are taken as they are.
const Combobox = customElements.get("br-combobox");
const WAIT = 200;
const SEPARATORS = /[\n,;]+/;

class Picker extends Combobox {
  connectedCallback() {
    super.connectedCallback();
    this.picked = this.querySelector(".br-picked");
    if (this.picked.dataset.ready) return;
    this.picked.dataset.ready = "yes";
    for (const chip of this.picked.children) chip.append(this.remover(chip));
    this.input.addEventListener("paste", (event) => this.paste(event));
    this.picked.addEventListener("click", (event) => this.remove(event.target.closest("button")));
  }

  settle() {
    this.input.value = "";
  }

  ask() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.fetch(), WAIT);
  }

  async fetch() {
    this.asked?.abort();
    const text = this.input.value.trim();
    if (!text) return this.show([], "");
    this.asked = new AbortController();
    const address = new URL(this.getAttribute("src"), location.href);
    address.searchParams.set("q", text);
    const beside = this.control.form.elements[this.getAttribute("beside")];
    if (beside) address.searchParams.set("nomenclature", beside.value);
    try {
      const answer = await fetch(address, { headers: { "HX-Request": "true" }, signal: this.asked.signal });
      if (!answer.ok) throw new Error(String(answer.status));
      const { options, words } = await answer.json();
      if (document.activeElement === this.input) this.show(options, words);
    } catch (failure) {
      if (failure.name !== "AbortError") this.show([], "La recherche n’a pas répondu. Tapez un code, ou vérifiez la connexion.");
    }
  }

  // A code typed whole is taken as it is: the server says what is wrong with it.
  enter() {
    const text = this.input.value.trim();
    if (!this.list.hidden && this.options.length) super.enter();
    else if (text) this.take({ code: text, label: text });
  }

  paste(event) {
    const codes = event.clipboardData.getData("text").split(SEPARATORS).map((code) => code.trim()).filter(Boolean);
    if (codes.length < 2) return;
    event.preventDefault();
    for (const code of codes) this.add({ code, label: code });
    this.write();
  }

  take(option) {
    if (!option) return;
    this.add(option);
    this.close();
    this.said.textContent = `${option.label} ajouté`;
    this.write();
  }

  add({ code, label }) {
    if ([...this.picked.children].some((chip) => chip.dataset.code === code)) return;
    const chip = Object.assign(document.createElement("li"), { textContent: label });
    chip.dataset.code = code;
    chip.append(this.remover(chip));
    this.picked.append(chip);
  }

  remover(chip) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: "×" });
    button.ariaLabel = `Retirer ${chip.textContent.trim()}`;
    return button;
  }

  remove(button) {
    const chip = button?.closest("li");
    if (!chip) return;
    const next = (chip.nextElementSibling ?? chip.previousElementSibling)?.querySelector("button") ?? this.input;
    chip.remove();
    next.focus();
    this.write();
  }

  write() {
    this.control.value = [...this.picked.children].map((chip) => chip.dataset.code).join("\n");
    this.control.dispatchEvent(new Event("change", { bubbles: true }));
  }
}
customElements.define("br-picker", Picker);

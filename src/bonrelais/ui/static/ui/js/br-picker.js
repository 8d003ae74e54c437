// <br-picker src="…" beside="another field"><label for="x">…</label><textarea id="x"></textarea><br-picked>…</br-picked></br-picker>,
// after br-searched.js and br-picked.js: codes found by their words, one a line in the text that the form sends. `src` answers
// {"options": [{"code", "label", "about"}, …], "words": "3 réponses"}. What is typed and not chosen stays, and is sent as it is.
const Searched = customElements.get("br-searched");
const WAIT = 200;
const SEPARATORS = /[\n,;]+/;
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
const cut = (text) => text.split(SEPARATORS).map((code) => code.trim()).filter(Boolean);

class Picker extends Searched {
  connectedCallback() {
    super.connectedCallback();
    if (this.picked) return;
    customElements.upgrade(this); // what stands inside, when a part of the page was just replaced
    this.picked = this.querySelector("br-picked");
    this.input.value = this.picked.giveBack();
    this.input.addEventListener("paste", (event) => this.paste(event));
    this.picked.addEventListener("br:picked", ({ detail }) => this.write() ?? (detail.isLast && this.input.focus()));
  }

  settle() {} // the words typed stay

  ask() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.offer(), WAIT);
  }

  offer() {
    const text = this.input.value.trim();
    const show = ({ options, words }) => document.activeElement === this.input && this.show(options, words);
    const fail = ({ name }) => name === "AbortError" || this.show([], "La recherche n’a pas répondu. Tapez un code, ou réessayez.");
    return text ? this.fetch(text).then(show, fail) : this.show([], "");
  }

  // A code typed whole is taken as it is: the server says what is wrong with it.
  enter() {
    const text = this.input.value.trim();
    if (!this.list.hidden && this.options.length) super.enter();
    else if (text) this.take({ code: text, label: text });
  }

  leave() {
    clearTimeout(this.timer);
    this.close();
    const text = this.input.value.trim();
    if (cut(text).length > 1) return this.takeAll(cut(text));
    if (text || cut(this.control.value).length !== this.picked.codes.length) this.write();
    if (text) this.read(text);
  }

  // What is typed is taken when one answer has that very code, or that very name.
  async read(text) {
    const options = await this.find(text);
    const ofCode = options.filter(({ code }) => code.split(":").includes(text.toUpperCase()) || code === text);
    const ofName = options.filter(({ code, label }) => plain(label.replace(`${code} `, "")) === plain(text));
    const [found, other] = ofCode.length ? ofCode : ofName;
    if (found && !other && this.input.value.trim() === text && document.activeElement !== this.input) this.take(found);
  }

  find(text) {
    return this.fetch(text).then(({ options }) => options, () => []);
  }

  paste(event) {
    const codes = cut(event.clipboardData.getData("text"));
    if (codes.length < 2) return;
    event.preventDefault();
    this.takeAll(codes);
  }

  takeAll(codes) {
    codes.forEach((code) => this.picked.add({ code, label: code }));
    this.input.value = "";
    this.write();
    this.follow();
  }

  take(option) {
    if (!option) return;
    this.input.value = "";
    this.picked.add(option);
    this.close();
    this.said.textContent = `${option.label} ajouté`;
    this.write();
  }

  // The text is what the form sends: after the arrow back, its codes are shown, and no other, by their names.
  async follow() {
    const codes = cut(this.control.value).filter((code) => code !== this.input.value.trim());
    this.picked.keep(codes);
    codes.filter((code) => !this.picked.codes.includes(code)).forEach((code) => this.picked.add({ code, label: code }));
    for (const code of this.picked.nameless) (await this.find(code)).forEach((one) => one.code === code && this.picked.add(one));
  }

  write() {
    this.control.value = [...this.picked.codes, this.input.value.trim()].filter(Boolean).join("\n");
    this.control.dispatchEvent(new Event("change", { bubbles: true }));
  }
}
customElements.define("br-picker", Picker);

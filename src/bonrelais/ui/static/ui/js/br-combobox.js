// <br-combobox><label for="x">…</label><select id="x">…</select></br-combobox>, after br-searched.js: a long list of choices searched by
// its words. The list stays in the page, hidden, and is what the form sends; without scripts it is the list that shows.
const Searched = customElements.get("br-searched");
const MOST = 60;
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

class Combobox extends Searched {
  settle() {
    this.input.value = this.control.value ? this.control.selectedOptions[0].text : "";
    this.input.placeholder = this.control.options[0]?.value ? "" : this.control.options[0]?.text ?? "";
  }

  follow() {
    if (document.activeElement !== this.input) this.settle();
  }

  open() {
    this.input.value = "";
    this.ask();
  }

  async ask() {
    const asked = plain(this.input.value).split(/\s+/);
    const found = [...this.control.options].filter(({ value, text }) => value && asked.every((word) => plain(text).includes(word)));
    const options = found.slice(0, MOST).map(({ value, text }) => ({ code: value, label: text }));
    this.show(options, `${found.length} réponse${found.length > 1 ? "s" : ""}`);
  }

  // What is typed whole is taken; a choice made before stays; else the words typed do.
  leave() {
    const typed = plain(this.input.value.trim());
    const same = [...this.control.options].filter(({ value, text }) => value && plain(text) === typed);
    if (same.length === 1 && same[0].value !== this.control.value) this.take({ code: same[0].value });
    else if (typed && !this.control.value) this.show([], "");
    else this.close();
  }

  take(option) {
    if (!option) return;
    this.control.value = option.code;
    this.close();
    this.control.dispatchEvent(new Event("change", { bubbles: true }));
  }
}
customElements.define("br-combobox", Combobox);

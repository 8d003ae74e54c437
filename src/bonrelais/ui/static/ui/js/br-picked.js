// <br-picked><ul><li data-code="C">Industrie</li></ul></br-picked>: the codes chosen, in words, each with a button that takes it away.
// Says « br:picked » when a person took one away. `data-unread`: what was typed and is no code.
class Picked extends HTMLElement {
  connectedCallback() {
    if (this.list) return;
    this.list = this.querySelector("ul");
    for (const chip of this.list.children) chip.append(this.remover(chip));
    this.addEventListener("click", (event) => this.remove(event.target.closest("button")?.closest("li")));
  }

  get codes() {
    return [...this.list.children].map((chip) => chip.dataset.code);
  }

  // Those shown by their codes.
  get nameless() {
    return this.codes.filter((code, rank) => this.list.children[rank].firstChild.textContent.trim() === code);
  }

  // The only one that is no code goes back where it was typed.
  giveBack() {
    const unread = this.list.querySelectorAll("[data-unread]");
    if (unread.length !== 1) return "";
    unread[0].remove();
    return unread[0].dataset.code;
  }

  add({ code, label }) {
    const former = [...this.list.children].find((chip) => chip.dataset.code === code);
    const chip = Object.assign(document.createElement("li"), { textContent: label });
    chip.dataset.code = code;
    chip.append(this.remover(chip));
    if (!former) this.list.append(chip);
    else if (former.firstChild.textContent.trim() === code) former.replaceWith(chip);
  }

  remover(chip) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: "×" });
    button.ariaLabel = `Retirer ${chip.textContent.trim()}`;
    return button;
  }

  remove(chip) {
    if (!chip) return;
    const next = (chip.nextElementSibling ?? chip.previousElementSibling)?.querySelector("button");
    chip.remove();
    next?.focus();
    this.dispatchEvent(new CustomEvent("br:picked", { detail: { isLast: !next } }));
  }

  // Those of these codes alone.
  keep(codes) {
    for (const chip of [...this.list.children]) if (!codes.includes(chip.dataset.code)) chip.remove();
  }
}
customElements.define("br-picked", Picked);

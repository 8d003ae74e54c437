// <br-search><a href="/chercher"><dialog><form><p role="status"><div class="br-found">: the Ctrl-K palette.
// It asks the address of its form with ?q=… and the header HX-Request, and shows the fragment that comes back: headings
// and links; a data-status on its first element is said aloud. Without scripts the link leads to the page of the search.
const WAIT = 120;
const CLOSED = "Votre session est fermée. Rechargez la page pour vous reconnecter.";

class Search extends HTMLElement {
  connectedCallback() {
    this.dialog = this.querySelector("dialog");
    this.form = this.querySelector("form");
    this.input = this.form.querySelector("input");
    this.found = this.querySelector(".br-found");
    this.status = this.querySelector("[role=status]");
    this.querySelector("a").addEventListener("click", (event) => this.open(event));
    document.addEventListener("keydown", (event) => {
      if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey) this.open(event);
    });
    this.dialog.addEventListener("click", (event) => event.target === this.dialog && this.dialog.close());
    this.dialog.addEventListener("keydown", (event) => this.move(event));
    this.input.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(), WAIT);
    });
    this.form.addEventListener("submit", (event) => this.go(event));
  }

  open(event) {
    if (event.type === "click" && (event.ctrlKey || event.metaKey || event.shiftKey)) return;
    event.preventDefault();
    if (!this.dialog.open) this.dialog.showModal();
    this.input.select();
  }

  async ask() {
    this.asked?.abort();
    const text = this.input.value.trim();
    if (!text) {
      this.found.replaceChildren();
      this.status.textContent = "";
      return;
    }
    this.asked = new AbortController();
    const address = new URL(this.form.action);
    address.searchParams.set("q", text);
    try {
      const answer = await fetch(address, { headers: { "HX-Request": "true" }, signal: this.asked.signal });
      if (!answer.ok) throw new Error(String(answer.status));
      this.found.innerHTML = await answer.text();
      this.status.textContent = this.found.firstElementChild?.dataset.status ?? "";
    } catch (failure) {
      if (failure.name === "AbortError") return;
      this.found.replaceChildren();
      const isClosed = failure.message === "401";
      this.status.textContent = isClosed ? CLOSED : "La recherche n’a pas répondu. Vérifiez la connexion.";
    }
  }

  links() {
    return [...this.found.querySelectorAll("a[href]")];
  }

  // Up and down go through the links; typing goes back to the field.
  move(event) {
    if (event.key === "Escape") this.dialog.close(); // the field alone would only empty itself
    const links = this.links();
    const at = links.indexOf(document.activeElement);
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const next = at + (event.key === "ArrowDown" ? 1 : -1);
      (next < 0 ? this.input : links[Math.min(next, links.length - 1)] ?? this.input).focus();
    } else if (at >= 0 && event.key.length === 1 && !event.ctrlKey && !event.metaKey && event.key !== " ") {
      this.input.focus();
    }
  }

  // Enter opens the first result; with none yet, the page of the search.
  go(event) {
    const first = this.links()[0];
    if (!first) return;
    event.preventDefault();
    first.click();
  }
}
customElements.define("br-search", Search);

// <br-bench><div id="banc" hx-post>: the bench of the editor. An answer about criteria that stand no more on the page is left
// aside: the page that changed has asked again.
const SENTENCE = /hx-swap-oob="innerHTML:#(phrase-[\w-]+)"/g;

class Bench extends HTMLElement {
  connectedCallback() {
    this.addEventListener("htmx:beforeSwap", (event) => {
      const told = [...event.detail.serverResponse.matchAll(SENTENCE)];
      if (!told.every(([, id]) => document.getElementById(id))) event.detail.shouldSwap = false;
    });
  }
}
customElements.define("br-bench", Bench);

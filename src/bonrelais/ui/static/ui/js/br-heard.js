// <br-heard><form hx-trigger="change"></br-heard>: what was chosen before the page could hear it, or put back by the browser
// on coming back, is sent as if it were chosen now.
const isMoved = (one) =>
  one.type === "checkbox" || one.type === "radio" ? one.checked !== one.defaultChecked : one.value !== (one.defaultValue ?? one.value);

class Heard extends HTMLElement {
  connectedCallback() {
    if (document.readyState === "complete") return;
    window.addEventListener("load", () => setTimeout(() => this.hear()), { once: true });
  }

  hear() {
    const form = this.querySelector("form");
    if ([...form.elements].some(isMoved)) form.dispatchEvent(new Event("change", { bubbles: true }));
  }
}
customElements.define("br-heard", Heard);

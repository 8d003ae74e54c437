// <br-chips><fieldset>: says how many are chosen, and shows the second level of a tree under the choices that are
// ticked: <div data-under="value of the choice">. Without scripts every level shows.
class Chips extends HTMLElement {
  connectedCallback() {
    this.addEventListener("change", () => this.show());
    document.addEventListener("br:restored", () => this.show());
    this.show();
  }

  show() {
    const chosen = [...this.querySelectorAll("input:checked")];
    const several = this.querySelector("input[type=checkbox]");
    const status = this.querySelector(".br-chosen");
    const words = `${chosen.length} ${chosen.length > 1 ? "choisis" : "choisi"}`;
    if (status && several) status.textContent = chosen.length ? words : "";
    const values = new Set(chosen.map((input) => input.value));
    this.querySelectorAll("[data-under]").forEach((level) => {
      level.hidden = !values.has(level.dataset.under) && !level.querySelector("input:checked");
    });
  }
}
customElements.define("br-chips", Chips);

// <br-theme><form>: light, dark or what the device asks, applied at once; a form without scripts sends the same choice.
class Theme extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector("form");
    form.querySelector("button").hidden = true;
    form.addEventListener("change", () => {
      const theme = new FormData(form).get("theme");
      if (theme) document.documentElement.dataset.bsTheme = theme;
      else delete document.documentElement.dataset.bsTheme;
      const life = theme ? 31536000 : 0;
      const secure = location.protocol === "https:" ? "; secure" : "";
      document.cookie = `theme=${theme}; path=/; max-age=${life}; samesite=lax${secure}`;
    });
  }
}
customElements.define("br-theme", Theme);

// Menus made of <details> close when one goes elsewhere, as menus do.
const menus = () => document.querySelectorAll("details:has(> .br-menu)[open]");
document.addEventListener("click", (event) => {
  for (const menu of menus()) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  menus().forEach((menu) => {
    menu.open = false;
    menu.querySelector("summary").focus();
  });
});

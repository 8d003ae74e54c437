// When a fragment asked by htmx does not come, the page says so in its status area instead of staying silent.
const words = {
  401: "Votre session est fermée. Rechargez la page pour vous reconnecter.",
  403: "Cette action ne vous est pas ouverte. Rien n’a été enregistré.",
  404: "Ce que vous demandez n’est plus là. Rechargez la page.",
  429: "Trop d’essais en peu de temps. Attendez un instant, puis recommencez.",
};
const unforeseen =
  "Le service n’a pas répondu comme prévu. Rien n’est perdu : rechargez la page, puis recommencez.";

function say(text) {
  const list = Object.assign(document.createElement("ul"), { className: "br-messages" });
  const line = Object.assign(document.createElement("li"), { className: "error", textContent: text });
  list.append(line);
  document.getElementById("annonces")?.replaceChildren(list);
}

document.addEventListener("htmx:responseError", (event) => {
  say(words[event.detail.xhr.status] ?? unforeseen);
});
document.addEventListener("htmx:sendError", () => say("Hors connexion. Réessayez quand le réseau revient."));

// <br-map src="…json" focus="a commune" tiles="https://…{z}/{x}/{y}">what to read without scripts</br-map>,
// after vendor/leaflet.js: the whole territory, or one commune drawn near. No tile is asked for unless the operator gave their address.
// The JSON: {"contours": [{"name", "kind": "commune" | "epci", "rings": [[[lon, lat], …], …]}],
//            "points": [[lon, lat, "met" | "never", "exact" | "street" | "rough", "name", "url"], …], "found": 3}.
const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const number = (value) => value.toLocaleString("fr-FR").replace(/\u202f/g, "\u00a0");
const ALONE = { exact: "À son adresse", street: "Dans sa rue", rough: "Placée à peu près : au centre de sa commune" };
const TOGETHER = { exact: "à la même adresse", street: "dans la même rue", rough: "placées au centre de leur commune" };
const flip = (ring) => ring.map(([lon, lat]) => [lat, lon]);

class RelaisMap extends HTMLElement {
  async connectedCallback() {
    this.status = Object.assign(document.createElement("p"), { className: "small br-2 mt-2", role: "status" });
    this.append(this.status);
    this.status.textContent = "La carte se prépare…";
    try {
      const answer = await fetch(this.getAttribute("src"));
      if (!answer.ok) throw new Error(String(answer.status));
      this.draw(await answer.json());
    } catch {
      this.status.textContent = "La carte n’a pas pu s’afficher. La liste donne les mêmes entreprises.";
    }
  }

  draw({ contours, points, found = points.length }) {
    const canvas = Object.assign(document.createElement("div"), { className: "canvas", role: "application" });
    canvas.ariaLabel = this.getAttribute("label") ?? "Carte des entreprises trouvées";
    this.querySelector("[data-without]")?.remove();
    this.prepend(canvas);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.map = new L.Map(canvas, {
      renderer: new L.Canvas({ padding: 0.3, tolerance: 6 }),
      zoomSnap: 0.5, zoomControl: false, attributionControl: false, scrollWheelZoom: false,
      zoomAnimation: !calm, fadeAnimation: !calm, inertia: !calm, center: [46.5, 2.5], zoom: 5,
    });
    new L.Zoom({ zoomInTitle: "Zoomer", zoomOutTitle: "Dézoomer" }).addTo(this.map);
    if (this.hasAttribute("tiles")) new L.TileLayer(this.getAttribute("tiles"), { maxZoom: 18 }).addTo(this.map);
    const [areas, bounds, focus] = [new L.LayerGroup().addTo(this.map), [], this.getAttribute("focus")];
    for (const { name, kind, rings } of contours) {
      const area = new L.Polygon(rings.map(flip), this.area(kind)).addTo(areas);
      if (kind === "commune") area.bindTooltip(name, { sticky: true });
      if (!focus || focus === name) bounds.push(area.getBounds());
    }
    // What stands at the same place is one dot, larger, that names them all: the last would hide the others.
    const places = {};
    for (const point of points) (places[point.slice(0, 2)] ??= []).push(point);
    for (const place of Object.values(places)) this.dot(place);
    const whole = bounds.reduce((all, one) => all.extend(one), bounds[0] ?? new L.Polygon(flip(points)).getBounds());
    if (whole?.isValid()) this.map.fitBounds(whole, { padding: [8, 8], maxZoom: 15 });
    this.status.textContent = this.sentence(points, found);
  }

  area(kind) {
    const epci = kind === "epci";
    return {
      color: color(epci ? "--ink-2" : "--line-strong"), weight: epci ? 2 : 0.6,
      fill: !epci, fillColor: color("--seq-0"), fillOpacity: 0.6, interactive: !epci,
    };
  }

  // At its address: a full dot; in its street: a paler one, ringed; at the middle of its commune: a ring.
  dot(place) {
    const hue = color(place.some((point) => point[2] === "met") ? "--chart-1" : "--chart-2");
    const quality = ["exact", "street", "rough"].find((one) => place.some((point) => point[3] === one));
    const [isExact, isRough] = [quality === "exact", quality === "rough"];
    new L.CircleMarker(flip(place)[0], {
      radius: Math.min(5 + 2 * Math.log2(place.length), 16),
      color: isExact ? color("--surface") : hue, weight: isExact ? 1 : 2,
      fillColor: isRough ? color("--surface") : hue, fillOpacity: isExact ? 1 : isRough ? 0.5 : 0.45,
    }).bindPopup(() => this.note(place)).addTo(this.map);
  }

  // Built when it is opened: a map holds thousands of places.
  note(place) {
    const inside = Object.assign(document.createElement("div"), { className: "places" });
    const add = (tag, values) => inside.append(Object.assign(document.createElement(tag), values));
    const many = `${number(place.length)} entreprises ${TOGETHER[place[0][3]]}`;
    if (place.length > 1) add("p", { className: "fw-semibold", textContent: many });
    for (const [, , kind, quality, name, url] of place) {
      const met = kind === "met" ? "Rencontrée" : "Jamais rencontrée";
      add("a", { href: url, textContent: name });
      add("p", { className: "small", textContent: place.length > 1 ? met : `${met}. ${ALONE[quality]}.` });
    }
    return inside;
  }

  sentence(points, found) {
    if (!found) return "Aucune entreprise à placer.";
    const placed = `${number(points.length)} entreprise${points.length > 1 ? "s placées" : " placée"}`;
    const counts = [["street", "dans leur rue"], ["rough", "au centre de leur commune"]]
      .map(([quality, words]) => [points.filter((point) => point[3] === quality).length, words]).filter(([many]) => many);
    const less = counts.map(([many, words]) => `${number(many)} ${words}`).join(" et ");
    const told = less ? `${placed}, dont ${less}.` : `${placed} à leur adresse.`;
    const left = found - points.length;
    if (!left) return told;
    const others = left > 1 ? `${number(left)} autres ne sont pas` : "1 autre n’est pas";
    return `${told} ${others} sur la carte : ajoutez un filtre, ou voyez la liste.`;
  }
}
customElements.define("br-map", RelaisMap);

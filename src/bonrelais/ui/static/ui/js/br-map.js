// <br-map src="…json" tiles="https://…{z}/{x}/{y}" attribution="…">what to read without scripts</br-map>,
// after vendor/leaflet.js.
// The JSON: {"contours": [{"name", "kind": "commune" | "epci", "rings": [[[lon, lat], …], …]}],
//            "points": [[lon, lat, "met" | "never", "exact" | "rough", "name", "url"], …]}.
// No tile is asked for unless the operator gave their address.
const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const number = (count) => count.toLocaleString("fr-FR").replace(/\u202f/g, "\u00a0");
const flip = (ring) => ring.map(([lon, lat]) => [lat, lon]);

class RelaisMap extends HTMLElement {
  async connectedCallback() {
    this.status = Object.assign(document.createElement("p"), { className: "small br-2 mt-2" });
    this.status.setAttribute("role", "status");
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

  draw({ contours, points }) {
    const canvas = Object.assign(document.createElement("div"), { className: "canvas" });
    canvas.setAttribute("role", "application");
    canvas.setAttribute("aria-label", this.getAttribute("label") ?? "Carte des entreprises trouvées");
    this.querySelector("[data-without]")?.remove();
    this.prepend(canvas);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.map = new L.Map(canvas, {
      renderer: new L.Canvas({ padding: 0.3, tolerance: 6 }),
      zoomSnap: 0.5, zoomControl: false, attributionControl: false, scrollWheelZoom: false,
      zoomAnimation: !calm, fadeAnimation: !calm, inertia: !calm, center: [50.7, 2.2], zoom: 9,
    });
    new L.Zoom({ zoomInTitle: "Zoomer", zoomOutTitle: "Dézoomer" }).addTo(this.map);
    if (this.hasAttribute("tiles")) new L.TileLayer(this.getAttribute("tiles"), { maxZoom: 18 }).addTo(this.map);
    const areas = new L.LayerGroup().addTo(this.map);
    const bounds = [];
    for (const { name, kind, rings } of contours) {
      const area = new L.Polygon(rings.map(flip), this.area(kind)).addTo(areas);
      if (kind === "commune") area.bindTooltip(name, { sticky: true });
      bounds.push(area.getBounds());
    }
    for (const point of points) this.dot(point);
    const places = points.map(([lon, lat]) => [lat, lon]);
    const whole = bounds.reduce((all, one) => all.extend(one), bounds[0] ?? new L.Polygon(places).getBounds());
    if (whole?.isValid()) this.map.fitBounds(whole, { padding: [8, 8], maxZoom: 15 });
    this.status.textContent = this.sentence(points);
  }

  area(kind) {
    const epci = kind === "epci";
    return {
      color: color(epci ? "--ink-2" : "--line-strong"), weight: epci ? 2 : 0.6,
      fill: !epci, fillColor: color("--seq-0"), fillOpacity: 0.6, interactive: !epci,
    };
  }

  // An exact place is a full dot; a rough one (the middle of its commune) is a ring.
  dot([lon, lat, kind, quality, name, url]) {
    const hue = color(kind === "met" ? "--chart-1" : "--chart-2");
    const rough = quality !== "exact";
    const dot = new L.CircleMarker([lat, lon], {
      radius: rough ? 4.5 : 5, color: rough ? hue : color("--surface"), weight: rough ? 2 : 1,
      fillColor: rough ? color("--surface") : hue, fillOpacity: rough ? 0.5 : 1,
    });
    const met = kind === "met" ? "Rencontrée" : "Jamais rencontrée";
    dot.bindPopup(() => this.note(name, url, rough ? "Placée à peu près : au centre de sa commune." : met));
    dot.addTo(this.map);
  }

  // Built when it is opened: a map holds thousands of places.
  note(name, url, words) {
    const inside = document.createElement("div");
    const link = Object.assign(document.createElement("a"), { href: url, textContent: name });
    inside.append(link, Object.assign(document.createElement("p"), { className: "small mb-0", textContent: words }));
    return inside;
  }

  sentence(points) {
    const rough = points.filter((point) => point[3] !== "exact").length;
    const [all, inTheMiddle] = [points.length, rough].map(number);
    if (!points.length) return "Aucune entreprise à placer.";
    const placed = points.length > 1 ? `${all} entreprises placées` : "1 entreprise placée";
    return rough ? `${placed}, dont ${inTheMiddle} au centre de leur commune.` : `${placed} à leur adresse.`;
  }
}
customElements.define("br-map", RelaisMap);

// <br-draw src="…json" focus="a commune" for="id_outline">what to read without scripts</br-draw>, after br-map.js.
// A click on the map adds a corner to the outline, written in the field one a line, longitude then latitude.
// What is typed in the field is drawn too, so that nothing needs the mouse.
const RelaisMap = customElements.get("br-map");
const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

class RelaisDraw extends RelaisMap {
  draw(data) {
    super.draw({ ...data, contours: data.contours.filter(({ name }) => name === this.getAttribute("focus")) });
    this.field = document.getElementById(this.getAttribute("for"));
    this.drawn = new L.LayerGroup().addTo(this.map);
    this.map.on("click", ({ latlng }) => this.add(latlng));
    this.map.doubleClickZoom.disable();
    this.field.addEventListener("input", () => this.show());
    this.append(this.buttons());
    this.show();
  }

  area(kind) {
    return { ...super.area(kind), interactive: false };
  }

  // Businesses show where the centre is; a click among them places a corner.
  plot(points) {
    for (const point of points) this.dot(point);
  }

  dot([lon, lat, kind, quality]) {
    if (quality === "rough") return;
    const fillColor = color(kind === "met" ? "--chart-1" : "--chart-2");
    const style = { radius: 3, weight: 0, fillColor, fillOpacity: 0.8, interactive: false };
    new L.CircleMarker([lat, lon], style).addTo(this.map);
  }

  sentence() {
    return "Touchez la carte pour placer chaque sommet, en faisant le tour.";
  }

  // Only what is written a point a line: a pasted polygon is read by the server.
  corners() {
    const lines = this.field.value.split("\n").map((line) => line.trim().split(/[\s,;]+/).map(Number));
    return lines.filter((cells) => cells.length === 2 && cells.every(Number.isFinite));
  }

  add({ lng, lat }) {
    this.write([...this.corners(), [lng.toFixed(6), lat.toFixed(6)]]);
  }

  write(corners) {
    this.field.value = corners.map(([lon, lat]) => `${lon}, ${lat}`).join("\n");
    this.show();
  }

  show() {
    this.drawn.clearLayers();
    const places = this.corners().map(([lon, lat]) => [lat, lon]);
    const line = { color: color("--accent"), weight: 2, interactive: false };
    const inside = { ...line, fillColor: line.color, fillOpacity: 0.2 };
    const corner = { ...line, radius: 5, fillColor: color("--surface"), fillOpacity: 1 };
    if (places.length > 1) new L.Polygon([places], inside).addTo(this.drawn);
    for (const place of places) new L.CircleMarker(place, corner).addTo(this.drawn);
    const plural = places.length > 1 ? "s" : "";
    this.status.textContent = places.length ? `${places.length} sommet${plural} placé${plural}.` : this.sentence();
  }

  buttons() {
    const bar = Object.assign(document.createElement("div"), { className: "br-acts mt-2" });
    bar.append(this.button("Retirer le dernier sommet", () => this.write(this.corners().slice(0, -1))));
    bar.append(this.button("Tout effacer", () => this.write([])));
    return bar;
  }

  button(words, act) {
    const made = document.createElement("button");
    Object.assign(made, { type: "button", className: "btn btn-text btn-sm", textContent: words });
    made.addEventListener("click", act);
    return made;
  }
}
customElements.define("br-draw", RelaisDraw);

// The modules of Leaflet that br-map uses, given to the page as window.L: one by one, so that the rest stays out.
import { Zoom } from "leaflet/src/control/Control.Zoom.js";
import { Attribution } from "leaflet/src/control/Control.Attribution.js";
import { LayerGroup } from "leaflet/src/layer/LayerGroup.js";
import { TileLayer } from "leaflet/src/layer/tile/TileLayer.js";
import { Canvas } from "leaflet/src/layer/vector/Canvas.js";
import { CircleMarker } from "leaflet/src/layer/vector/CircleMarker.js";
import { Polygon } from "leaflet/src/layer/vector/Polygon.js";
import { Map } from "leaflet/src/map/Map.js";
import { DoubleClickZoom } from "leaflet/src/map/handler/Map.DoubleClickZoom.js";
import { Drag } from "leaflet/src/map/handler/Map.Drag.js";
import { Keyboard } from "leaflet/src/map/handler/Map.Keyboard.js";
import { TouchZoom } from "leaflet/src/map/handler/Map.TouchZoom.js";
import "leaflet/src/layer/Popup.js";
import "leaflet/src/layer/Tooltip.js";

Object.assign(Map, { DoubleClickZoom, Drag, Keyboard, TouchZoom });

// Leaflet's own choice between canvas, SVG and VML would bring all three: the map is always drawn on its canvas.
Map.include({
  getRenderer() {
    const renderer = this.options.renderer;
    if (!this.hasLayer(renderer)) this.addLayer(renderer);
    return renderer;
  },
});

window.L = { Attribution, Canvas, CircleMarker, LayerGroup, Map, Polygon, TileLayer, Zoom };

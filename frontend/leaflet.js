// The modules of Leaflet that br-map uses, given to the page as window.L. Imported one by one so that the rest stays out.
import { CircleMarker } from "leaflet/src/layer/vector/CircleMarker.js";
import { Canvas } from "leaflet/src/layer/vector/Canvas.js";
import { Polygon } from "leaflet/src/layer/vector/Polygon.js";
import { LayerGroup } from "leaflet/src/layer/LayerGroup.js";
import { TileLayer } from "leaflet/src/layer/tile/TileLayer.js";
import { Zoom } from "leaflet/src/control/Control.Zoom.js";
import "leaflet/src/control/Control.Attribution.js";
import { Map } from "leaflet/src/map/index.js";
import "leaflet/src/layer/Popup.js";
import "leaflet/src/layer/Tooltip.js";
import "leaflet/src/layer/vector/Renderer.getRenderer.js";

window.L = { Canvas, CircleMarker, LayerGroup, Map, Polygon, TileLayer, Zoom };

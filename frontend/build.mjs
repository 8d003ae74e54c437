// Builds src/bonrelais/ui/static/vendor/ and tests/vendor/ from the locked npm packages, with a manifest of hashes.
// Run by hand after a change of version: npm ci && npm run build. The result is committed.
import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import * as sass from "sass";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, "node_modules");
const fonts = "@fontsource-variable/source-sans-3";
const font = (letters) => `source-sans-3-${letters}-wght-normal.woff2`;
const require = createRequire(import.meta.url);
const version = (name) => require(`${modules}/${name}/package.json`).version;
const read = (path) => readFile(join(modules, path));
const css = async (text) => (await esbuild.transform(text, { loader: "css", minify: true })).code;

async function bootstrap() {
  const silenceDeprecations = ["import", "global-builtin", "color-functions", "if-function"];
  const options = { loadPaths: [modules], silenceDeprecations, quietDeps: true };
  const built = sass.compile(join(root, "frontend/bootstrap.scss"), options);
  const unused = new RegExp([
    String.raw`\.col-form-label`, String.raw`\.table-(?!responsive)`, String.raw`\.form-control-(?:plaintext|color|lg)`,
    String.raw`\.form-select-lg`, String.raw`\.input-group-(?:lg|sm)`, "::?-ms-",
  ].join("|"));
  const style = built.css.replace(/[^{}]+\{[^{}]*\}/g, (rule) => (unused.test(rule.split("{")[0]) ? "" : rule));
  return `/*! Bootstrap ${version("bootstrap")}, parts of it. MIT licence. */\n${await css(style)}`;
}

async function leaflet() {
  const built = await esbuild.build({
    entryPoints: [join(root, "frontend/leaflet.js")],
    nodePaths: [modules],
    bundle: true, minify: true, write: false, format: "iife", legalComments: "none", target: "es2020",
    banner: { js: `/*! Leaflet ${version("leaflet")}. BSD-2-Clause licence. */` },
  });
  return built.outputFiles[0].contents;
}

// Leaflet's style without what br-map does not draw: pictures, markers, the layers' menu, the scale, old browsers.
async function leafletStyle() {
  const unused = /url\(|control-layers|control-scale|-marker|image-layer|vml|oldie|-tooltip-top|-tooltip-bottom|\.lvml/;
  const style = (await read("leaflet/dist/leaflet.css")).toString().replace(/\/\*[\s\S]*?\*\//g, "");
  const kept = (rule) => !unused.test(rule) || rule.includes(".leaflet-pane,");
  return css(style.replace(/[^{}]+\{[^{}]*\}/g, (rule) => (kept(rule) ? rule : "")));
}

async function sprite() {
  const names = (await readFile(join(root, "frontend/icons.txt"), "utf8")).trim().split("\n");
  const symbols = await Promise.all(names.map(async (name) => {
    const svg = await readFile(join(modules, "bootstrap-icons/icons", `${name}.svg`), "utf8");
    const body = svg.replace(/^[\s\S]*?<svg[^>]*>/, "").replace(/<\/svg>[\s\S]*$/, "").replace(/\s*\n\s*/g, "");
    return `<symbol id="${name}" viewBox="0 0 16 16">${body}</symbol>`;
  }));
  const licence = `<!-- Bootstrap Icons ${version("bootstrap-icons")}, MIT licence. -->`;
  return [licence, '<svg xmlns="http://www.w3.org/2000/svg">', ...symbols, "</svg>", ""].join("\n");
}

const outputs = {
  "src/bonrelais/ui/static/vendor/bootstrap.css": bootstrap,
  "src/bonrelais/ui/static/vendor/leaflet.js": leaflet,
  "src/bonrelais/ui/static/vendor/leaflet.css": leafletStyle,
  "src/bonrelais/ui/static/vendor/icons.svg": sprite,
  "src/bonrelais/ui/static/vendor/htmx.js": () => read("htmx.org/dist/htmx.min.js"),
  "src/bonrelais/ui/static/vendor/source-sans-3-latin.woff2": () => read(`${fonts}/files/${font("latin")}`),
  "src/bonrelais/ui/static/vendor/source-sans-3-latin-ext.woff2": () => read(`${fonts}/files/${font("latin-ext")}`),
  "src/bonrelais/ui/static/vendor/licences/source-sans-3.txt": () => read(`${fonts}/LICENSE`),
  "src/bonrelais/ui/static/vendor/licences/bootstrap.txt": () => read("bootstrap/LICENSE"),
  "src/bonrelais/ui/static/vendor/licences/bootstrap-icons.txt": () => read("bootstrap-icons/LICENSE"),
  "src/bonrelais/ui/static/vendor/licences/leaflet.txt": () => read("leaflet/LICENSE"),
  "src/bonrelais/ui/static/vendor/licences/htmx.txt": () => read("htmx.org/LICENSE"),
  "tests/vendor/axe.min.js": () => read("axe-core/axe.min.js"),
};

const manifest = {};
await rm(join(root, "src/bonrelais/ui/static/vendor"), { recursive: true, force: true });
for (const [path, make] of Object.entries(outputs)) {
  const bytes = Buffer.from(await make());
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), bytes);
  manifest[path] = createHash("sha256").update(bytes).digest("hex");
  console.log(`${String(bytes.length).padStart(7)}  ${path}`);
}
await writeFile(join(root, "frontend/manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);

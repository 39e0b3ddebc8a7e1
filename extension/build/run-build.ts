/** `npm run build:extension`; `--development` also builds the gallery, into a folder of its own and without zips. */
import { rmSync } from "node:fs";
import { join, relative } from "node:path";
import { buildExtension } from "./build-extension.ts";
import { REDIRECT_URIS } from "./redirect-uris.ts";

const isDevelopment = process.argv.includes("--development");
const out = join(import.meta.dirname, isDevelopment ? "../dist/development" : "../dist");

// The development build stays inside: it is built apart and is nobody's release.
if (!isDevelopment) rmSync(out, { recursive: true, force: true });
await buildExtension({ out, isDevelopment });

console.log(`
${relative(process.cwd(), out)}: chrome and firefox${isDevelopment ? ", with gallery.html" : ", their zips, and the sources"}
  Chrome, Edge   chrome://extensions → Developer mode → Load unpacked → ${relative(process.cwd(), join(out, "chrome"))}
  Firefox        about:debugging → This Firefox → Load Temporary Add-on → ${relative(process.cwd(), join(out, "firefox/manifest.json"))}
  the server     EXTENSION_REDIRECT_URIS = "${REDIRECT_URIS.join(" ")}"
`);

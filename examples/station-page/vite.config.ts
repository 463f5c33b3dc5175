import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

import vue from "@vitejs/plugin-vue";
import { defineConfig, type Plugin } from "vite";

/** Nothing comes from elsewhere, nothing goes elsewhere, and no text is ever run. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** The page says so itself, wherever it is put. */
const policy: Plugin = {
  name: "policy",
  apply: "build",
  transformIndexHtml: () => [
    { tag: "meta", attrs: { "http-equiv": "Content-Security-Policy", content: POLICY }, injectTo: "head-prepend" },
  ],
};

/** Lets the worker keep everything that was built, so that the page opens without a server. */
const offline: Plugin = {
  name: "offline",
  apply: "build",
  enforce: "post",
  generateBundle(_, bundle) {
    const files = ["./", ...Object.keys(bundle).filter((file) => file !== "index.html")];
    const worker = readFileSync(new URL("src/worker.js", import.meta.url), "utf8");
    const hash = createHash("sha256");
    for (const file of Object.values(bundle)) hash.update(file.type === "chunk" ? file.code : file.source);
    const source = worker
      .replace("__FILES__", JSON.stringify(files))
      .replace("__VERSION__", JSON.stringify(hash.digest("hex").slice(0, 16)));
    this.emitFile({ type: "asset", fileName: "worker.js", source });
  },
};

export default defineConfig({
  plugins: [vue(), policy, offline],
  base: "./",
  build: { target: "es2022", chunkSizeWarningLimit: 1_500, sourcemap: false, assetsInlineLimit: 0 },
});

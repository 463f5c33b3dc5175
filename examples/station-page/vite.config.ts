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

export default defineConfig({
  plugins: [vue(), policy],
  base: "./",
  build: { target: "es2022", chunkSizeWarningLimit: 1_500, sourcemap: false, assetsInlineLimit: 0 },
});

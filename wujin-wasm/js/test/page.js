/** An empty page in Chromium that can load the package, from a server on this machine, under a strict policy. */

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";

import { chromium } from "playwright-core";

const PACKAGE = new URL("../", import.meta.url);
const TYPES = { js: "text/javascript", wasm: "application/wasm" };
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";
const PAGE = '<!doctype html><meta charset="utf-8"><title>wujin</title>';
const QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];

async function serve(request, response) {
  response.setHeader("Content-Security-Policy", POLICY);
  const path = new URL(request.url, "http://localhost").pathname.slice(1);
  const type = TYPES[path.split(".").at(-1)];
  if (path === "") {
    response.setHeader("Content-Type", "text/html").end(PAGE);
  } else if (type === undefined) {
    response.writeHead(404).end();
  } else {
    const content = await readFile(new URL(path, PACKAGE)).catch(() => undefined);
    response.writeHead(content === undefined ? 404 : 200, { "Content-Type": type }).end(content);
  }
}

/** Opens pages, one after the other, and closes all of them. */
export async function browse() {
  const server = createServer((request, response) => void serve(request, response)).listen(0, "127.0.0.1");
  await new Promise((resolve) => void server.once("listening", resolve));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", ...QUIET],
  });
  return {
    async open() {
      const page = await browser.newPage();
      await page.goto(`http://127.0.0.1:${server.address().port}/`);
      return page;
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

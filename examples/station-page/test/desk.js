/** The built page, served on this machine and opened in Chromium; each test has a browser profile of its own. */

import { preview } from "vite";

import { chromium } from "playwright-core";

const QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];

export async function serve() {
  const root = new URL("..", import.meta.url).pathname;
  const server = await preview({ root, logLevel: "error", preview: { host: "127.0.0.1", port: 0 } });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", ...QUIET],
  });
  const { port } = server.httpServer.address();
  return {
    /** A profile of its own, at a fixed day, that counts every error of the page. */
    async profile(options = {}) {
      const profile = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "zh-CN", ...options });
      const errors = [];
      const open = async () => {
        const page = await profile.newPage();
        page.on("pageerror", (error) => errors.push(String(error)));
        page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
        page.on("request", (request) => new URL(request.url()).hostname === "127.0.0.1" || request.url().startsWith("data:") || errors.push(request.url()));
        await page.clock.setFixedTime(new Date("2012-03-01T01:00:00Z"));
        await page.goto(`http://127.0.0.1:${port}/`);
        return page;
      };
      return { profile, open, errors };
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** Keeps the page as it was built, and answers from that: it opens without a server after the first time. */

const FILES = __FILES__;
const VERSION = `wujin-${__VERSION__}`;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(VERSION).then((cache) => cache.addAll(FILES)));
});

self.addEventListener("activate", (event) => {
  const others = caches.keys().then((names) => names.filter((name) => name !== VERSION));
  event.waitUntil(others.then((names) => Promise.all(names.map((name) => caches.delete(name)))));
});

self.addEventListener("fetch", (event) => {
  const wanted = event.request.mode === "navigate" ? "./" : event.request;
  const kept = caches.open(VERSION).then((cache) => cache.match(wanted, { ignoreSearch: true, ignoreVary: true }));
  event.respondWith(kept.then((response) => response ?? fetch(event.request)));
});

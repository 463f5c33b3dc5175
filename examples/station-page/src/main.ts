import "element-plus/dist/index.css";
import "./page.css";

import { createApp } from "vue";
import { load } from "wujin";

if (import.meta.env.PROD) {
  void navigator.serviceWorker?.register("./worker.js");
}

await load();
// The rules are asked from here on.
const { default: App } = await import("./App.vue");
createApp(App).mount("#app");

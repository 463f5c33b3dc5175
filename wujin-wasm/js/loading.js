/** Loading a module once: what asks before is told so, and what failed may be tried again. */

/** How a module is loaded by what its binding gives. */
export function loaderOf(initialise, initSync) {
  let loading;
  let isLoaded = false;
  return {
    load(source) {
      loading ??= initialise(source === undefined ? undefined : { module_or_path: source }).then(
        () => {
          isLoaded = true;
        },
        (error) => {
          loading = undefined;
          throw error;
        },
      );
      return loading;
    },
    loadSync(module) {
      initSync({ module });
      isLoaded = true;
    },
    wantLoaded() {
      if (!isLoaded) {
        throw new Error("nothing is loaded yet: `await load()` comes first · 尚未载入：先 await load()");
      }
    },
  };
}

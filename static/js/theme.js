/* Light or dark: set before the first paint from what the reader chose here, else as the system says. */
(() => {
  const KEY = "daesa:theme";
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const shown = () => root.dataset.theme || (dark.matches ? "dark" : "light");
  const other = () => (shown() === "dark" ? "light" : "dark");

  const kept = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  };

  const keep = (theme) => {
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      /* Private mode: the choice lasts as long as the page. */
    }
  };

  if (["light", "dark"].includes(kept())) root.dataset.theme = kept();

  document.addEventListener("DOMContentLoaded", () => {
    /* The frame after the first one: then the page is painted, and the faces of Hangul may come. */
    requestAnimationFrame(() => {
      requestAnimationFrame(() => {
        for (const sheet of document.querySelectorAll("link[data-late]")) sheet.media = "all";
      });
    });
    const button = document.querySelector("[data-theme-button]");
    if (!button) return;
    const name = () => button.setAttribute("aria-label", button.dataset[other()]);
    button.addEventListener("click", () => {
      root.dataset.theme = other();
      keep(shown());
      name();
    });
    dark.addEventListener("change", name);
    name();
    button.hidden = false;
  });
})();

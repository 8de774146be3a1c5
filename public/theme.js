// Applies the chosen theme before the first paint, so that a page kept dark never flashes white.
// The choice itself is made, kept and changed by the app; without one the page follows the system.
"use strict";
(() => {
  let kept = null;
  try {
    kept = localStorage.getItem("demarche.theme");
  } catch {
    // Storage may be blocked: the page then follows the system.
  }
  const theme = kept && kept.replaceAll('"', "");
  if (theme === "light" || theme === "dark") {
    document.documentElement.dataset.theme = theme;
  }
})();

// The button of rescue.html.
"use strict";
(() => {
  const button = document.getElementById("rescue");
  if (!window.demarcheRescue) {
    document.getElementById("rescue-status").textContent =
      "A part of this page is missing: rescue.js. Check the connection and load the page again.";
    return;
  }
  button.hidden = false;
  button.addEventListener("click", () => window.demarcheRescue());
})();

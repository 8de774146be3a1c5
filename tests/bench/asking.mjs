// What the bench asks of a page with a long article in it. A locator by role or by text makes Playwright look at every
// element, inside the page: a second and more at 500,000 words, and the app would be blamed for it. So the page is asked
// by selectors that lead straight there, and pressed where something is, with the mouse as ever. Every wait has an end.

/** How long a finger is on the button of the mouse, in milliseconds: pressed and let go in one moment, which nobody can,
 * pressing, letting go and clicking would be one task of the page, and one block. */
const PRESS = 80;

/** How long anything may take, in milliseconds. */
export const PATIENCE = 60_000;

/** Until all is kept. */
export async function saved(page) {
  await shows(page, "that all is saved", () => document.querySelector("header .save-state")?.dataset.state === "saved");
}

/** Until nothing in the article has changed for half a second: marks that are put in while the browser is idle are in. */
export async function quiet(page) {
  await page.evaluate(() => window.bench.quiet(document.querySelector("article")));
}

/** Until `done`, a function of the page, says so; `what` is told where it never does. */
export async function shows(page, what, done, arg = null) {
  await page.waitForFunction(done, arg, { timeout: PATIENCE }).catch((error) => {
    throw new Error(`waited for ${what}: ${error.message}`);
  });
}

/** Presses the button that `find`, a function of the page, gives, in the middle, once it is there; `what` it is. */
export async function press(page, what, find, arg = null) {
  await shows(page, what, find, arg);
  const { x, y } = await page.evaluate(`(() => {
    const button = (${find})(${JSON.stringify(arg)});
    button.scrollIntoView({ block: "nearest" });
    const { left, top, width, height } = button.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  })()`);
  await page.mouse.click(x, y, { delay: PRESS });
}

/** “5,001 tags”: what the heading over the list says. */
export async function tagCount(page) {
  return page.evaluate(() => document.querySelector("#tags .column-count").textContent);
}

// Assertions that wait: a page needs a moment to show what was done, and no test sleeps.

import assert from "node:assert/strict";

/** How long a page may take, in milliseconds. */
export const PATIENCE = 20_000;

/** Looks again and again until `check` does not throw; then gives what it returned. */
export async function eventually(check, patience = PATIENCE) {
  const end = performance.now() + patience;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (performance.now() > end) {
        throw error;
      }
    }
    await nextLook();
  }
}

/** Waits until what `read` gives is deeply equal to `expected`. */
export async function expectEqual(read, expected, message) {
  await eventually(async () => assert.deepEqual(await read(), expected, message));
}

/** Waits until what `read` gives matches a pattern. */
export async function expectMatch(read, pattern, message) {
  await eventually(async () => assert.match(await read(), pattern, message));
}

/** Waits until what `read` gives is true. */
export async function expectTrue(read, message) {
  await eventually(async () => assert.ok(await read(), message));
}

/** Waits until the element can be seen. */
export async function expectVisible(locator) {
  await locator.waitFor({ state: "visible", timeout: PATIENCE });
}

/** Waits until the element is gone or hidden. */
export async function expectHidden(locator) {
  await locator.waitFor({ state: "hidden", timeout: PATIENCE });
}

/** Between two looks the page gets to run; not a wait for anything in particular. */
function nextLook() {
  return new Promise((resolve) => setTimeout(resolve, 20));
}

// The clock, run in the page: `window.bench`. “Painted” is the moment when the frame that shows the change has been laid
// out and painted: a message posted from that frame's animation callback arrives only after it.

export function clock() {
  const painted = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => resolve(performance.now());
        channel.port2.postMessage(null);
      });
    });

  /** Calls `end` when something has been waited for in vain, for three minutes: nothing measured takes as long. */
  const inVain = (end) => setTimeout(end, 180_000);

  /**
   * Milliseconds from `start` until what `done` waits for is in the page and painted. `done` is asked after every change
   * of the page, before it is painted: it should find what it looks for without going through the article.
   */
  const until = async (start, target, done) => {
    await new Promise((resolve, reject) => {
      if (done()) return resolve();
      const observer = new MutationObserver(() => {
        if (done()) {
          clearTimeout(timer);
          observer.disconnect();
          resolve();
        }
      });
      const timer = inVain(() => {
        observer.disconnect();
        reject(new Error(`waited in vain until ${done}`));
      });
      observer.observe(target, { childList: true, subtree: true, characterData: true, attributes: true });
    });
    return (await painted()) - start;
  };

  /** Calls `listen` for the next event of a sort; of keys, not for those that are only held. */
  const next = (sort, listen) => {
    const heard = (event) => {
      if (["Control", "Shift", "Alt", "Meta"].includes(event.key)) return;
      removeEventListener(sort, heard, { capture: true });
      listen(event);
    };
    addEventListener(sort, heard, { capture: true });
  };

  /**
   * From the next key press, by the time that the browser itself stamped on it: `first`, until the next frame was painted,
   * and `all`, until the frame in which `all` is so was. When the first frame does not show `first`, nothing was timed
   * that is worth timing.
   */
  const key = (first, all) =>
    new Promise((resolve, reject) => {
      const listen = async (event) => {
        const start = event.timeStamp;
        const everything = until(start, document.body, all);
        const end = (await painted()) - start;
        if (!first()) return reject(new Error("the next frame does not show what the key did"));
        resolve({ first: end, all: await everything });
      };
      next("keydown", listen);
    });

  /**
   * Scrolls to the end or for 1,800 frames, half a minute at 60 a second, the same distance in each: `{ fps, longest,
   * frames }`. Where frames are slow, for a minute.
   */
  const scrollThrough = (scroller, step) =>
    new Promise((resolve) => {
      const gaps = [];
      const began = performance.now();
      let last = null;
      const frame = (now) => {
        if (last !== null) gaps.push(now - last);
        last = now;
        const before = scroller.scrollTop;
        scroller.scrollTop += step;
        if (scroller.scrollTop === before || gaps.length === 1800 || now - began > 60_000) {
          // The first frames are of standing still.
          const measured = gaps.slice(3);
          const total = measured.reduce((sum, gap) => sum + gap, 0);
          resolve({ fps: (1000 * measured.length) / total, longest: Math.max(...measured), frames: measured.length });
        } else {
          requestAnimationFrame(frame);
        }
      };
      scroller.scrollTop = 0;
      requestAnimationFrame(frame);
    });

  /** Resolves when nothing in `target` has changed for half a second. */
  const quiet = (target) =>
    new Promise((resolve, reject) => {
      let timer = 0;
      const observer = new MutationObserver(() => again());
      const end = (told, error) => {
        clearTimeout(timer);
        clearTimeout(limit);
        observer.disconnect();
        told(error);
      };
      const limit = inVain(() => end(reject, new Error("waited in vain until the article stops changing")));
      const again = () => {
        clearTimeout(timer);
        timer = setTimeout(() => end(resolve), 500);
      };
      observer.observe(target, { childList: true, subtree: true });
      again();
    });

  // Chromium says of each task of the page that took longer than 50 ms how long it was.
  const long = [];
  const observer = new PerformanceObserver((list) => long.push(...list.getEntries()));
  observer.observe({ entryTypes: ["longtask"] });
  const blocks = {
    /** Forgets what was before. */
    begin() {
      observer.takeRecords();
      long.length = 0;
    },
    /** The longest time for which the page was blocked, once it has nothing more to do; 0: never longer than 50 ms. */
    async longest() {
      for (let turn = 0; turn < 3; turn += 1) {
        await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 1000 }));
      }
      long.push(...observer.takeRecords());
      return Math.max(0, ...long.map((task) => task.duration));
    },
  };

  return { painted, until, next, key, scrollThrough, quiet, blocks };
}

/** Puts the clock into a page. */
export async function withClock(page) {
  await page.evaluate(`window.bench = (${clock})()`);
}

/** The same before the page's own scripts run, on every page of the context from now on. */
export async function withClockFromTheStart(page) {
  await page.addInitScript(`window.bench = (${clock})()`);
}

/** The program's own memory is not in the JavaScript heap: run in the page before its own scripts. */
export function catchMemory() {
  const instantiate = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (...given) => {
    const result = await instantiate(...given);
    window.programMemory ??= result.instance.exports.memory;
    return result;
  };
}

/** The program's memory, in MB. */
export async function programMemory(page) {
  return page.evaluate(() => (window.programMemory?.buffer.byteLength ?? 0) / 1e6);
}

/**
 * Times what somebody does: `{ ms, longest }`, from the time that the browser stamped on the first `event` until what
 * `done`, a function of the page, waits for is painted, and the longest time for which the page was blocked until
 * `settled`, which is waited for as well.
 */
export async function timed(page, { event, act, done, arg = null, settled = async () => {} }) {
  // Put together as text: the page's own policy allows it no functions from text, and needs none.
  await page.evaluate(`(() => {
    window.bench.blocks.begin();
    window.timed = new Promise((resolve) => {
      const listen = (event) => resolve(window.bench.until(event.timeStamp, document.body, () => (${done})(${JSON.stringify(arg)})));
      window.bench.next(${JSON.stringify(event)}, listen);
    });
  })()`);
  await act();
  const ms = await page.evaluate(() => window.timed);
  await settled();
  return { ms, longest: await page.evaluate(() => window.bench.blocks.longest()) };
}

/** JavaScript heap after collecting garbage, in MB. */
export async function heap(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  await session.send("Performance.enable");
  const { metrics } = await session.send("Performance.getMetrics");
  await session.detach();
  return metrics.find((m) => m.name === "JSHeapUsedSize").value / 1e6;
}

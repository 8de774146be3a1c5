// Where words stand on the screen: a function that is run in the page. It looks at text and boxes only.

export function geometryTools() {
  /** Text nodes of a block, and the range between two places of its text in UTF-16 units. */
  const rangeIn = (block, from, to) => {
    const range = document.createRange();
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    let at = 0;
    let started = false;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const end = at + node.length;
      if (!started && from < end) {
        range.setStart(node, from - at);
        started = true;
      }
      if (started && to <= end) {
        range.setEnd(node, to - at);
        return range;
      }
      at = end;
    }
    return null;
  };

  /** Block and place of words that stand in one block, for the nth time in the article. */
  const find = (article, words, nth) => {
    let seen = 0;
    for (const block of article.querySelectorAll("[data-i]")) {
      const text = block.textContent;
      for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
        seen += 1;
        if (seen === nth) return { block, from: at, to: at + words.length };
      }
    }
    return null;
  };

  const boxesOf = ({ block, from, to }) => [...(rangeIn(block, from, to)?.getClientRects() ?? [])].filter((r) => r.width > 0);

  /** Place in the block's text that a click at this point of the window would hit. */
  const hit = (block, x, y) => {
    const position = document.caretPositionFromPoint(x, y);
    if (!position || !block.contains(position.offsetNode)) return null;
    const before = document.createRange();
    before.selectNodeContents(block);
    before.setEnd(position.offsetNode, position.offset);
    return before.toString().length;
  };

  /** A point where pressing the mouse puts the caret just before the words, or just behind them, or inside. */
  const point = (article, words, nth, where) => {
    const found = find(article, words, nth);
    if (!found) return null;
    const boxes = boxesOf(found);
    if (boxes.length === 0) return null;
    if (where === "middle") {
      const box = boxes[Math.floor((boxes.length - 1) / 2)];
      return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
    }
    const wanted = where === "start" ? found.from : found.to;
    // Around the border, on both sides of both characters beside it: scripts run either way.
    const beside = [
      [wanted, wanted + 1],
      [wanted - 1, wanted],
      [wanted, wanted + 2],
      [wanted - 2, wanted],
    ];
    for (const [from, to] of beside) {
      if (from < 0 || to > found.block.textContent.length) continue;
      for (const box of boxesOf({ block: found.block, from, to })) {
        const y = (box.top + box.bottom) / 2;
        for (const x of [box.left + 1, box.right - 1, box.left - 1, box.right + 1, box.left, box.right]) {
          if (hit(found.block, x, y) === wanted) return { x, y };
        }
      }
    }
    // Selections that begin inside a character are widened, so a place next to the border will do for some.
    return null;
  };

  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

  /** Where the first of the words is on the screen, to compare. */
  const whereIs = (article, words, nth) => {
    const box = boxesOf(find(article, words, nth))[0];
    return box ? `${box.left} ${box.top}` : "";
  };

  const scrollOnce = (article, found) => {
    // `content-visibility` gives a block its size only when it is near.
    found.block.scrollIntoView({ block: "center", behavior: "instant" });
    const box = boxesOf(found)[0];
    const around = article.closest("main") ?? document.scrollingElement;
    if (box) around.scrollBy({ top: box.top - innerHeight / 2, behavior: "instant" });
  };

  /**
   * Brings words to the middle, and sees that they stay: the app may still be on its way to a tag that was chosen just
   * before, or lay out what has come near. Two frames show either.
   */
  const scrollTo = async (article, words, nth) => {
    for (let tries = 0; tries < 40; tries += 1) {
      const found = find(article, words, nth);
      if (!found) return false;
      scrollOnce(article, found);
      const before = whereIs(article, words, nth);
      await frame();
      await frame();
      if (find(article, words, nth) && whereIs(article, words, nth) === before) return true;
    }
    return true;
  };

  const isInView = (article, words, nth) => {
    const found = find(article, words, nth);
    const frame = (article.closest("main") ?? document.documentElement).getBoundingClientRect();
    const boxes = found ? boxesOf(found) : [];
    return boxes.length > 0 && boxes.every((r) => r.top >= frame.top && r.bottom <= frame.bottom);
  };

  const selectUnits = (place, from, to) => {
    const block = document.querySelector(`[data-i="${place}"]`);
    const range = rangeIn(block, from, to);
    getSelection().setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
  };

  return { point, scrollTo, isInView, selectUnits };
}

/**
 * Put into pages of a built extension for the bench, ahead of their own script: when they can be used, and whether anything
 * moved. What is read afterwards is `globalThis.probe`.
 */
const probe = { interactiveMs: null, shifts: [], longFrames: [] };
globalThis.probe = probe;

const nameOf = (node) => {
  const box = node?.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  return (box?.getAttribute("class") ?? "") || box?.nodeName || "something";
};

new PerformanceObserver((list) => {
  for (const { value, startTime, sources } of list.getEntries()) {
    const moved = sources.map(
      ({ node, previousRect: from, currentRect: to }) =>
        `${nameOf(node)} ${from.x},${from.y},${from.width}×${from.height} → ${to.x},${to.y},${to.width}×${to.height}`,
    );
    probe.shifts.push({ value, startTime, moved });
  }
}).observe({ type: "layout-shift", buffered: true });

/** Stands in the frame that is being made now; the task after that frame is the first that could answer a click. */
const isThere = () => document.querySelector('[role="tab"], [data-floor]') !== null;
const note = () => {
  requestAnimationFrame(() => {
    setTimeout(() => {
      probe.interactiveMs = performance.now();
    });
  });
};
const watch = new MutationObserver(() => {
  if (!isThere()) return;
  watch.disconnect();
  note();
});
watch.observe(document, { childList: true, subtree: true });

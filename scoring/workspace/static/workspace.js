// What cannot be done by a link or a form: nothing here is needed, every page works without it.
"use strict";

document.addEventListener("keydown", (event) => {
  const to = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
  const writing = event.target.closest("input, select, textarea, [contenteditable]");
  if (!to || writing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  document.querySelector(`.sequence a[rel=${to}]`)?.click();
});

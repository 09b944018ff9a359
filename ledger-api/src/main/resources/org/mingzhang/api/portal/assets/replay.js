// Steps through a replay with the arrow keys. The links do the same without script.
document.addEventListener('keydown', event => {
  'use strict';
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.target.closest('input, select, textarea, .scroll')) return;
  const step = {ArrowLeft: 'prev', ArrowRight: 'next'}[event.key];
  const link = step && document.querySelector(`.steps a[rel=${step}]`);
  if (link) {
    event.preventDefault();
    link.click();
  }
});

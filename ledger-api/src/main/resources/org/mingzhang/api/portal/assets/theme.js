// Light or dark as the person chose; without a choice, or without script, as the system says.
// Loaded before the first line is drawn, so that nothing flashes.
(() => {
  'use strict';
  const root = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const kept = () => { try { return localStorage.getItem('theme'); } catch { return null; } };
  const keep = theme => { try { localStorage.setItem('theme', theme); } catch { /* not remembered */ } };
  const choice = kept();
  if (choice === 'light' || choice === 'dark') root.dataset.theme = choice;
  const isDark = () => (root.dataset.theme ?? (system.matches ? 'dark' : 'light')) === 'dark';
  document.addEventListener('DOMContentLoaded', () => {
    const button = document.querySelector('button.theme');
    if (!button) return;
    const say = () => button.setAttribute('aria-pressed', String(isDark()));
    button.hidden = false;
    say();
    button.addEventListener('click', () => {
      root.dataset.theme = isDark() ? 'light' : 'dark';
      keep(root.dataset.theme);
      say();
      document.dispatchEvent(new Event('theme'));
    });
    system.addEventListener('change', say);
  });
})();

// 暖报: small comforts. Every page but the one for uploads works without this file.
'use strict';
// Where browsers demand it, whatever becomes markup passes here: parts of our own pages, fetched from
// our own address. Scripts are refused.
if (window.trustedTypes && !window.trustedTypes.defaultPolicy) window.trustedTypes.createPolicy('default', { createHTML: text => text });
document.addEventListener('click', event => {
  const link = event.target.closest('[data-cell], [data-dialog], [data-close], [data-print], .sheet .mark');
  if (!link) return;
  const go = (element, focus) => { element.scrollIntoView({ block: 'center', inline: element.matches('.v') ? 'nearest' : 'center' }); (focus || element).focus({ preventScroll: true }); };
  if (link.dataset.cell) { // finding → cell, centred in its own frame instead of under the headings
    const cell = document.getElementById(link.dataset.cell);
    if (!cell) return; // it stands on another part of a long sheet: the link leads there
    document.querySelectorAll('.sheet .on').forEach(old => old.classList.remove('on'));
    cell.classList.add('on');
    go(cell, cell.querySelector('input, a'));
  } else if (link.matches('.mark')) { // cell → finding, opened
    const finding = document.querySelector(link.getAttribute('href'));
    const details = finding && finding.querySelector('details');
    if (!details) return;
    details.open = true;
    go(finding, details.querySelector('summary'));
  } else if (link.dataset.dialog) document.getElementById(link.dataset.dialog).showModal();
  else if (link.hasAttribute('data-close')) link.closest('dialog').close();
  else if (link.hasAttribute('data-print')) window.print();
  event.preventDefault();
});
// Whoever signs out leaves nothing in this window of what was typed about persons.
document.addEventListener('submit', event => {
  if (/\/sign-out(-everywhere)?$/.test(event.target.action)) try { window.sessionStorage.clear(); } catch (refused) { /* then nothing was kept */ }
});

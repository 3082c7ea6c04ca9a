// 暖报: a form that is typed on the page. Without this file it works by its buttons alone.
'use strict';
(() => {
  const form = document.getElementById('typed');
  const judged = document.getElementById('judged');
  const head = document.getElementById('head');
  const boxes = () => [...form.elements].filter(each => each.name && each.name !== 'guard' && each.name !== 'do');

  // ---- what stands beside the inputs
  const clear = () => {
    form.querySelectorAll('span.say').forEach(said => said.remove());
    form.querySelectorAll('[aria-invalid], [aria-describedby]').forEach(box => { box.removeAttribute('aria-invalid'); box.removeAttribute('aria-describedby'); });
    form.querySelectorAll('td.err, td.wrn').forEach(cell => cell.classList.remove('err', 'wrn'));
  };
  const tell = item => {
    const box = document.getElementById(item.dataset.for.split(' ')[0]);
    if (!box) return;
    const blocks = item.dataset.blocks === 'true';
    const id = `m-${box.name}`;
    if (document.getElementById(id)) return; // one thing at a time
    const said = document.createElement('span');
    said.className = blocks ? 'say' : 'say say--w';
    said.id = id;
    said.textContent = item.dataset.heading;
    if (item.dataset.wanted) {
      const more = document.createElement('span');
      more.className = 'more';
      more.textContent = `。${item.dataset.wanted}`;
      said.append(more);
    }
    box.after(said);
    box.setAttribute('aria-describedby', id);
    if (blocks) box.setAttribute('aria-invalid', 'true');
    const cell = box.closest('.sheet td');
    if (cell) cell.classList.add(blocks ? 'err' : 'wrn');
  };
  const show = text => {
    judged.replaceChildren(...new DOMParser().parseFromString(text, 'text/html').body.childNodes);
    const part = judged.querySelector('[data-head]');
    if (!part) return;
    head.textContent = part.dataset.head;
    clear();
    const items = [...judged.querySelectorAll('li[data-for]')].filter(item => item.dataset.for);
    items.sort((one, other) => (other.dataset.blocks === 'true') - (one.dataset.blocks === 'true')).forEach(tell);
    judged.querySelectorAll('[data-sum]').forEach(sum => { const output = document.getElementById(sum.dataset.sum); if (output) output.textContent = sum.value; });
  };

  // ---- judged while typing: a moment after the last key, and only the last answer counts
  let asking = null;
  let waiting = 0;
  const ask = async () => {
    if (asking) asking.abort();
    asking = new AbortController();
    try {
      const answer = await fetch(form.dataset.check, { method: 'POST', body: new URLSearchParams(new FormData(form)), headers: { Accept: 'text/html', 'HX-Request': 'true' }, signal: asking.signal });
      if (answer.ok) show(await answer.text());
    } catch (broken) { /* the next key asks again, and the buttons judge as well */ }
  };

  // ---- a draft: figures stay in this browser; what is about persons goes when the window is closed
  const store = form.dataset.personal === 'true' ? window.sessionStorage : window.localStorage;
  const kept = work => { try { return work(); } catch (refused) { return null; } };
  const keep = () => kept(() => store.setItem(form.dataset.draft, JSON.stringify(boxes().map(box => [box.name, box.type === 'checkbox' ? box.checked : box.value]))));
  const word = document.createElement('span');
  document.getElementById('draft').append(' ', word);
  const keeping = form.dataset.personal === 'true' ? '这一页重新打开还在，关掉就没有了。' : '在这台电脑上关掉再打开还在。';
  const changed = () => {
    keep();
    word.textContent = keeping;
    clearTimeout(waiting);
    waiting = setTimeout(ask, 800);
  };
  const restore = () => {
    const old = kept(() => JSON.parse(store.getItem(form.dataset.draft) || 'null'));
    if (!old) return;
    old.forEach(([name, value]) => {
      while (!form.elements[name] && /^row\d+\./.test(name) && more()) { /* until the row is there */ }
      const box = form.elements[name];
      if (!box) return;
      if (box.type === 'checkbox') box.checked = value; else box.value = value;
    });
    const again = document.createElement('button');
    again.type = 'button';
    again.className = 'plain';
    again.textContent = '不要了，重新填';
    again.addEventListener('click', () => { kept(() => store.removeItem(form.dataset.draft)); window.location.reload(); });
    word.replaceChildren('这是上次没有报送的，接着填就行。', again);
    ask();
  };

  // ---- rows
  const rows = document.getElementById('rows');
  const more = () => {
    const last = rows && rows.tBodies[0].lastElementChild;
    const number = last ? Number(last.querySelector('th').textContent) + 1 : 0;
    if (!last || number > Number(rows.dataset.most)) return false;
    const row = last.cloneNode(true);
    row.querySelectorAll('.say').forEach(said => said.remove());
    row.querySelector('th').textContent = number;
    row.querySelectorAll('input').forEach(box => {
      const column = box.name.slice(box.name.indexOf('.'));
      box.name = `row${number}${column}`;
      box.id = `i-${box.name}`;
      box.setAttribute('aria-label', box.getAttribute('aria-label').replace(/\d+/, number));
      box.removeAttribute('aria-invalid');
      box.removeAttribute('aria-describedby');
      box.value = '';
      box.setAttribute('value', '');
    });
    const drop = row.querySelector('button');
    drop.value = `drop:${number}`;
    drop.querySelector('span').textContent = `第 ${number} 行`;
    last.after(row);
    return true;
  };
  const adding = document.getElementById('more');
  if (adding) adding.addEventListener('click', event => {
    if (!more()) return; // the page then says that Excel is for more
    event.preventDefault();
    rows.tBodies[0].lastElementChild.querySelector('input').focus();
  });
  if (rows) rows.addEventListener('paste', event => { // cells from a spreadsheet go into cells
    const text = event.clipboardData.getData('text/plain').replace(/\r?\n$/, '');
    if (!/[\t\n]/.test(text) || !event.target.closest('td')) return;
    event.preventDefault();
    let row = event.target.closest('tr');
    const from = [...row.querySelectorAll('input')].indexOf(event.target);
    text.split(/\r?\n/).forEach(line => {
      if (!row && more()) row = rows.tBodies[0].lastElementChild;
      if (!row) return;
      const inputs = [...row.querySelectorAll('input')];
      line.split('\t').forEach((value, at) => { if (inputs[from + at]) inputs[from + at].value = value.trim(); });
      row = row.nextElementSibling;
    });
    changed();
  });

  form.addEventListener('input', changed);
  judged.addEventListener('click', event => {
    const link = event.target.closest('a[href^="#i-"]');
    const box = link && document.getElementById(decodeURIComponent(link.getAttribute('href').slice(1)));
    if (!box) return;
    event.preventDefault();
    box.scrollIntoView({ block: 'center', inline: 'center' });
    box.focus({ preventScroll: true });
  });
  if (form.dataset.fresh === 'true') restore(); else keep();
  if (judged.querySelector('li')) judged.focus(); // what came back is read first
})();

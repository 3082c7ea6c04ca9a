// 暖报: sends files. Each is measured here, announced, and put straight into the store; what broke off
// is kept in this browser and taken up again when the page is opened the next time.
'use strict';
(() => {
  const drop = document.getElementById('drop');
  const list = document.getElementById('list');
  const sum = document.getElementById('sum');
  const { root, guard, unit, name } = drop.dataset;
  const targets = [...document.getElementById('targets').content.querySelectorAll('option')];

  // ---- what is kept in this browser until it has arrived
  const kept = new Promise((done, failed) => {
    const request = indexedDB.open('nuanbao', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('files', { keyPath: 'key' });
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
  const inStore = (mode, work) => kept.then(base => new Promise((done, failed) => {
    const request = work(base.transaction('files', mode).objectStore('files'));
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  })).catch(() => undefined); // a private window keeps nothing; sending works all the same
  const keep = job => inStore('readwrite', files => files.put({ key: job.key, file: job.file, duty: job.duty, sha256: job.sha256, submission: job.submission, unit }));
  const forget = job => inStore('readwrite', files => files.delete(job.key));

  // ---- a row of the list
  const element = (tag, classes, text) => {
    const made = document.createElement(tag);
    if (classes) made.className = classes;
    if (text !== undefined) made.textContent = text;
    return made;
  };
  const size = bytes => bytes < 1048576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1048576).toFixed(1)} MB`;
  const row = job => {
    job.row = element('li');
    const left = element('div');
    left.append(element('h3', '', job.file.name));
    job.state = element('p', 'row');
    job.says = element('div');
    left.append(job.state, job.says);
    job.right = element('div', 'do btns');
    job.row.append(left, job.right);
    list.append(job.row);
  };
  const show = (job, tone, word, ...lines) => {
    job.state.replaceChildren(element('strong', `tag${tone ? ` tag--${tone}` : ''}`, word), element('span', 'small soft', [job.title, size(job.file.size)].filter(Boolean).join(' · ')));
    job.says.replaceChildren(...lines.map(line => typeof line === 'string' ? element('p', '', line) : line));
    job.right.replaceChildren();
    count();
  };
  const press = (job, label, act) => {
    const button = element('button', 'btn', label);
    button.type = 'button';
    button.addEventListener('click', act);
    job.right.append(button);
  };
  const gone = job => { jobs.delete(job); job.row.remove(); forget(job); count(); };
  const jobs = new Set();
  const count = () => {
    const arrived = [...jobs].filter(job => job.arrived).length;
    const wrong = [...jobs].filter(job => job.wrong).length;
    const under = jobs.size - arrived - wrong;
    sum.textContent = jobs.size === 0 ? '' : `${jobs.size} 个文件：${arrived} 个已收到${under ? `，${under} 个在办` : ''}${wrong ? `，${wrong} 个没有上传` : ''}`;
  };
  const refuse = (job, ...lines) => {
    job.wrong = true;
    show(job, 'bad', '没有上传', ...lines, '文件没有离开您的电脑。');
    press(job, '从列表移走', () => gone(job));
  };

  // ---- what a workbook says about itself: its hidden sheet _nuanbao holds form and unit
  const parts = async file => {
    const bytes = new DataView(await file.arrayBuffer());
    const found = new Map();
    let end = bytes.byteLength - 22;
    while (end >= 0 && bytes.getUint32(end, true) !== 0x06054b50) end--;
    if (end < 0) return found;
    let at = bytes.getUint32(end + 16, true);
    for (let left = bytes.getUint16(end + 10, true); left > 0 && bytes.getUint32(at, true) === 0x02014b50; left--) {
      const [packed, names, extra, comment] = [bytes.getUint32(at + 20, true), ...[28, 30, 32].map(by => bytes.getUint16(at + by, true))];
      const path = new TextDecoder().decode(new Uint8Array(bytes.buffer, at + 46, names));
      found.set(path, { deflated: bytes.getUint16(at + 10, true) === 8, local: bytes.getUint32(at + 42, true), packed });
      at += 46 + names + extra + comment;
    }
    found.bytes = bytes;
    return found;
  };
  const MOST = 4194304; // of one part; a mark needs some hundred bytes
  const xml = async (zip, path) => {
    const part = zip.get(path);
    if (!part) return null;
    const from = part.local + 30 + zip.bytes.getUint16(part.local + 26, true) + zip.bytes.getUint16(part.local + 28, true);
    let stream = new Blob([new Uint8Array(zip.bytes.buffer, from, part.packed)]).stream();
    if (part.deflated) stream = stream.pipeThrough(new DecompressionStream('deflate-raw'));
    const reader = stream.getReader();
    const chunks = [];
    for (let all = 0, next = await reader.read(); !next.done; next = await reader.read()) {
      all += next.value.length;
      if (all > MOST) { reader.cancel(); return null; }
      chunks.push(next.value);
    }
    return new DOMParser().parseFromString(await new Blob(chunks).text(), 'application/xml');
  };
  const named = (document, tag) => [...document.getElementsByTagNameNS('*', tag)];
  const mark = async file => {
    try {
      const zip = await parts(file);
      const book = await xml(zip, 'xl/workbook.xml');
      const ways = await xml(zip, 'xl/_rels/workbook.xml.rels');
      const sheet = book && ways && named(book, 'sheet').find(each => each.getAttribute('name') === '_nuanbao');
      if (!sheet) return null;
      const way = named(ways, 'Relationship').find(each => each.getAttribute('Id') === sheet.getAttributeNS('http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'id'));
      const page = way && await xml(zip, `xl/${way.getAttribute('Target').replace(/^\/xl\//, '')}`);
      if (!page) return null;
      const shared = await xml(zip, 'xl/sharedStrings.xml');
      const texts = shared ? named(shared, 'si') : [];
      const lines = {};
      named(page, 'c').forEach(cell => {
        const value = named(cell, 'v')[0];
        lines[cell.getAttribute('r')] = cell.getAttribute('t') === 's' ? (texts[Number(value && value.textContent)] || {}).textContent : cell.textContent;
      });
      return lines.A1 === 'nuanbao' ? { form: lines.A2, unit: lines.A4, unitName: lines.A5 } : null;
    } catch (unreadable) {
      return null;
    }
  };

  // ---- which duty a file is for
  const isWorkbook = file => /\.(xlsx|xls|et|ods|xlsb)$/i.test(file.name);
  const choose = async job => {
    show(job, 'go', '正在看是哪张表');
    const said = isWorkbook(job.file) ? await mark(job.file) : null;
    if (said && said.unit && said.unit !== unit) {
      return refuse(job, `这是${said.unitName || '别的单位'}的表，您现在只能报${name}的。`, '可能是选错了文件，或用了别人发来的表。请用任务单里下载的空表。');
    }
    const fitting = said ? targets.filter(target => target.dataset.form === said.form) : targets.filter(target => (target.dataset.isForm === 'true') === isWorkbook(job.file));
    if (said && fitting.length === 0) return refuse(job, '这张表现在不用报，或者已经审核通过，不能再改。');
    if (fitting.length === 1 && (said || targets.length === 1)) return begin(job, fitting[0]);
    const label = element('label', '', '这是哪一项？');
    const box = element('select');
    box.id = label.htmlFor = `for-${job.key}`;
    const options = (fitting.length ? fitting : targets).map(target => target.cloneNode(true));
    box.append(new Option('请选择', ''), ...options);
    show(job, '', '请选任务', label, box);
    box.addEventListener('change', () => { const target = targets.find(each => each.value === box.value); if (target) begin(job, target); });
    press(job, '从列表移走', () => gone(job));
  };
  const begin = (job, target) => {
    job.duty = target.value;
    job.title = target.textContent;
    if (job.file.size > Number(target.dataset.most)) return refuse(job, `文件有 ${size(job.file.size)}，最多 ${size(Number(target.dataset.most))}。请删去图片和无关的工作表后再传。`);
    if (job.file.size === 0) return refuse(job, '文件是空的。');
    return send(job);
  };

  // ---- the way of a file
  const post = async (address, body) => {
    const answer = await fetch(root + address, { method: 'POST', headers: { 'Content-Type': 'application/json', Accept: 'application/json', 'X-Guard': guard }, body: JSON.stringify(body || {}) });
    const said = await answer.json().catch(() => ({}));
    if (answer.ok) return said;
    throw Object.assign(new Error(said.message || ''), { said: said.message, status: answer.status });
  };
  const digest = async file => [...new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))].map(byte => byte.toString(16).padStart(2, '0')).join('');
  const put = (job, to) => new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    const bar = element('progress');
    bar.max = job.file.size;
    bar.setAttribute('aria-label', `${job.file.name} 已上传`);
    const words = element('p', 'small');
    request.upload.onprogress = event => {
      bar.value = event.loaded;
      words.textContent = `已传 ${size(event.loaded)} / ${size(job.file.size)}`;
      job.state.firstChild.textContent = `正在上传 ${Math.floor(100 * event.loaded / job.file.size)} %`;
    };
    request.onload = () => request.status === 200 || request.status === 412 // it is there already
      ? done() : failed(Object.assign(new Error(), { status: request.status }));
    request.onerror = () => failed(new Error());
    request.open('PUT', to.url);
    Object.entries(to.headers).forEach(([header, value]) => request.setRequestHeader(header, value));
    show(job, 'go', '正在上传 0 %', bar, words);
    request.send(job.file);
  });
  const PAUSES = [2, 4, 8, 15, 30];
  // One tab sends a file, others that have taken it up wait and then learn that it has arrived.
  const send = (job, tries = 0) => navigator.locks ? navigator.locks.request(job.key, () => attempt(job, tries)) : attempt(job, tries);
  const attempt = async (job, tries) => {
    try {
      if (!job.sha256) {
        show(job, 'go', '正在核对指纹', '先在您的电脑上算出文件指纹，收到后再核对一遍，保证一个字节不差。');
        job.sha256 = await digest(job.file);
        await keep(job);
      }
      const to = job.submission ? await post(`submissions/${job.submission}/address`).catch(refused => { if (refused.status === 409) return null; throw refused; })
        : await post(`duties/${job.duty}/submissions`, { fileName: job.file.name, size: job.file.size, sha256: job.sha256 });
      if (to) {
        job.submission = to.submission;
        await keep(job);
        await put(job, to);
      }
      arrived(job);
    } catch (broken) {
      if (broken.status === 401) return refuse(job, '登录已失效。请重新登录，再打开这一页，会接着传。');
      if (broken.said && broken.status < 500) { await forget(job); return refuse(job, broken.said); }
      const pause = PAUSES[Math.min(tries, PAUSES.length - 1)];
      show(job, 'warn', '网断了', `${pause} 秒后自己再试。这一页可以开着等，也可以关掉，再打开会接着传。`);
      const wait = setTimeout(() => send(job, tries + 1), pause * 1000);
      press(job, '现在就试', () => { clearTimeout(wait); send(job, tries); });
    }
  };
  const arrived = job => {
    job.arrived = true;
    forget(job);
    const state = element('div');
    state.setAttribute('hx-get', `${root}submissions/${job.submission}/state`);
    state.setAttribute('hx-trigger', 'load');
    state.setAttribute('hx-swap', 'outerHTML');
    show(job, 'good', '已收到', element('p', 'small soft', `文件指纹 SHA-256 ${job.sha256.slice(0, 16)}…`));
    job.right.append(state);
    window.htmx.process(state);
  };

  const take = files => [...files].forEach(file => {
    const job = { key: crypto.randomUUID(), file };
    jobs.add(job);
    row(job);
    choose(job);
  });
  document.getElementById('files').addEventListener('change', event => { take(event.target.files); event.target.value = ''; });
  drop.addEventListener('submit', event => event.preventDefault());
  drop.addEventListener('dragover', event => event.preventDefault());
  drop.addEventListener('drop', event => { event.preventDefault(); take(event.dataTransfer.files); });
  window.addEventListener('online', () => [...jobs].forEach(job => { const again = job.right.querySelector('button'); if (!job.arrived && !job.wrong && again) again.click(); }));
  inStore('readonly', files => files.getAll()).then(left => (left || []).filter(each => each.unit === unit).forEach(each => {
    const target = targets.find(known => known.value === each.duty);
    const job = { ...each, title: target ? target.textContent : '' };
    jobs.add(job);
    row(job);
    send(job);
  }));
})();

// 暖报: sends the scan of a signed page. It is measured here, announced, and put straight into the
// store. What broke off is sent again by choosing the same file again: it stays the same scan.
'use strict';
(() => {
  const form = document.getElementById('scan');
  const way = document.getElementById('way');
  const { to, guard, most } = form.dataset;
  const megabytes = bytes => `${(bytes / 1048576).toFixed(1)} MB`;
  const tell = (tone, word, ...lines) => {
    const tag = document.createElement('strong');
    tag.className = `tag tag--${tone}`;
    tag.textContent = word;
    const state = document.createElement('p');
    state.append(tag);
    way.replaceChildren(state, ...lines.map(line => {
      if (typeof line !== 'string') return line;
      const words = document.createElement('p');
      words.textContent = line;
      return words;
    }));
  };
  const digest = async file => [...new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))].map(byte => byte.toString(16).padStart(2, '0')).join('');
  const announce = async (file, sha256) => {
    const answer = await fetch(to, { method: 'POST', headers: { 'Content-Type': 'application/json', Accept: 'application/json', 'X-Guard': guard }, body: JSON.stringify({ fileName: file.name, size: file.size, sha256 }) });
    const said = await answer.json().catch(() => ({}));
    if (answer.ok) return said;
    throw Object.assign(new Error(), { said: answer.status < 500 ? said.message : '' });
  };
  const put = (file, address) => new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    const bar = document.createElement('progress');
    bar.max = file.size;
    bar.setAttribute('aria-label', `${file.name} 已上传`);
    request.upload.onprogress = event => { bar.value = event.loaded; };
    request.onload = () => request.status === 200 || request.status === 412 ? done() : failed(new Error()); // 412: it is there already
    request.onerror = () => failed(new Error());
    request.open('PUT', address.url);
    Object.entries(address.headers).forEach(([header, value]) => request.setRequestHeader(header, value));
    tell('go', '正在上传', `${file.name}，${megabytes(file.size)}`, bar);
    request.send(file);
  });
  const send = async file => {
    if (/\.hei[cf]$/i.test(file.name)) return tell('bad', '没有上传', '这是苹果手机的 HEIC 照片，这里打不开。请在手机的“设置—相机—格式”里选“兼容性最佳”，再拍一次。');
    if (!/\.(pdf|jpe?g|png)$/i.test(file.name)) return tell('bad', '没有上传', '请传 PDF、JPEG 或 PNG。');
    if (file.size > Number(most)) return tell('bad', '没有上传', `文件有 ${megabytes(file.size)}，最多 ${megabytes(Number(most))}。请扫描成 200 dpi 的灰度，或者用手机拍。`);
    if (file.size === 0) return tell('bad', '没有上传', '文件是空的。');
    try {
      tell('go', '正在核对指纹');
      await put(file, await announce(file, await digest(file)));
      location.reload();
    } catch (broken) {
      tell('warn', broken.said ? '没有上传' : '网断了', broken.said || '请再选一次同一个文件，会接着传；不会变成两份。');
    }
    return undefined;
  };
  ['photo', 'file'].forEach(id => document.getElementById(id).addEventListener('change', event => {
    const [file] = event.target.files;
    if (file) send(file);
    event.target.value = '';
  }));
  form.addEventListener('submit', event => event.preventDefault());
  form.addEventListener('dragover', event => event.preventDefault());
  form.addEventListener('drop', event => { event.preventDefault(); const [file] = event.dataTransfer.files; if (file) send(file); });
})();

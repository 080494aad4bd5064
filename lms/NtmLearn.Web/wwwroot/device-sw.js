// Keeps the shell of the device without a network. The server writes above: version, page, kept. What people recorded is in
// IndexedDB and none of this worker's business, so a new version never touches it. A new worker waits until no page of the
// old one is open: a page and its scripts are always of one age.
const prefix = 'ntm-device-';
const name = prefix + version;

self.addEventListener('install', event => event.waitUntil(
  caches.open(name).then(cache => cache.addAll(kept.map(path => new Request(path, { cache: 'reload', credentials: 'omit' }))))));

self.addEventListener('activate', event => event.waitUntil(
  caches.keys()
    .then(names => Promise.all(names.filter(n => n.startsWith(prefix) && n !== name).map(n => caches.delete(n))))
    .then(() => self.clients.claim())));

self.addEventListener('fetch', event => {
  const url = new URL(event.request.url);
  if (event.request.method === 'GET' && url.origin === location.origin && kept.includes(url.pathname)) {
    event.respondWith(caches.open(name)
      .then(cache => cache.match(url.pathname, { ignoreVary: true }))
      .then(answer => answer ?? fetch(event.request)));
  }
});

// What a device keeps, in IndexedDB. Lists, tokens, marks and photos are encrypted by AES-GCM under a key made from the PIN.
// A PIN is short: who has the device and time finds it out. This only slows a thief, and the screen says so.

const rounds = 600_000;
const strict = { durability: 'strict' };
const encoder = new TextEncoder();
const decoder = new TextDecoder();

function asked(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** One transaction; done only when it is on the disk. */
function inside(db, names, mode, work) {
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(names, mode, mode === 'readwrite' ? strict : undefined);
    let result;
    transaction.oncomplete = () => resolve(result);
    transaction.onabort = () => reject(transaction.error ?? new DOMException('aborted', 'AbortError'));
    transaction.onerror = () => {};
    Promise.resolve(work(transaction)).then(value => { result = value; }, reject);
  });
}

async function keyOf(pin, salt) {
  const material = await crypto.subtle.importKey('raw', encoder.encode(pin), 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

async function seal(key, bytes, about) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: encoder.encode(about) }, key, bytes) };
}

function unseal(key, { iv, data }, about) {
  return crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: encoder.encode(about) }, key, data);
}

const sealJson = (key, value, about) => seal(key, encoder.encode(JSON.stringify(value)), about);
const unsealJson = async (key, sealed, about) => JSON.parse(decoder.decode(await unseal(key, sealed, about)));

export class DeviceStore {
  constructor(db) {
    this.db = db;
    db.onversionchange = () => db.close();
  }

  static async open() {
    const request = indexedDB.open('ntm-device', 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('sessions', { keyPath: 'id' });
      request.result.createObjectStore('items', { keyPath: 'key' }).createIndex('session', 'session');
      request.result.createObjectStore('photos', { keyPath: ['session', 'sha256'] });
    };
    return new DeviceStore(await asked(request));
  }

  /** Sessions on this device, with how much of each waits; nothing of it names anybody. */
  async sessions() {
    return inside(this.db, ['sessions', 'items'], 'readonly', async transaction => {
      const list = await asked(transaction.objectStore('sessions').getAll());
      for (const session of list) {
        session.waiting = await asked(transaction.objectStore('items').index('session').count(session.id));
      }
      return list;
    });
  }

  /** Begins to hold a session. Content: {token, roster, skew}. */
  async create(pin, content) {
    const salt = crypto.getRandomValues(new Uint8Array(16));
    const box = new Box(this.db, content.roster.session.sessionId, await keyOf(pin, salt), salt);
    await box.saveContent(content);
    return box;
  }

  /** Null when the PIN is wrong. */
  async unlock(session, pin) {
    const box = new Box(this.db, session.id, await keyOf(pin, session.salt), session.salt);
    try {
      box.content = await unsealJson(box.key, session.sealed, session.id);
      return box;
    } catch {
      return null;
    }
  }

  /** Forgets a session and everything of it. */
  async remove(id) {
    await inside(this.db, ['sessions', 'items', 'photos'], 'readwrite', async transaction => {
      transaction.objectStore('sessions').delete(id);
      const items = transaction.objectStore('items');
      for (const key of await asked(items.index('session').getAllKeys(id))) {
        items.delete(key);
      }
      transaction.objectStore('photos').delete(IDBKeyRange.bound([id, ''], [id, '\uffff']));
    });
  }
}

/** One session, opened by its PIN. */
class Box {
  constructor(db, id, key, salt) {
    Object.assign(this, { db, id, key, salt, content: null });
  }

  async saveContent(content) {
    const { session, expiresAt, sendsUntil } = content.roster;
    const row = {
      id: this.id, salt: this.salt, label: `${session.classTitle}, ${session.day.split('-').reverse().join('/')}`, expiresAt, sendsUntil,
      sealed: await sealJson(this.key, content, this.id),
    };
    await inside(this.db, ['sessions'], 'readwrite', transaction => { transaction.objectStore('sessions').put(row); });
    this.content = content;
  }

  /** What waits, in the order in which it was recorded. */
  async items() {
    const rows = await inside(this.db, ['items'], 'readonly', transaction => asked(transaction.objectStore('items').index('session').getAll(this.id)));
    const items = await Promise.all(rows.map(row => unsealJson(this.key, row.sealed, row.key)));
    return items.sort((one, other) => one.n - other.n);
  }

  async putItems(items) {
    const rows = await Promise.all(items.map(async item => ({ key: item.key, session: this.id, sealed: await sealJson(this.key, item, item.key) })));
    await inside(this.db, ['items'], 'readwrite', transaction => { rows.forEach(row => transaction.objectStore('items').put(row)); });
  }

  dropItems(keys) {
    return inside(this.db, ['items'], 'readwrite', transaction => { keys.forEach(key => transaction.objectStore('items').delete(key)); });
  }

  async putPhoto(sha256, bytes) {
    const row = { session: this.id, sha256, sealed: await seal(this.key, bytes, sha256) };
    await inside(this.db, ['photos'], 'readwrite', transaction => { transaction.objectStore('photos').put(row); });
  }

  async photo(sha256) {
    const row = await inside(this.db, ['photos'], 'readonly', transaction => asked(transaction.objectStore('photos').get([this.id, sha256])));
    return row ? unseal(this.key, row.sealed, sha256) : null;
  }

  dropPhoto(sha256) {
    return inside(this.db, ['photos'], 'readwrite', transaction => { transaction.objectStore('photos').delete([this.id, sha256]); });
  }
}

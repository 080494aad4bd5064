// The book of one session on a device: its rows, what waits to be sent, and what was refused.

import { arrivesAs, choose } from './attendance-rules.js';

export class Book {
  #done = [];
  #chain = Promise.resolve();
  #photos = new Map();

  constructor(box, items) {
    // Whatever was on the disk may have been sent before, so it is not changed any more, only followed by something new.
    Object.assign(this, { box, items: items.map(item => ({ ...item, tried: true, saved: true })), isFull: false });
    this.n = this.items.reduce((most, item) => Math.max(most, item.n), 0);
    this.content = box.content;
    this.onChange = () => {};
    this.onQueued = () => {};
    this.#addWalkIns();
  }

  get rows() { return this.content.roster.rows; }

  get session() { return this.content.roster.session; }

  /** By the server's clock, in milliseconds. */
  get now() { return Date.now() + this.content.skew; }

  /** The device may not hold the list any more. */
  get isOver() { return this.now >= Date.parse(this.content.roster.expiresAt); }

  /** What waits: on the disk, or only in memory when the disk is full. */
  get waiting() { return this.items.filter(item => !item.refused && (item.saved || item.unsaved)).length; }

  get refused() { return this.items.filter(item => item.refused); }

  /** Only in memory, itself or its photo. */
  get unsaved() { return this.items.filter(item => item.unsaved || this.#photos.has(item.sha256)); }

  get canUndo() { return this.#done.length > 0; }

  statusOf(row) {
    const own = this.items.filter(item => !item.refused && (item.attendeeId === row.id));
    if (own.length === 0) {
      return row.status;
    }

    const known = row.status ? [{ id: '', status: row.status, source: 'List', at: 0, isCorrection: false }] : [];
    const marks = own.map(item => ({ id: item.key, status: item.status, source: 'Device', at: item.n, isCorrection: false, retracts: item.target }));
    return choose([...known, ...marks])?.status ?? null;
  }

  async mark(row, status) {
    const change = this.#mark(row, status);
    this.#done.push([change]);
    await this.#save([change.item]);
  }

  /** Whoever has nothing recorded and was to come. */
  async markRest(status) {
    const changes = this.rows.filter(row => !row.isWalkIn && row.isExpected && this.statusOf(row) === null).map(row => this.#mark(row, status));
    if (changes.length > 0) {
      this.#done.push(changes);
      await this.#save(changes.map(change => change.item));
    }
    return changes.length;
  }

  async addWalkIn({ fullName, sex, yearOfBirth, place }) {
    const walkIn = this.#add({ kind: 'walkIn', id: crypto.randomUUID(), fullName, sex, yearOfBirth, place });
    this.#addWalkIns();
    const row = this.rows.find(r => r.id === walkIn.id);
    const change = this.#mark(row, arrivesAs(this.now, this.session));
    this.#done.push([{ ...change, walkIn }]);
    await this.#save([walkIn, change.item]);
  }

  async count(numbers) {
    await this.#save([this.#add({ kind: 'headcount', ...numbers })]);
  }

  async addPhoto(bytes) {
    const sha256 = [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map(b => b.toString(16).padStart(2, '0')).join('');
    if (this.items.some(item => item.sha256 === sha256)) {
      return;
    }

    try {
      await this.box.putPhoto(sha256, bytes);
    } catch {
      this.#photos.set(sha256, bytes);
      this.isFull = true;
    }
    const item = this.#add({ kind: 'photo', sha256, size: bytes.byteLength });
    await this.#save([item]);
  }

  async photo(sha256) { return this.#photos.get(sha256) ?? await this.box.photo(sha256); }

  /** Takes back the last thing done; what may have been sent is followed by its contrary. */
  async undo() {
    const changes = this.#done.pop() ?? [];
    const [saved, dropped] = [[], []];
    for (const { row, before, item, was, walkIn } of changes) {
      const waits = this.items.includes(item) && !item.tried;
      if (waits && was) {
        item.status = was;
        saved.push(item);
      } else if (waits) {
        dropped.push(item.key);
        if (walkIn && !walkIn.tried) {
          dropped.push(walkIn.key);
          this.content.roster.rows = this.rows.filter(r => r.id !== walkIn.id);
        }
      } else if (before) {
        saved.push(this.#add({ kind: 'mark', attendeeId: row.id, status: before, at: new Date().toISOString() }));
      } else {
        row.status = null;
        saved.push(this.#add({ kind: 'undo', attendeeId: row.id, target: item.key }));
      }
    }

    await this.drop(dropped);
    await this.#save(saved);
  }

  /** Forgets items by their keys. */
  async drop(keys) {
    if (keys.length === 0) {
      return;
    }

    const gone = this.items.filter(item => keys.includes(item.key));
    this.items = this.items.filter(item => !keys.includes(item.key));
    await this.#afterOthers(async () => {
      await this.box.dropItems(keys);
      for (const { sha256 } of gone.filter(item => item.kind === 'photo')) {
        this.#photos.delete(sha256);
        await this.box.dropPhoto(sha256);
      }
      this.isFull = this.unsaved.length > 0;
    });
    this.onChange();
  }

  async refuse(item, code, message) {
    item.refused = { code, message };
    await this.#save([item]);
  }

  async resend(key) {
    const item = this.items.find(i => i.key === key);
    delete item.refused;
    await this.#save([item]);
  }

  /** What the server says counts now. */
  settle(item, status) {
    const row = item.kind === 'mark' && this.rows.find(r => r.id === item.attendeeId);
    if (row && status) {
      row.status = status;
    }
  }

  /** A list that was fetched anew; what still waits stays on top of it. */
  async renew(roster, token = this.content.token) {
    this.content = { token, roster, skew: Date.parse(roster.now) - Date.now() };
    this.#addWalkIns();
    await this.keep();
    this.onChange();
  }

  /** The list as it stands; when the disk is full it comes anew from the server. */
  keep() { return this.#afterOthers(() => this.box.saveContent(this.content)); }

  /** Everything that waits, to be kept elsewhere. */
  async toFile() {
    const items = [];
    for (const { saved, unsaved, tried, ...item } of this.items) {
      const bytes = item.kind === 'photo' ? await this.photo(item.sha256) : null;
      items.push(bytes ? { ...item, bytes: btoa(new Uint8Array(bytes).reduce((text, byte) => text + String.fromCharCode(byte), '')) } : item);
    }
    return { format: 'ntm-device-1', sessionId: this.session.sessionId, items };
  }

  /** Takes in such a file. What is here, or was sent, counts once by its key. */
  async fromFile(file) {
    if (file.format !== 'ntm-device-1' || file.sessionId !== this.session.sessionId) {
      return -1;
    }

    const fresh = file.items.filter(item => !this.items.some(own => own.key === item.key));
    for (const { bytes, ...item } of fresh) {
      if (bytes) {
        await this.box.putPhoto(item.sha256, Uint8Array.from(atob(bytes), sign => sign.charCodeAt(0)).buffer);
      }
      this.items.push({ ...item, n: ++this.n, tried: true });
    }
    this.#addWalkIns();
    await this.#save(this.items.filter(item => !item.saved));
    return fresh.length;
  }

  #mark(row, status) {
    const before = this.statusOf(row);
    const own = this.items.findLast(item => item.kind === 'mark' && item.attendeeId === row.id && !item.tried && !item.refused);
    const at = new Date().toISOString();
    if (own) {
      // Taps that go on to the next status are one mark.
      const was = own.status;
      Object.assign(own, { status, at });
      return { row, before, item: own, was };
    }

    return { row, before, item: this.#add({ kind: 'mark', attendeeId: row.id, status, at }) };
  }

  #add(item) {
    const added = { ...item, key: crypto.randomUUID(), n: ++this.n };
    this.items.push(added);
    return added;
  }

  #addWalkIns() {
    for (const item of this.items.filter(i => i.kind === 'walkIn' && !i.refused && !this.rows.some(r => r.id === i.id))) {
      this.rows.push({ id: item.id, isWalkIn: true, name: item.fullName, group: item.place || '', year: item.yearOfBirth ?? null, status: null, isExpected: false });
    }
  }

  /** On the disk; when that is full, in memory, and the screen says so. */
  async #save(items) {
    const wanted = [...new Set([...items, ...this.unsaved])].filter(item => this.items.includes(item));
    this.onChange();
    await this.#afterOthers(async () => {
      await this.box.putItems(wanted.map(({ saved, unsaved, tried, ...item }) => item));
      wanted.forEach(item => { item.saved = true; delete item.unsaved; });
      for (const [sha256, bytes] of this.#photos) {
        await this.box.putPhoto(sha256, bytes);
        this.#photos.delete(sha256);
      }
      this.isFull = false;
    }, () => wanted.filter(item => !item.saved).forEach(item => { item.unsaved = true; }));
    this.onChange();
    this.onQueued();
  }

  /** One write after the other; one that fails stops no other. */
  #afterOthers(write, failed = () => {}) {
    this.#chain = this.#chain.then(write).catch(() => {
      this.isFull = true;
      failed();
    });
    return this.#chain;
  }
}

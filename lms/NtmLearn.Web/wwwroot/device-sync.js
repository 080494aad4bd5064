// Sends what waits, by itself: after something was recorded, when a network returns, and every minute; more and more seldom
// while it fails. Everything has a key, so sending twice counts once.

const api = '/attendance/device/api';
const most = 100;
const minute = 60_000;
const longest = 5 * minute;
const patience = 30_000;

/** Answers null when there is no network. */
async function call(token, path, options = {}) {
  try {
    return await fetch(api + path, {
      ...options,
      headers: { ...options.headers, Authorization: `Bearer ${token}`, Accept: 'application/json' },
      credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer', signal: AbortSignal.timeout?.(patience),
    });
  } catch {
    return null;
  }
}

const bodyOf = answer => answer.json().catch(() => ({}));

/** {roster}, {problem} with words, or {} without a network. */
export async function fetchRoster(token) {
  const answer = await call(token, '/roster');
  if (!answer) {
    return {};
  }

  const body = await bodyOf(answer);
  return answer.ok ? { roster: body } : { problem: body.detail ?? 'Máy chủ đang bận. Xin thử lại sau ít phút.' };
}

export class Sync {
  #failures = 0;
  #next = 0;
  #timer = 0;
  #running = null;
  #renewedAt = 0;

  constructor(book) {
    Object.assign(this, { book, state: 'idle', problem: null, onChange: () => {} });
  }

  start() {
    this.book.onQueued = () => this.soon(2000);
    addEventListener('online', () => this.now());
    setInterval(() => { if (Date.now() >= this.#next) { this.run(); } }, minute);
    this.now();
  }

  /** A little later, so that taps that follow each other go together. */
  soon(after) {
    if (Date.now() >= this.#next) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.run(), after);
    }
  }

  now() {
    this.#failures = this.#next = 0;
    clearTimeout(this.#timer);
    return this.run();
  }

  /** Sends everything there is; one at a time. */
  run() {
    this.#running ??= this.#send().finally(() => {
      this.#running = null;
      this.onChange();
      if (this.state === 'idle' && this.book.waiting > 0) {
        this.soon(2000);
      }
    });
    return this.#running;
  }

  async #send() {
    this.#show('sending', null);
    let hasSent = false;
    for (let batch = this.#batch(); batch.length > 0; batch = this.#batch()) {
      if (!await this.#sendBatch(batch)) {
        return;
      }
      hasSent = true;
    }

    for (let photo = this.#photo(); photo; photo = this.#photo()) {
      if (!await this.#sendPhoto(photo)) {
        return;
      }
    }

    if (!this.book.isOver && (hasSent || Date.now() - this.#renewedAt > longest)) {
      const { roster, problem } = await fetchRoster(this.book.content.token);
      if (!roster) {
        this.#fail(problem);
        return;
      }
      this.#renewedAt = Date.now();
      await this.book.renew(roster);
    }

    this.#failures = this.#next = 0;
    this.#show('idle', null);
  }

  #photo() { return this.book.items.find(item => item.kind === 'photo' && !item.refused); }

  /** The next things that wait, in order. A mark and its being taken back, or two counts, do not go together. */
  #batch() {
    const batch = [];
    for (const item of this.book.items.filter(i => i.kind !== 'photo' && !i.refused)) {
      if (batch.length === most || batch.some(i => i.key === item.target || (i.kind === 'headcount' && item.kind === 'headcount'))) {
        break;
      }
      batch.push(item);
    }
    return batch;
  }

  async #sendBatch(batch) {
    batch.forEach(item => { item.tried = true; });
    const of = kind => batch.filter(item => item.kind === kind);
    const answer = await call(this.book.content.token, '/sync', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        deviceNow: new Date().toISOString(),
        marks: of('mark').map(({ key, attendeeId, status, at }) => ({ key, attendeeId, status, at })),
        walkIns: of('walkIn').map(({ key, id, fullName, sex, yearOfBirth, place }) => ({ key, id, fullName, sex, yearOfBirth, place })),
        headcount: of('headcount').map(({ key, total, women, ethnicMinority, poorHousehold, reason }) => ({ key, total, women, ethnicMinority, poorHousehold, reason }))[0],
        undone: of('undo').map(item => item.target),
      }),
    });
    if (!answer?.ok) {
      return this.#notTaken(answer, batch);
    }

    const { results } = await bodyOf(answer);
    if (!results) {
      return this.#fail();
    }

    const byKey = new Map(results.map(result => [result.key, result]));
    const taken = [];
    for (const item of batch) {
      const result = byKey.get(item.target ?? item.key);
      if (result?.fate === 'Refused') {
        await this.book.refuse(item, result.code, result.message);
      } else if (result) {
        this.book.settle(item, result.status);
        taken.push(item.key);
      }
    }

    await this.book.keep();
    await this.book.drop(taken);
    return byKey.size > 0;
  }

  async #sendPhoto(item) {
    const { token } = this.book.content;
    const bytes = await this.book.photo(item.sha256);
    const answer = bytes
      ? await call(token, `/photos/${item.sha256}`, { method: 'PUT', headers: { 'Content-Type': 'image/jpeg' }, body: bytes })
      : await call(token, `/photos/${item.sha256}`);
    if (answer?.status === 404) {
      await this.book.refuse(item, 'photo_lost', 'Ảnh này không còn trong máy. Xin bỏ mục này rồi chụp lại.');
      return true;
    }

    if (!answer?.ok) {
      return this.#notTaken(answer, [item]);
    }

    // Only when the server names what it holds does the device let go of its own.
    if ((await bodyOf(answer)).sha256 !== item.sha256) {
      return this.#fail();
    }
    await this.book.drop([item.key]);
    return true;
  }

  /** True when the rest can go on. */
  async #notTaken(answer, batch) {
    if (!answer || answer.status >= 500 || answer.status === 408 || answer.status === 429) {
      return this.#fail();
    }

    const { detail, code } = await bodyOf(answer);
    if (answer.status === 401 || answer.status === 403) {
      return this.#fail(detail);
    }

    if (batch.length > 1) {
      // Something among them cannot be read: alone, the others go through.
      for (const item of batch) {
        if (!await this.#sendBatch([item])) {
          return false;
        }
      }
      return true;
    }

    await this.book.refuse(batch[0], code ?? String(answer.status), detail ?? 'Máy chủ không nhận mục này. Xin bỏ rồi ghi lại.');
    return true;
  }

  #fail(problem = null) {
    this.#next = Date.now() + Math.min(longest, 5000 * 2 ** this.#failures++);
    this.#show(problem ? 'stopped' : 'offline', problem);
    return false;
  }

  #show(state, problem) {
    Object.assign(this, { state, problem });
    this.onChange();
  }
}

// The wire of the chat page: Direct Line with our own token, over a socket while one holds, by polling while none does.
// It knows nothing of the screen: what arrives is handed on, and so is that a conversation was left for a new one.

/** A fetch that gives up: a call that never ends would hold back everything after it. */
export async function call(url, options = {}, patience = 15000) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), patience);
  try { return await fetch(url, { ...options, signal: stop.signal }); } finally { clearTimeout(timer); }
}

/** Waits longer after each failure, from one second to fifteen, and never the same time for everybody. */
export class Patience {
  #delay = 0;
  #timer = 0;

  later(what) {
    clearTimeout(this.#timer);
    this.#delay = Math.min(this.#delay ? this.#delay * 2 : 1000, 15000);
    this.#timer = setTimeout(what, this.#delay * (0.75 + Math.random() / 2));
  }

  reset() { this.#delay = 0; }
}

export class Wire {
  #receive;
  #renewed;
  #isWaiting;
  #conversation;
  #watermark;
  #session = null;
  #opening = null;
  #socket = null;
  #socketFailures = 0;
  #pollTimer = 0;
  #patience = new Patience();

  /**
   * @param start the conversation that the page shows, if any, and the place up to which it shows it
   * @param on receive(activity); renewed() when the conversation shown is over and another has begun; isWaiting()
   */
  constructor(start, on) {
    this.#conversation = start.conversation || null;
    this.#watermark = start.watermark;
    this.#receive = on.receive;
    this.#renewed = on.renewed;
    this.#isWaiting = on.isWaiting;
  }

  open() {
    if (this.#session) return Promise.resolve(this.#session);
    this.#opening ??= this.#begin().finally(() => { this.#opening = null; });
    return this.#opening;
  }

  /** Posts as the visitor; throws when the server has not taken it. */
  async post(activity) {
    const session = await this.open();
    const answer = await call(this.#address('/activities'), {
      method: 'POST',
      headers: { ...this.#authorised(), 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...activity, from: { id: session.userId || 'dl_visitor', role: 'user' } }),
    });
    if (answer.ok) return;
    // Over: the token, or the conversation, which may have been erased on another page. The next try opens another.
    if (isGone(answer.status) || (answer.status === 400 && await isEnded(answer))) this.#leave();
    throw new Error('post ' + answer.status);
  }

  /** Listens again when nothing does; also after the telephone slept or the page was kept by the back button. */
  async wake() {
    if (this.#socket || !(this.#session || this.#conversation)) return;
    try {
      if (!this.#session) { await this.open(); return; }
      const answer = await call(this.#address('?watermark=' + encodeURIComponent(this.#watermark)), { headers: this.#authorised() });
      if (isGone(answer.status)) { this.#leave(); await this.open(); return; }
      if (!answer.ok) throw new Error('reconnect ' + answer.status);
      const fresh = await answer.json();
      this.#session.token = fresh.token || this.#session.token;
      this.#listen(fresh.streamUrl);
    } catch { this.#patience.later(() => this.wake()); }
  }

  /** Asks once what is new, and goes on asking while there is no socket. */
  async poll() {
    clearTimeout(this.#pollTimer);
    if (!this.#session) { this.wake(); return; }
    try {
      const answer = await call(this.#address('/activities?watermark=' + encodeURIComponent(this.#watermark)), { headers: this.#authorised() });
      if (isGone(answer.status)) { this.#leave(); this.wake(); return; }
      if (answer.ok) {
        const set = await answer.json();
        this.#take(set);
        if (set.activities.length) { this.poll(); return; }
      }
    } catch { /* the next round may find the network again */ }
    if (!this.#socket) {
      this.#pollTimer = setTimeout(() => this.poll(), this.#isWaiting() ? 1500 : document.hidden ? 30000 : 8000);
    }
  }

  async #begin() {
    const shown = this.#conversation ? '&of=' + encodeURIComponent(this.#conversation) : '';
    const answer = await call('/chat/token?after=' + encodeURIComponent(this.#watermark) + shown, { method: 'POST' });
    if (!answer.ok) throw new Error('token ' + answer.status);
    const fresh = await answer.json();
    if (this.#conversation && this.#conversation !== fresh.conversationId) {
      this.#watermark = '0';
      this.#renewed();
    }
    this.#conversation = fresh.conversationId;
    this.#session = fresh;
    this.#listen(fresh.streamUrl);
    return fresh;
  }

  #leave() {
    const old = this.#socket;
    this.#session = null;
    this.#socket = null;
    if (old) old.close();
  }

  #listen(url) {
    clearTimeout(this.#pollTimer);
    if (!url || !window.WebSocket || this.#socketFailures > 2) { this.poll(); return; }
    let socket;
    try { socket = new WebSocket(url); } catch { this.#socketFailures++; this.poll(); return; }
    let opened = false;
    const old = this.#socket;
    this.#socket = socket;
    if (old) old.close();
    socket.addEventListener('open', () => { opened = true; this.#socketFailures = 0; });
    socket.addEventListener('message', event => { if (event.data && this.#socket === socket) this.#take(JSON.parse(event.data)); });
    socket.addEventListener('close', () => {
      if (this.#socket !== socket) return;
      this.#socket = null;
      if (!opened) this.#socketFailures++;
      this.#patience.later(() => this.wake());
    });
  }

  #take(set) {
    for (const activity of set.activities || []) this.#receive(activity);
    if (set.watermark !== undefined && set.watermark !== null) this.#watermark = set.watermark;
    this.#patience.reset();
  }

  #address(tail) {
    return `/v3/directline/conversations/${encodeURIComponent(this.#session.conversationId)}${tail}`;
  }

  #authorised() {
    return { Authorization: 'Bearer ' + this.#session.token };
  }
}

function isGone(status) {
  return status === 401 || status === 403 || status === 404;
}

async function isEnded(answer) {
  try { return (await answer.json()).error.code === 'ConversationEnded'; } catch { return false; }
}

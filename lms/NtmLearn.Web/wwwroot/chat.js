// Makes the chat page live: what is drawn, typed and pressed. Without this file every form on the page still works.
// A question that was typed is never lost: it waits in sessionStorage until the server has it.
// One file for the screen, since each further one is a request more on a slow network.

import { call, Patience, Wire } from './chat-wire.js';

const root = document.getElementById('chat');
const log = document.getElementById('hoi-thoai');
const form = document.getElementById('soan');
const field = document.getElementById('cau-hoi');
const status = document.getElementById('tinh-trang');
const texts = JSON.parse(root.dataset.texts);
const pageLanguage = document.documentElement.lang;
const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;

const pending = new Map(); // client id -> { id, text, element, posted, attempts }
const seen = new Set([...log.querySelectorAll('[data-id]')].map(turn => turn.dataset.id));
let waiting = document.getElementById('dang-tim');

// ---------------------------------------------------------------- drawing

function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

function hiddenField(name, value) {
  const input = make('input');
  input.type = 'hidden';
  input.name = name;
  input.value = value;
  return input;
}

function place(element) {
  if (waiting && waiting.isConnected) log.insertBefore(element, waiting);
  else log.append(element);
}

function reveal(element) {
  const tall = element.getBoundingClientRect().height > innerHeight * 0.6;
  const target = tall ? element : document.getElementById('sau');
  target.scrollIntoView({ block: tall ? 'start' : 'nearest', behavior: calm ? 'auto' : 'smooth' });
}

function began() {
  for (const id of ['chao', 'goi-y']) document.getElementById(id)?.remove();
  document.getElementById('sau').hidden = false;
  for (const old of log.querySelectorAll('.choices')) old.remove();
}

function drawVisitor(text) {
  began();
  const turn = make('p', 'turn me');
  turn.tabIndex = -1;
  turn.append(make('span', 'unseen', texts.you + ' '), text);
  place(turn);
  return turn;
}

function mark(entry, words, retry) {
  entry.element.querySelector('.state')?.remove();
  entry.element.classList.toggle('unsent', Boolean(retry));
  if (!words) return;
  const state = make('span', 'state', words + ' ');
  if (retry) {
    const again = make('button', 'link', texts.retry);
    again.type = 'button';
    again.addEventListener('click', () => { entry.attempts = 0; field.focus(); flush(); });
    state.append(again);
  }
  entry.element.append(state);
}

function day(iso) {
  const parts = /^(\d{4})-(\d\d)-(\d\d)/.exec(iso);
  return parts ? `${+parts[3]}/${+parts[2]}/${parts[1]}` : iso;
}

function quotation(citation) {
  return `“${(citation.quotes || []).join(' … ')}”`;
}

// A line that is nothing but the quotation stands in the citation; words quoted within a line are not printed twice.
function drawCitation(citation, lines) {
  const figure = make('figure', 'cite');
  const quotes = citation.quotes || [];
  if (quotes.length && (lines.includes(quotation(citation)) || quotes.some(quote => !lines.some(line => line.includes(quote))))) {
    const block = make('blockquote', '', quotation(citation));
    block.lang = 'vi';
    figure.append(block);
  }
  const caption = make('figcaption');
  const label = make('span', '', texts.source);
  label.lang = pageLanguage;
  const name = citation.number || citation.title;
  const link = make('a', '', citation.section && citation.section !== citation.title ? `${name}, ${citation.section}` : name);
  link.lang = 'vi';
  // Only our own pages: whatever a reply says, it cannot send the reader elsewhere.
  link.href = /^\/(?!\/)/.test(citation.path) ? citation.path : '/van-ban';
  caption.append(label, ' ', link);
  if (citation.date) caption.append(' · ' + day(citation.date));
  if (citation.asOf) caption.append(' · ' + texts.asOf.replace('{0}', day(citation.asOf)));
  figure.append(caption);
  return figure;
}

function drawSuggestions(reply) {
  const choice = reply.status === 'Clarify';
  const box = make('form', choice ? 'row choices tall' : 'row choices');
  box.method = 'post';
  box.action = '/chat';
  const heading = make('h2', '', choice ? texts.choose : texts.next);
  heading.lang = pageLanguage;
  box.append(heading, hiddenField('key', newId()));
  for (const suggestion of reply.suggestions) {
    const chip = make('button', 'chip', suggestion.title);
    chip.name = 'text';
    chip.value = suggestion.text;
    box.append(chip);
  }
  return box;
}

function fromTemplate(id, receipt) {
  const copy = document.getElementById(id).content.firstElementChild.cloneNode(true);
  copy.elements.namedItem('receipt').value = receipt;
  return copy;
}

function drawReply(reply, id) {
  began();
  const turn = make('article', 'turn bot');
  turn.dataset.id = id;
  turn.id = 'm-' + id;
  turn.lang = reply.language || 'vi';
  const who = make('span', 'unseen', texts.bot);
  who.lang = pageLanguage;
  turn.append(who);
  const lines = String(reply.text || '').split('\n').map(line => line.trim()).filter(Boolean);
  const citations = reply.citations || [];
  const quotations = citations.map(quotation);
  for (const line of lines) {
    if (!quotations.includes(line)) turn.append(make('p', '', line));
  }
  for (const citation of citations) turn.append(drawCitation(citation, lines));
  if (citations.length && turn.lang !== 'vi') turn.append(make('p', 'small muted', texts.inVietnamese));
  if (reply.suggestions && reply.suggestions.length) turn.append(drawSuggestions(reply));
  if (reply.receiptId && ['Answered', 'Reviewed', 'NotInDocuments'].includes(reply.status)) {
    turn.append(fromTemplate('mau-y-kien', reply.receiptId));
  }
  place(turn);
  reveal(turn);
}

function showWaiting(on) {
  if (on && !(waiting && waiting.isConnected)) {
    waiting = make('div', 'turn bot');
    const dots = make('span', 'dots');
    dots.setAttribute('aria-hidden', 'true');
    dots.append(make('i'), make('i'), make('i'));
    const line = make('p');
    line.append(dots, texts.waiting);
    waiting.append(line);
    log.append(waiting);
    reveal(waiting);
  } else if (!on && waiting) {
    waiting.remove();
    waiting = null;
  }
}

function say(words) {
  if (status.textContent !== words) status.textContent = words;
}

// ---------------------------------------------------------------- keeping

function keep() {
  try {
    const unsent = [...pending.values()].filter(entry => !entry.posted).map(({ id, text }) => ({ id, text }));
    sessionStorage.setItem('chat', JSON.stringify({ draft: field.value, unsent }));
  } catch { /* storage may be full or forbidden; the page goes on without */ }
}

function kept() {
  try { return JSON.parse(sessionStorage.getItem('chat')) || {}; } catch { return {}; }
}

function newId() {
  // randomUUID needs https; an office may serve plain http inside its walls.
  return [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('');
}

// ---------------------------------------------------------------- talking

const patience = new Patience();
const wire = new Wire(
  { conversation: root.dataset.conversation, watermark: root.dataset.last },
  { receive, renewed, isWaiting: () => Boolean(waiting) });

// The conversation on the screen is over, such as erased on another page: its words go here too. What waits stays.
function renewed() {
  showWaiting(false);
  seen.clear();
  for (const entry of [...pending.values()]) if (entry.posted) pending.delete(entry.id);
  const kept = new Set([...pending.values()].map(entry => entry.element));
  for (const turn of log.querySelectorAll('.turn')) if (!kept.has(turn)) turn.remove();
}

function receive(activity) {
  if (activity.type === 'typing') { showWaiting(true); return; }
  if (activity.type !== 'message' || !activity.id) return;
  const id = String(Number(activity.id.split('|').pop()));
  const data = activity.channelData || {};
  const entry = pending.get(data.clientActivityID);
  if (entry) {
    pending.delete(entry.id);
    entry.element.dataset.id = id;
    // Lines that came before it in the conversation may have been drawn after it.
    if (entry.element.nextElementSibling?.dataset.id) place(entry.element);
    mark(entry, '');
    keep();
  }
  if (seen.has(id)) return;
  seen.add(id);
  if (data.reply) {
    // The page greets in its own words; the channel's greeting is for clients without a page.
    if (data.reply.status === 'Greeting' && !activity.replyToId) return;
    showWaiting(false);
    drawReply(data.reply, id);
    if ([...pending.values()].some(other => other.posted)) showWaiting(true);
  } else if (!entry && activity.from && activity.from.role !== 'bot' && activity.text) {
    drawVisitor(activity.text).dataset.id = id;
  }
}

function post(entry) {
  return wire.post({
    type: 'message',
    text: entry.text,
    textFormat: 'plain',
    locale: pageLanguage,
    // Everybody starts with Vietnamese, so it says nothing about the person; then the text itself tells.
    channelData: { clientActivityID: entry.id, language: pageLanguage === 'vi' ? undefined : pageLanguage },
  });
}

let flushing = false;
async function flush() {
  if (flushing) return;
  flushing = true;
  try {
    for (const entry of [...pending.values()]) {
      if (entry.posted) continue;
      mark(entry, texts.sending);
      try {
        await post(entry);
        entry.posted = true;
        patience.reset();
        say('');
        mark(entry, '');
        if (pending.has(entry.id)) showWaiting(true);
        keep();
        // A socket can be dead without knowing it: look once whether the reply is there.
        setTimeout(() => { if (waiting) wire.poll(); }, 4000);
      } catch {
        entry.attempts++;
        mark(entry, texts.failed, true);
        say(navigator.onLine === false ? texts.offline : '');
        if (entry.attempts < 6) patience.later(flush);
        break;
      }
    }
  } finally { flushing = false; }
}

function send(text) {
  const words = text.trim();
  if (!words) {
    say(texts.empty);
    field.setAttribute('aria-invalid', 'true');
    field.focus();
    return null;
  }
  say('');
  field.removeAttribute('aria-invalid');
  const entry = { id: newId(), text: words, element: drawVisitor(words), posted: false, attempts: 0 };
  pending.set(entry.id, entry);
  keep();
  reveal(entry.element);
  flush();
  return entry.element;
}

// ---------------------------------------------------------------- listening to the person

let pressed = null;
document.addEventListener('click', event => { pressed = event.target.closest('button'); }, true);

document.addEventListener('submit', event => {
  const target = event.target;
  const button = event.submitter || (pressed && pressed.form === target ? pressed : null);
  const path = new URL(target.action, location.href).pathname;
  if (path === '/chat') {
    event.preventDefault();
    const chosen = button && button.name === 'text' ? button.value : null;
    const turn = send(chosen ?? field.value);
    if (!turn) return;
    if (chosen === null) {
      field.value = '';
      fit();
      keep();
      field.focus();
    } else {
      // The pressed button is gone; the keyboard of a telephone should not jump up either.
      turn.focus({ preventScroll: true });
    }
  } else if (path === '/chat/feedback') {
    event.preventDefault();
    judge(target, button);
  } else if (path === '/chat/erase') {
    try { sessionStorage.removeItem('chat'); } catch { /* nothing was kept then */ }
  }
});

async function judge(target, button) {
  const data = new FormData(target);
  if (button) data.set(button.name, button.value);
  try {
    const answer = await call('/chat/feedback', { method: 'POST', headers: { Accept: 'application/json' }, body: new URLSearchParams(data) });
    if (!answer.ok) throw new Error('feedback ' + answer.status);
    let next;
    if (data.get('verdict') === 'bad' && !data.get('reason')) {
      next = fromTemplate('mau-vi-sao', data.get('receipt'));
    } else {
      next = make('div', 'verdict');
      next.append(make('p', '', texts.thanks));
    }
    next.tabIndex = -1;
    target.replaceWith(next);
    next.focus({ preventScroll: true });
    reveal(next);
  } catch { say(texts.failed); }
}

field.addEventListener('keydown', event => {
  // Vietnamese and Khmer keyboards compose letters; Enter inside a composition chooses a letter, it does not send.
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    form.requestSubmit ? form.requestSubmit() : form.querySelector('.send').click();
  }
});

function fit() {
  if (CSS.supports('field-sizing', 'content')) return;
  field.style.height = '';
  field.style.height = Math.min(field.scrollHeight + 4, 160) + 'px';
}

field.addEventListener('input', () => { fit(); keep(); field.removeAttribute('aria-invalid'); });
field.addEventListener('focus', () => { wire.open().catch(() => {}); }, { once: true });
addEventListener('offline', () => say(texts.offline));
addEventListener('online', () => {
  say('');
  patience.reset();
  for (const entry of pending.values()) entry.attempts = 0;
  flush();
  wire.wake();
});
addEventListener('pageshow', event => { if (event.persisted) wire.wake(); });
document.addEventListener('visibilitychange', () => { if (!document.hidden) wire.wake(); });

// ---------------------------------------------------------------- beginning

form.noValidate = true;
form.classList.add('live');
field.required = false;
const left = kept();
if (left.draft && !field.value) field.value = left.draft;
for (const { id, text } of left.unsent || []) {
  pending.set(id, { id, text, element: drawVisitor(text), posted: false, attempts: 0 });
}
if (root.dataset.last !== '0' || pending.size) wire.open().then(flush, () => patience.later(flush));
const last = log.querySelector('.turn:last-of-type');
if (last && root.dataset.last !== '0' && !location.hash) last.scrollIntoView({ block: 'nearest' });

// Drives our server with Microsoft's published Direct Line client, over the socket or by polling.
// Arguments: domain, token, socket|polling. Tells the test "expire" when time shall pass, and is given a fresh start on stdin.
import assert from 'node:assert/strict';
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { WebSocket } = require('ws');
const sockets = [];

globalThis.XMLHttpRequest = require('xmlhttprequest').XMLHttpRequest;
globalThis.WebSocket = class extends WebSocket {
  constructor(url) {
    super(url);
    sockets.push(this);
  }
};
Math.random = () => 0; // The client waits 3 to 15 s at random before it connects again.

const { DirectLine } = require('botframework-directlinejs');
const [domain, token, mode] = process.argv.slice(2);
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const webSocket = mode === 'socket';

function open(options) {
  const line = new DirectLine({ domain, webSocket, pollingInterval: 200, timeout: 1000, ...options });
  const seen = [];
  const statuses = [];
  line.connectionStatus$.subscribe(status => statuses.push(status));
  line.activity$.subscribe(activity => seen.push(activity), () => {});
  return { line, seen, statuses };
}

function until(what, condition) {
  return new Promise((resolve, reject) => {
    const started = Date.now();
    const timer = setInterval(() => {
      if (condition()) {
        clearInterval(timer);
        resolve();
      } else if (Date.now() - started > 40_000) {
        clearInterval(timer);
        reject(new Error(`waited in vain for ${what}`));
      }
    }, 20);
  });
}

function post(chat, text, clientActivityID) {
  return new Promise((resolve, reject) =>
    chat.line
      .postActivity({ type: 'message', from: { id: 'dl_node', name: 'Node' }, text, channelData: { clientActivityID } })
      .subscribe(resolve, reject)
  );
}

const replyTo = (chat, id) => chat.seen.find(a => a.type === 'message' && a.replyToId === id);

async function ask(chat, text) {
  const id = await post(chat, text, `client-${text}`);
  assert.match(id, /\|\d{7}$/, id);
  await until(`the echo of ${text}`, () => chat.seen.some(a => a.id === id && a.channelData.clientActivityID === `client-${text}`));
  await until(`the reply to ${text}`, () => replyTo(chat, id));
  const echo = chat.seen.findIndex(a => a.id === id);
  assert.ok(echo < chat.seen.indexOf(replyTo(chat, id)), 'the echo comes before the reply');
  return id;
}

// Start: greeting, echo, reply, citations.
const chat = open({ token });
await until('being online', () => chat.statuses.at(-1) === 2);
const first = await ask(chat, 'một');
assert.equal(chat.seen.find(a => a.type === 'message').channelData.reply.status, 'Greeting');
assert.equal(replyTo(chat, first).entities[0].citation[0].appearance['@type'], 'DigitalDocument');
assert.equal(chat.seen.some(a => a.type === 'typing'), webSocket, 'typing goes over the socket only');

// Dropping the socket: what was said in between is there once.
if (webSocket) {
  sockets.at(-1).terminate();
  const meanwhile = await post(chat, 'hai', 'client-hai');
  await until('the reply after a drop', () => replyTo(chat, meanwhile));
  const ids = chat.seen.map(a => a.id);
  assert.equal(new Set(ids).size, ids.length, 'nothing twice');
}

// Resuming: another client replays everything.
const resumed = open({ token, conversationId: chat.line.conversationId });
await until('the replay', () => replyTo(resumed, first));
resumed.line.end();

// Expiry: posting says so, and a fresh token goes on where it was.
console.log('expire');
const fresh = JSON.parse((await lines.next()).value);
await post(chat, 'muộn', 'late').catch(() => {});
await until('the expiry', () => chat.statuses.at(-1) === 3);
chat.line.reconnect({ ...fresh, conversationId: chat.line.conversationId });
await until('being online again', () => chat.statuses.at(-1) === 2);
await ask(chat, 'ba');

// Ending.
await new Promise((resolve, reject) =>
  chat.line.postActivity({ type: 'endOfConversation', from: { id: 'dl_node' } }).subscribe(resolve, reject)
);
await until('the end', () => chat.seen.some(a => a.type === 'endOfConversation'));
console.log('done');
process.exit(0);

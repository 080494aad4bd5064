// The way into attendance without a network: take the list of a session by a link, or open one that this device holds.

import { Book } from './device-book.js';
import { askPin, button, h, newPin, note, show } from './device-parts.js';
import { Screen } from './device-screen.js';
import { DeviceStore } from './device-store.js';
import { fetchRoster, Sync } from './device-sync.js';

const title = 'Điểm danh ngoại tuyến';
let store;

async function begin() {
  if (!globalThis.crypto?.subtle || !globalThis.indexedDB) {
    show(title, note('Trình duyệt này không cất được danh sách an toàn. Xin dùng Chrome, Edge, Firefox hoặc Safari mới, mở bằng địa chỉ https.', 'stop'));
    return;
  }

  store = await DeviceStore.open();
  await sweep();
  const token = location.hash.slice(1);
  await (token ? take(token) : choose());
}

/** What is over and has nothing to send is forgotten. */
async function sweep() {
  for (const session of await store.sessions()) {
    if (session.waiting === 0 && Date.now() > Date.parse(session.expiresAt)) {
      await store.remove(session.id);
    }
  }
}

async function take(token) {
  show(title, h('p', { role: 'status' }, 'Đang lấy danh sách…'));
  const { roster, problem } = await fetchRoster(token);
  if (!roster) {
    show(title,
      note(problem ?? 'Chưa có mạng. Cần mạng một lần để lấy danh sách; lấy xong thì dùng được khi mất mạng.', problem ? 'stop' : 'warn'),
      h('div', { className: 'row' }, button('Thử lại', () => take(token)), (await store.sessions()).length > 0 && button('Mở buổi đã cất trong máy', choose, 'quiet')));
    return;
  }

  const content = { token, roster, skew: Date.parse(roster.now) - Date.now() };
  const known = (await store.sessions()).find(session => session.id === roster.session.sessionId);
  if (known) {
    await open(known, content);
    return;
  }

  newPin(roster.session.classTitle, async pin => {
    await navigator.storage?.persist?.().catch(() => false);
    const box = await store.create(pin, content);
    await hold(box.id);
    forgetToken();
    await run(box);
  });
}

async function choose() {
  const sessions = await store.sessions();
  if (sessions.length === 1) {
    await open(sessions[0]);
  } else if (sessions.length === 0) {
    show(title,
      h('p', {}, 'Máy này chưa giữ danh sách nào.'),
      h('p', {}, 'Người phụ trách buổi học mở danh sách buổi, chọn “Chuẩn bị máy điểm danh ngoại tuyến”, rồi cho máy này quét mã QR khi còn mạng.'));
  } else {
    show(title, h('p', {}, 'Chọn buổi:'), h('ul', { className: 'plain stack' }, sessions.map(session =>
      h('li', {}, button(`${session.label} – ${session.waiting} đang chờ gửi`, () => open(session), 'quiet')))));
  }
}

/** @param fresh A list that a new link has just brought. */
async function open(session, fresh = null) {
  if (!await hold(session.id)) {
    show(session.label, note('Buổi này đang mở ở một thẻ khác của máy này. Xin dùng thẻ đó, hoặc đóng thẻ đó rồi thử lại.', 'warn'), button('Thử lại', () => open(session, fresh)));
    return;
  }

  askPin(session, async pin => {
    const box = await store.unlock(session, pin);
    if (!box) {
      return false;
    }
    await run(box, fresh);
    return true;
  }, () => forget(session.id));
}

/** Two pages of one device do not write or send the same. The lock goes with the page, however it ends. */
function hold(id) {
  return new Promise(resolve => {
    if (!navigator.locks) {
      resolve(true);
      return;
    }
    navigator.locks.request(`ntm-device-${id}`, { ifAvailable: true }, lock => {
      resolve(lock !== null);
      return lock === null ? null : new Promise(() => {});
    });
  });
}

async function run(box, fresh = null) {
  const book = new Book(box, await box.items());
  if (fresh) {
    await book.renew(fresh.roster, fresh.token);
    forgetToken();
  }

  const sync = new Sync(book);
  const screen = new Screen(book, sync, () => forget(box.id));
  const render = sync.onChange;
  sync.onChange = () => {
    render();
    if (book.isOver && book.items.length === 0) {
      forget(box.id);
    }
  };
  sync.start();
  screen.setReady(await worker);
}

/** Only once it is kept: until then the link can be opened again. */
function forgetToken() {
  history.replaceState(null, '', location.pathname);
}

async function forget(id) {
  await store.remove(id);
  location.replace(location.pathname);
}

const worker = navigator.serviceWorker
  ? navigator.serviceWorker.register('/attendance/device/sw.js', { scope: '/attendance/device' }).then(() => navigator.serviceWorker.ready).then(() => true, () => navigator.serviceWorker.controller !== null)
  : Promise.resolve(false);

addEventListener('hashchange', () => location.reload());
begin();

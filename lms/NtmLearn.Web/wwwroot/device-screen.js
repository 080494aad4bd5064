// The list of a session on a device: three letters find a name, Enter marks the first one, a tap goes on to the next status.

import { cycle, finds, words, wasThere } from './attendance-rules.js';
import { careForm, countForm, photoForm, refusedList, saveFile, walkInForm } from './device-forms.js';
import { button, h, note, show } from './device-parts.js';

/** As the stylesheet knows them, from the list on the desk. */
const colours = { Present: '1', Late: '2', LeftEarly: '3', Excused: '4', Absent: '5', NotExpected: '6' };
const states = { idle: '', sending: 'Đang gửi…', offline: 'Chưa có mạng, máy sẽ tự gửi khi có lại.', stopped: 'Chưa gửi được.' };

export class Screen {
  #lines = new Map();
  #order = '';

  constructor(book, sync, onforget) {
    Object.assign(this, { book, sync, isReady: false });
    const { session } = book;
    this.typed = h('input', {
      id: 'find', type: 'search', autocomplete: 'off', enterKeyHint: 'done',
      oninput: () => this.#filter(),
      onkeydown: event => {
        if (event.key === 'Enter') {
          event.preventDefault();
          this.#markFirst();
        }
      },
    });
    this.groups = h('div', { className: 'stack' });
    this.sum = h('p', { id: 'sum' });
    this.ready = h('p', { id: 'ready', className: 'small muted' });
    this.warnings = h('div', { className: 'stack' });
    this.refused = h('div');
    this.undo = button('Hoàn tác', () => book.undo(), 'quiet');
    this.bar = h('span', { id: 'waiting', role: 'status' });
    this.list = h('div', { className: 'stack' },
      h('div', { className: 'field' }, h('label', { htmlFor: 'find' }, 'Tìm tên, gõ ba chữ là đủ'), this.typed),
      this.groups,
      h('div', { className: 'row' },
        button('Người còn lại: có mặt', () => book.markRest('Present'), 'quiet'),
        button('Người còn lại: vắng', () => book.markRest('Absent'), 'quiet')),
      walkInForm(book), countForm(book), photoForm(book));
    this.over = note('Máy đã hết giờ giữ danh sách. Máy chỉ còn gửi nốt những gì đã ghi, rồi tự xóa.', 'warn');
    show(session.classTitle,
      h('p', {}, `${session.day.split('-').reverse().join('/')}, ${clock(session.startsAt)} – ${clock(session.endsAt)}${session.venue ? `, ${session.venue}` : ''}`),
      this.sum, this.ready, this.warnings, this.over, this.refused, this.list, careForm(book, onforget),
      h('div', { className: 'device-bar row' }, this.bar, this.undo, button('Gửi ngay', () => this.sync.now(), 'quiet')));
    book.onChange = () => this.render();
    sync.onChange = () => this.render();
    this.render();
    this.typed.focus();
  }

  /** The shell is kept, so that the page opens without a network. */
  setReady(isReady) {
    this.ready.textContent = isReady ? 'Sẵn sàng khi mất mạng.' : 'Trình duyệt này không giữ trang được: đừng đóng trang khi mất mạng.';
  }

  render() {
    const { book, sync } = this;
    const rows = [...book.rows].sort((one, other) => one.group.localeCompare(other.group, 'vi'));
    const order = rows.map(row => row.id).join();
    if (order !== this.#order) {
      this.#build(rows);
      this.#order = order;
    }

    let [there, open] = [0, 0];
    for (const row of rows) {
      const status = book.statusOf(row);
      there += wasThere(status);
      open += status === null && row.isExpected;
      const { button: tap, said } = this.#lines.get(row.id);
      const colour = colours[status] ?? '0';
      if (tap.dataset.status !== colour) {
        tap.dataset.status = colour;
        said.textContent = status ? words[status] : row.isExpected || row.isWalkIn ? 'Chưa ghi' : 'Không phải dự';
      }
    }

    this.sum.replaceChildren(h('b', {}, String(there)), ' có mặt · ', h('b', {}, String(open)), ` chưa ghi · ${rows.length} người trong danh sách`);
    this.undo.hidden = !book.canUndo;
    this.over.hidden = !book.isOver;
    this.list.hidden = book.isOver;
    this.bar.textContent = [book.waiting > 0 ? `${book.waiting} đang chờ gửi.` : 'Đã gửi hết.', states[sync.state]].filter(Boolean).join(' ');
    this.warnings.replaceChildren(...[
      sync.problem && note(sync.problem, 'stop'),
      !sync.problem && book.content.roster.closed && note(book.content.roster.closed, 'warn'),
      book.isFull && h('div', { className: 'note stop', role: 'alert' }, h('div', {},
        h('p', {}, `Máy hết chỗ. ${book.unsaved.length} mục chỉ còn trong bộ nhớ: đừng đóng trang này. Xin xóa bớt ảnh, video trong máy, hoặc lưu ra tệp.`),
        button('Lưu ra tệp', () => saveFile(book), 'quiet'))),
    ].filter(Boolean));
    this.#renderRefused();
  }

  /** Only when it changed, so that a button pressed once keeps waiting for its second press. */
  #renderRefused() {
    const keys = this.book.refused.map(item => item.key).join();
    if (this.refused.dataset.keys !== keys) {
      this.refused.dataset.keys = keys;
      this.refused.replaceChildren(...keys === '' ? [] : [refusedList(this.book)]);
    }
  }

  #build(rows) {
    this.#lines.clear();
    const groups = new Map();
    for (const row of rows) {
      const said = h('span');
      const tap = h('button', { type: 'button', className: 'roll-status', 'data-status': 'none', onclick: () => this.#tap(row.id) }, h('span', { className: 'unseen' }, `${row.name}: `), said);
      const line = h('div', { className: 'roll-row', 'data-id': row.id },
        h('span', { className: 'grow' }, row.name, row.year ? h('span', { className: 'muted' }, ` ${row.year}`) : null, row.isWalkIn ? h('span', { className: 'muted' }, ' (khách)') : null), tap);
      this.#lines.set(row.id, { row, line, button: tap, said });
      groups.set(row.group, [...groups.get(row.group) ?? [], line]);
    }

    this.groups.replaceChildren(...rows.length === 0
      ? [h('p', { className: 'card empty' }, 'Danh sách buổi này chưa có ai. Người đến thì thêm ở phần “Khách mới đến”.')]
      : [...groups].map(([group, lines]) => h('fieldset', { className: 'roll' }, h('legend', {}, group || 'Chưa rõ nơi ở'), lines)));
    this.#filter();
  }

  #tap(id) {
    const row = this.book.rows.find(r => r.id === id);
    const next = cycle[(cycle.indexOf(this.book.statusOf(row)) + 1) % cycle.length];
    this.book.mark(row, next);
    if (this.typed.value !== '') {
      this.#clear();
    }
  }

  /** Whoever is found first and has nothing recorded, else whoever is found first. */
  #markFirst() {
    if (this.typed.value.trim() === '') {
      return;
    }

    const found = [...this.#lines.values()].filter(({ line }) => !line.hidden).map(({ row }) => this.book.rows.find(r => r.id === row.id));
    const first = found.find(row => this.book.statusOf(row) === null) ?? found[0];
    if (first) {
      this.book.mark(first, 'Present');
      this.#clear();
    }
  }

  #clear() {
    this.typed.value = '';
    this.#filter();
    this.typed.focus({ preventScroll: true });
  }

  #filter() {
    for (const { row, line } of this.#lines.values()) {
      line.hidden = !finds(row.name, this.typed.value);
    }
    for (const group of this.groups.querySelectorAll('fieldset')) {
      group.hidden = [...group.querySelectorAll('.roll-row')].every(line => line.hidden);
    }
  }
}

function clock(instant) {
  return new Date(instant).toLocaleTimeString('vi-VN', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Ho_Chi_Minh' });
}

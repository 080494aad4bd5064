// Small parts of the screen of a device.

/** An element: its tag, properties (on… are listeners, aria-… and data-… attributes), and what is in it. */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else if (name.includes('-') || !(name in element)) {
      element.setAttribute(name, value);
    } else {
      element[name] = value;
    }
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

export function button(text, onclick, look = '') {
  return h('button', { type: 'button', className: `button ${look}`.trim(), onclick }, text);
}

/** A box with its label; the box is its property. */
export function field(id, label, properties = {}, hint = null) {
  const box = h('input', { id, autocomplete: 'off', ...properties });
  const element = h('div', { className: 'field' }, h('label', { htmlFor: id }, label), hint && h('p', { className: 'hint', id: `${id}-hint` }, hint), box);
  if (hint) {
    box.setAttribute('aria-describedby', `${id}-hint`);
  }
  element.box = box;
  return element;
}

export function note(text, look = '') {
  return h('p', { className: `note ${look}`.trim(), role: 'alert' }, text);
}

/** Puts a screen in the place of what was shown. */
export function show(title, ...parts) {
  document.getElementById('device').replaceChildren(h('h1', {}, title), ...parts.flat().filter(Boolean));
}

const pinHint = 'Từ 6 chữ số. Danh sách trên máy được mã hóa bằng PIN này. PIN chỉ làm chậm kẻ lấy máy, không ngăn được hẳn: mất máy thì báo người phụ trách thu hồi ngay.';

function pinField(id, label, hint) {
  return field(id, label, { type: 'password', inputMode: 'numeric', minLength: 6, maxLength: 32, required: true, className: 'short' }, hint);
}

function isWeak(pin) {
  return !/^\d{6,}$/.test(pin) || /^(\d)\1+$/.test(pin) || '01234567890123456789'.includes(pin) || '98765432109876543210'.includes(pin);
}

/** Asks twice for a new PIN. */
export function newPin(title, onpin) {
  const [one, two] = [pinField('pin', 'Đặt mã PIN cho máy này', pinHint), pinField('pin-2', 'Gõ lại mã PIN')];
  const said = h('div');
  const form = h('form', {
    className: 'stack', noValidate: true,
    onsubmit: async event => {
      event.preventDefault();
      const pin = one.box.value;
      if (isWeak(pin)) {
        said.replaceChildren(note('PIN cần ít nhất 6 chữ số, không dùng dãy dễ đoán như 123456 hay 000000.', 'stop'));
      } else if (pin !== two.box.value) {
        said.replaceChildren(note('Hai lần gõ PIN chưa giống nhau. Xin gõ lại.', 'stop'));
      } else {
        said.replaceChildren(h('p', { role: 'status' }, 'Đang cất danh sách vào máy…'));
        await onpin(pin).catch(() => said.replaceChildren(note('Máy không còn chỗ để cất danh sách. Xin xóa bớt ảnh, video rồi thử lại.', 'stop')));
      }
    },
  }, one, two, h('div', {}, h('button', { className: 'button' }, 'Cất danh sách vào máy')));
  show(title, said, form);
  one.box.focus();
}

/** Asks for the PIN of a session; onpin answers whether it was right. */
export function askPin(session, onpin, onforget) {
  const pin = pinField('pin', 'Mã PIN của máy này');
  const said = h('div');
  const form = h('form', {
    className: 'stack', noValidate: true,
    onsubmit: async event => {
      event.preventDefault();
      said.replaceChildren(h('p', { role: 'status' }, 'Đang mở…'));
      if (!await onpin(pin.box.value)) {
        said.replaceChildren(note('PIN chưa đúng. Xin gõ lại.', 'stop'));
        pin.box.select();
      }
    },
  }, pin, h('div', {}, h('button', { className: 'button' }, 'Mở danh sách')));
  show(session.label, h('p', {}, h('b', {}, `${session.waiting} đang chờ gửi`), ' trên máy này. Máy chỉ gửi khi đã mở bằng PIN.'), said, form, h('details', {},
    h('summary', {}, 'Quên PIN'),
    h('p', {}, session.waiting > 0
      ? `Không có PIN thì không đọc được. Xóa là mất ${session.waiting} mục chưa gửi.`
      : 'Không có PIN thì không đọc được danh sách. Mọi thứ đã gửi hết, nên xóa không mất gì.'),
    confirmed('Xóa buổi này khỏi máy', 'Bấm lần nữa để xóa hẳn', onforget)));
  pin.box.focus();
}

/** A button that must be pressed twice. */
export function confirmed(text, again, act) {
  let isAsked = false;
  const element = button(text, () => {
    if (isAsked) {
      act();
    }
    isAsked = true;
    element.textContent = again;
    element.className = 'button danger';
  }, 'quiet');
  return element;
}

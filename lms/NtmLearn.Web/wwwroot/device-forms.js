// What is recorded beside the list: somebody new, a count, photographs, and what to do with things that were refused.

import { button, confirmed, field, h, note } from './device-parts.js';

const longestSide = 1600;
const quality = 0.8;

function part(title, ...children) {
  return h('details', { className: 'card' }, h('summary', {}, title), ...children);
}

function form(onsubmit, ...children) {
  const said = h('div');
  const element = h('form', {
    className: 'stack', noValidate: true,
    onsubmit: async event => {
      event.preventDefault();
      const answer = await onsubmit();
      said.replaceChildren(answer.wrong ? note(answer.wrong, 'stop') : h('p', { role: 'status' }, answer.done));
      if (answer.done) {
        element.reset();
      }
    },
  }, ...children, said);
  return element;
}

export function walkInForm(book) {
  const name = field('walk-name', 'Họ tên khách', { maxLength: 100 });
  const year = field('walk-year', 'Năm sinh', { inputMode: 'numeric', maxLength: 4, className: 'short' });
  const place = field('walk-place', 'Ấp, khóm hoặc xã', { maxLength: 100 });
  place.box.setAttribute('list', 'places');
  const places = h('datalist', { id: 'places' }, [...new Set(book.rows.map(row => row.group).filter(Boolean))].map(value => h('option', { value })));
  const sex = h('select', { id: 'walk-sex' }, h('option', { value: '' }, 'Không ghi'), h('option', { value: 'Female' }, 'Nữ'), h('option', { value: 'Male' }, 'Nam'));
  return part('Khách mới đến (chưa có trong danh sách)', form(async () => {
    const fullName = name.box.value.trim().normalize('NFC');
    const born = year.box.value.trim();
    if (fullName === '') {
      name.box.focus();
      return { wrong: 'Xin ghi họ tên khách.' };
    }
    if (born !== '' && !(/^\d{4}$/.test(born) && born >= 1900 && born <= new Date().getFullYear())) {
      year.box.focus();
      return { wrong: 'Năm sinh gồm 4 chữ số, ví dụ 1968. Không rõ thì để trống.' };
    }
    await book.addWalkIn({ fullName, sex: sex.value || undefined, yearOfBirth: born === '' ? undefined : Number(born), place: place.box.value.trim().normalize('NFC') || undefined });
    name.box.focus();
    return { done: `Đã thêm ${fullName} và ghi có mặt.` };
  }, name, h('div', { className: 'columns' }, h('div', { className: 'field' }, h('label', { htmlFor: 'walk-sex' }, 'Giới tính'), sex), year), place, places,
    h('div', {}, h('button', { className: 'button' }, 'Thêm khách'))));
}

export function countForm(book) {
  const number = (id, label) => field(id, label, { inputMode: 'numeric', maxLength: 5, className: 'short' });
  const boxes = [number('count-total', 'Tổng số người'), number('count-women', 'Số nữ'), number('count-minority', 'Dân tộc thiểu số (nếu đếm)'), number('count-poor', 'Hộ nghèo (nếu đếm)')];
  const reason = field('count-reason', 'Lý do (nếu sửa số đếm sau ngày học)', { maxLength: 500 });
  return part('Chỉ đếm số người (không cần tên)', form(async () => {
    const [total, women, ethnicMinority, poorHousehold] = boxes.map(f => (f.box.value.trim() === '' ? undefined : Number(f.box.value)));
    if (![total, women].every(Number.isInteger) || ![ethnicMinority, poorHousehold].every(n => n === undefined || Number.isInteger(n))) {
      return { wrong: 'Xin ghi tổng số người và số nữ bằng chữ số.' };
    }
    if ([women, ethnicMinority ?? 0, poorHousehold ?? 0].some(n => n < 0 || n > total)) {
      return { wrong: 'Mỗi số phải từ 0 và không lớn hơn tổng số người.' };
    }
    await book.count({ total, women, ethnicMinority, poorHousehold, reason: reason.box.value.trim() || undefined });
    return { done: `Đã ghi ${total} người, ${women} nữ.` };
  }, h('div', { className: 'columns' }, boxes), reason, h('div', {}, h('button', { className: 'button' }, 'Lưu số đếm'))));
}

/** Smaller, upright, and without what the camera wrote along. Null when the browser cannot read it. */
async function shrunk(file) {
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) {
    return null;
  }

  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
  const canvas = h('canvas', { width: Math.max(1, Math.round(picture.width * scale)), height: Math.max(1, Math.round(picture.height * scale)) });
  canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const blob = await new Promise(resolve => canvas.toBlob(resolve, 'image/jpeg', quality));
  return blob && await blob.arrayBuffer();
}

export function photoForm(book) {
  const said = h('div', { role: 'status' });
  const photos = field('photo', 'Chụp hoặc chọn ảnh phiếu đã ký', {
    type: 'file', accept: 'image/*', multiple: true,
    onchange: async () => {
      const files = [...photos.box.files];
      let kept = 0;
      for (const file of files) {
        const bytes = await shrunk(file);
        if (bytes) {
          await book.addPhoto(bytes);
          kept++;
        }
      }
      photos.box.value = '';
      said.textContent = kept === files.length ? `Đã cất ${kept} ảnh.` : `Đã cất ${kept} ảnh; ${files.length - kept} tệp không đọc được, xin chụp lại.`;
    },
  }, 'Ảnh được thu nhỏ và giữ trong máy đến khi máy chủ xác nhận đã nhận đủ.');
  return part('Ảnh phiếu đã ký', h('div', { className: 'stack' }, photos, said));
}

const kinds = { mark: 'Điểm danh', walkIn: 'Khách mới', headcount: 'Số đếm', photo: 'Ảnh phiếu', undo: 'Hoàn tác' };

function titleOf(book, item) {
  const name = item.fullName ?? book.rows.find(row => row.id === item.attendeeId)?.name;
  return name ? `${kinds[item.kind]}: ${name}` : kinds[item.kind];
}

/** Things that the server did not take, each with its reason and a way out. */
export function refusedList(book) {
  return h('section', { className: 'card stack', 'aria-labelledby': 'refused' },
    h('h2', { id: 'refused' }, `${book.refused.length} mục máy chủ chưa nhận`),
    h('ul', { className: 'plain stack' }, book.refused.map(item => h('li', { 'data-refused': item.refused.code },
      h('p', {}, h('b', {}, titleOf(book, item)), h('br'), item.refused.message),
      h('div', { className: 'row' },
        button('Gửi lại', () => book.resend(item.key), 'quiet'),
        confirmed('Bỏ mục này', 'Bấm lần nữa để bỏ', () => book.drop([item.key])))))));
}

/** Keeping elsewhere what waits, and leaving the device clean. */
export function careForm(book, onforget) {
  const said = h('div', { role: 'status' });
  const file = field('rescue', 'Nạp lại tệp đã lưu', {
    type: 'file', accept: 'application/json,.json',
    onchange: async () => {
      const taken = await file.box.files[0].text().then(JSON.parse).then(saved => book.fromFile(saved)).catch(() => -1);
      said.textContent = taken < 0 ? 'Tệp này không phải của buổi này, hoặc bị hỏng.' : `Đã nạp ${taken} mục.`;
    },
  });
  return part('Máy này', h('div', { className: 'stack' },
    h('p', {}, `Máy giữ danh sách đến ${new Date(book.content.roster.expiresAt).toLocaleString('vi-VN')}. Hết giờ và gửi xong thì tự xóa.`),
    h('p', {}, 'Tệp lưu ra không mã hóa và có tên người: chỉ dùng khi máy hết chỗ hoặc sắp hỏng, nạp lại xong thì xóa tệp.'),
    h('div', { className: 'row' }, button('Lưu ra tệp', () => saveFile(book), 'quiet')),
    file, said,
    confirmed('Xóa buổi này khỏi máy', 'Bấm lần nữa để xóa; mục chưa gửi sẽ mất', onforget)));
}

export async function saveFile(book) {
  const url = URL.createObjectURL(new Blob([JSON.stringify(await book.toFile())], { type: 'application/json' }));
  h('a', { href: url, download: `diem-danh-${book.session.code}-${book.session.day}.json` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

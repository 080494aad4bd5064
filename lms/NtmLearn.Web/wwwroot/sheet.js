// The list of a session on a phone: three letters find a name (the beginning of a word, or first letters: "nta" for Nguyễn
// Thị Ánh), a tap moves on to the next status, Enter marks the first name found. Without this script every row has its list of statuses all the same.

const form = document.getElementById('sheet');
const rows = [...form.querySelectorAll('.roll-row')].map(row => {
  const select = row.querySelector('select');
  const words = fold(row.querySelector('.roll-name').textContent).split(/\s+/);
  return { row, select, before: select.value, words, initials: words.map(word => word[0]).join('') };
});
const cycle = ['1', '2', '5', '4', '3'];
const taps = [];
const unsaved = document.getElementById('sheet-unsaved');
const finder = document.getElementById('sheet-find');
const typed = document.getElementById('sheet-name');
let isSaving = false;

export function fold(text) {
  return text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[đĐ]/g, 'd').toLowerCase().trim();
}

function label(select) {
  return select.options[select.selectedIndex].textContent;
}

function set(entry, value) {
  taps.push({ entry, value: entry.select.value });
  entry.select.value = value;
  show(entry);
  tell();
}

function show(entry) {
  entry.button.textContent = label(entry.select);
  entry.button.dataset.status = entry.select.value;
  entry.row.classList.toggle('changed', entry.select.value !== entry.before);
}

function tell() {
  const changed = rows.filter(r => r.select.value !== r.before).length;
  unsaved.textContent = changed === 0 ? '' : `${changed} người chưa lưu`;
  undo.hidden = taps.length === 0;
}

function filter() {
  const letters = fold(typed.value);
  for (const entry of rows) {
    entry.row.hidden = letters !== '' && !entry.initials.startsWith(letters)
      && !entry.words.some((_, i) => entry.words.slice(i).join(' ').startsWith(letters));
  }
  for (const group of form.querySelectorAll('fieldset.roll')) {
    group.hidden = [...group.querySelectorAll('.roll-row')].every(row => row.hidden);
  }
}

const undo = document.createElement('button');
undo.type = 'button';
undo.className = 'button quiet';
undo.textContent = 'Hoàn tác';
undo.hidden = true;
undo.addEventListener('click', () => {
  const last = taps.pop();
  if (last) {
    last.entry.select.value = last.value;
    show(last.entry);
    tell();
  }
});
unsaved.before(undo);

for (const entry of rows) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'roll-status';
  button.setAttribute('aria-describedby', entry.select.id + '-ten');
  entry.row.querySelector('label').id = entry.select.id + '-ten';
  button.addEventListener('click', () => set(entry, cycle[(cycle.indexOf(entry.select.value) + 1) % cycle.length]));
  entry.select.hidden = true;
  entry.select.after(button);
  entry.button = button;
  show(entry);
}

finder.hidden = false;
typed.addEventListener('input', filter);
typed.addEventListener('keydown', event => {
  if (event.key !== 'Enter') {
    return;
  }
  event.preventDefault();
  const first = rows.find(entry => !entry.row.hidden && entry.select.value === '0') ?? rows.find(entry => !entry.row.hidden);
  if (first && typed.value.trim() !== '') {
    set(first, '1');
    typed.value = '';
    filter();
  }
});
form.addEventListener('submit', () => { isSaving = true; });
addEventListener('beforeunload', event => {
  if (!isSaving && rows.some(r => r.select.value !== r.before)) {
    event.preventDefault();
  }
});
tell();

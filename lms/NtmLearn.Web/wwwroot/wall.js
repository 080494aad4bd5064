// The code on the wall: asks every few seconds for what to show now. Without this script the page loads itself again.

const every = 3000;
const at = id => document.getElementById(id);

async function show() {
  try {
    const answer = await fetch(location.pathname + '.json', { cache: 'no-store' });
    if (!answer.ok) {
      throw new Error(String(answer.status));
    }

    const view = await answer.json();
    at('wall-open').hidden = !view.picture;
    if (view.picture && at('wall-code').textContent !== view.shortCode) {
      at('wall-picture').src = view.picture;
      at('wall-code').textContent = view.shortCode;
    }

    at('wall-closed').hidden = !view.closed;
    at('wall-closed').textContent = view.closed ?? '';
    at('wall-there').textContent = view.there;
    at('wall-state').textContent = '';
  } catch {
    at('wall-state').textContent = 'Mất kết nối, đang thử lại. Mã trên màn hình có thể đã cũ.';
  }

  setTimeout(show, every);
}

setTimeout(show, every);

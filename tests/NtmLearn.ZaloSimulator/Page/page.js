import { setUpChat, showChat } from "./chat.js";
import { setUpPanel, showPanel } from "./panel.js";

const POLL = 800;
const alarm = document.getElementById("alarm");
const state = { user: sessionStorage.getItem("user") ?? "", lastWire: 0, busy: false, again: false };

/** Calls the simulator; what it refuses is shown on top of the page. */
export async function call(method, path, body, type = "application/json") {
  const raw = body instanceof Blob;
  const response = await fetch(`simulator/${path}`, {
    method,
    headers: body === undefined ? {} : { "content-type": raw ? body.type || "application/octet-stream" : type },
    body: body === undefined ? undefined : raw ? body : JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) {
    let reason = `Không làm được (${response.status}).`;
    try { reason = JSON.parse(text).detail ?? reason; } catch { /* the status must do */ }
    throw new Error(reason);
  }
  return text === "" ? null : JSON.parse(text);
}

/** Does something and shows at once what came of it. */
export async function act(work) {
  try {
    const result = await work();
    alarm.hidden = true;
    return result;
  } catch (error) {
    alarm.textContent = error.message;
    alarm.hidden = false;
    return null;
  } finally {
    refresh();
  }
}

export const currentUser = () => state.user;

export function chooseUser(id) {
  state.user = id;
  sessionStorage.setItem("user", id);
  refresh();
}

async function refresh() {
  if (state.busy) {
    state.again = true;
    return;
  }
  state.busy = true;
  try {
    const news = await call("GET", `state?after=${state.lastWire}${state.user ? `&user=${encodeURIComponent(state.user)}` : ""}`);
    state.lastWire = news.wire.at(-1)?.sequence ?? state.lastWire;
    if (!news.users.some(user => user.id === state.user)) {
      state.user = (news.users.find(user => user.isFollower) ?? news.users[0])?.id ?? "";
      state.again = state.user !== "";
    }
    showChat(news);
    showPanel(news);
    if (alarm.dataset.lost) {
      alarm.hidden = true;
      delete alarm.dataset.lost;
    }
  } catch {
    alarm.textContent = "Bộ mô phỏng không trả lời. Trang sẽ thử lại.";
    alarm.dataset.lost = "yes";
    alarm.hidden = false;
  } finally {
    state.busy = false;
  }
  if (state.again) {
    state.again = false;
    refresh();
  }
}

for (const button of document.querySelectorAll(".views button")) {
  button.addEventListener("click", () => {
    document.body.dataset.view = button.dataset.view;
    for (const other of document.querySelectorAll(".views button")) {
      other.setAttribute("aria-pressed", String(other === button));
    }
  });
}

setUpChat();
setUpPanel();
refresh();
setInterval(refresh, POLL);

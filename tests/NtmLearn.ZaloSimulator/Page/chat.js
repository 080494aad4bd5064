import { act, call, chooseUser, currentUser } from "./page.js";

const get = id => document.getElementById(id);
const time = new Intl.DateTimeFormat("vi-VN", { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Ho_Chi_Minh" });
let shown = "";
let listed = "";
let seeing = false;

const doAs = (name, more = {}) => act(() => call("POST", `users/${encodeURIComponent(currentUser())}/acts`, { act: name, ...more }));

export function setUpChat() {
  get("user").addEventListener("change", event => chooseUser(event.target.value));
  for (const button of document.querySelectorAll("[data-act]")) {
    button.addEventListener("click", () => {
      fold("more", "acts", false);
      fold("plus", "attach", false);
      doAs(button.dataset.act);
    });
  }
  get("more").addEventListener("click", () => fold("more", "acts"));
  get("plus").addEventListener("click", () => fold("plus", "attach"));
  get("share-info").addEventListener("click", shareInfo);
  get("send-picture").addEventListener("click", () => pick("image/png,image/jpeg"));
  get("send-file").addEventListener("click", () => pick(""));
  get("file").addEventListener("change", sendPicked);
  get("composer").addEventListener("submit", send);
  get("text").addEventListener("keydown", event => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      send(event);
    }
  });
  get("add-user").addEventListener("click", () => get("new-user").showModal());
  get("new-user").addEventListener("close", addUser);
}

export function showChat({ users, timeline }) {
  const list = JSON.stringify(users.map(user => [user.id, user.name]));
  if (list !== listed) {
    listed = list;
    get("user").replaceChildren(...users.map(user => new Option(user.name, user.id)));
  }
  get("user").value = currentUser();
  const user = users.find(one => one.id === currentUser());
  get("relation").textContent = user ? `${user.isFollower ? "Đã quan tâm" : "Chưa quan tâm"} · ${reach(user)}` : "";
  const now = JSON.stringify([currentUser(), timeline]);
  if (now !== shown) {
    shown = now;
    const chat = get("chat");
    chat.replaceChildren(...(timeline.length ? timeline.map(bubble) : [empty()]));
    chat.scrollTop = chat.scrollHeight;
  }
  see(timeline);
}

const reach = user => !user.lastInteractionAt ? "chưa nhắn" : user.isFree ? "trong 48 giờ" : user.isInWindow ? "trong 7 ngày" : "quá 7 ngày";

async function see(timeline) {
  if (seeing || document.hidden || getComputedStyle(get("chat")).display === "none" || get("chat").offsetParent === null
    || !timeline.some(entry => entry.isFromOa && !entry.isSeen)) {
    return;
  }
  seeing = true;
  await doAs("See");
  seeing = false;
}

function send(event) {
  event.preventDefault();
  const text = get("text").value.trim();
  if (text) {
    get("text").value = "";
    doAs("SendText", { text });
  }
}

async function addUser() {
  const dialog = get("new-user");
  const form = new FormData(dialog.querySelector("form"));
  const added = dialog.returnValue === "add"
    && await act(() => call("POST", "users", { name: form.get("name"), phone: form.get("phone"), isFollower: form.has("follows") }));
  dialog.returnValue = "";
  dialog.querySelector("form").reset();
  if (added) {
    chooseUser(added.id);
  }
}

function shareInfo() {
  fold("more", "acts", false);
  const name = get("user").selectedOptions[0]?.textContent ?? "";
  doAs("SubmitInfo", { info: { name, phone: "84901234567", city: "Cần Thơ", ward: "Xã An Lạc Thôn", address: "Ấp Hòa Bình" } });
}

function pick(kinds) {
  get("file").accept = kinds;
  get("file").dataset.act = kinds ? "SendImage" : "SendFile";
  get("file").click();
}

async function sendPicked() {
  const [file] = get("file").files;
  const name = get("file").dataset.act;
  get("file").value = "";
  fold("plus", "attach", false);
  if (file) {
    const kept = await act(() => call("POST", "files", file));
    if (kept) {
      await doAs(name, { ...kept, name: file.name });
    }
  }
}

function fold(button, part, open = get(part).hidden) {
  get(part).hidden = !open;
  get(button).setAttribute("aria-expanded", String(open));
}

function bubble(entry) {
  if (entry.kind.startsWith("notice-")) {
    return element("li", { className: "notice", textContent: entry.text });
  }
  const item = element("li", { className: entry.isFromOa ? "oa-turn" : "me" });
  const body = element("div", { className: `bubble ${entry.kind}` });
  body.append(...content(entry));
  item.append(body);
  if (entry.buttons.length) {
    const choices = element("div", { className: "choices" });
    choices.append(...entry.buttons.map(choice));
    item.append(choices);
  }
  item.append(meta(entry));
  return item;
}

function* content(entry) {
  if (entry.kind === "location") {
    yield "Vị trí của tôi";
  } else if (entry.kind === "audio") {
    yield "Tin nhắn thoại 0:05";
  }
  if (entry.text && entry.kind !== "file") {
    yield* withLinks(entry.text);
  }
  if (entry.url && ["image", "gif", "sticker"].includes(entry.kind)) {
    yield element("img", { src: entry.url, alt: entry.kind === "sticker" ? "Nhãn dán" : "Ảnh", loading: "lazy" });
  } else if (entry.kind === "file") {
    yield element("a", { href: entry.url ?? "#", textContent: entry.text ?? "Tệp", target: "_blank", rel: "noopener" });
  }
  for (const part of entry.elements) {
    yield showElement(part);
  }
}

function showElement(part) {
  const item = element("div", { className: "element" });
  item.append(element("b", { textContent: part.title }), element("div", { className: "note", textContent: part.subtitle ?? "" }));
  if (part.url) {
    item.append(element("a", { href: part.url, textContent: "Mở", target: "_blank", rel: "noopener" }));
  }
  return item;
}

function withLinks(text) {
  return text.split(/(https?:\/\/[^\s<>"”)]+)/).filter(Boolean).map(part => /^https?:\/\//.test(part)
    ? element("a", { href: part, textContent: part, target: "_blank", rel: "noopener" }) : part);
}

function choice(button) {
  const address = button.type === "oa.open.url" ? button.url
    : button.type === "oa.open.phone" ? `tel:+${button.phoneCode}`
    : button.type === "oa.open.sms" ? `sms:+${button.phoneCode}?body=${encodeURIComponent(button.content)}`
    : null;
  if (address) {
    return element("a", { href: address, textContent: button.title, target: "_blank", rel: "noopener" });
  }
  const press = element("button", { type: "button", textContent: button.title });
  press.addEventListener("click", () => doAs("Press", { button }));
  return press;
}

function meta(entry) {
  const line = element("div", { className: "meta" });
  line.append(time.format(new Date(entry.at)));
  if (entry.reaction) {
    line.append(element("span", { textContent: entry.isFromOa ? "Đã thích" : "OA đã thả cảm xúc" }));
  }
  if (entry.isFromOa) {
    const like = element("button", { type: "button", textContent: entry.reaction ? "Bỏ thích" : "Thích" });
    like.addEventListener("click", () => doAs("React", { messageId: entry.messageId, icon: entry.reaction ? "/-remove" : "/-strong" }));
    line.append(like);
  }
  return line;
}

const empty = () => element("li", { className: "empty", textContent: "Chưa có tin nhắn. Hãy gõ một câu hỏi ở dưới, hoặc bấm “Tuỳ chọn” để quan tâm OA." });

function element(name, properties) {
  return Object.assign(document.createElement(name), properties);
}

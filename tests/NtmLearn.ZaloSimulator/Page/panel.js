import { act, call } from "./page.js";

const WIRE_SHOWN = 150;
const get = id => document.getElementById(id);
const clock = new Intl.DateTimeFormat("vi-VN", {
  weekday: "long", day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit", timeZone: "Asia/Ho_Chi_Minh",
});
const time = new Intl.DateTimeFormat("vi-VN", { hour: "2-digit", minute: "2-digit", second: "2-digit", timeZone: "Asia/Ho_Chi_Minh" });
const numbers = {
  Slow: { label: "Mili giây", value: 3000, choices: [500, 3000, 30000] },
  HttpStatus: { label: "Mã HTTP", value: 503, choices: [429, 500, 503] },
  ErrorCode: { label: "Mã lỗi", value: -230, choices: [-32, -100, -200, -201, -210, -211, -213, -216, -217, -220, -224, -230, -233, -234, -248] },
};

export function setUpPanel() {
  for (const button of document.querySelectorAll("[data-advance]")) {
    button.addEventListener("click", () => move(Number(button.dataset.advance)));
  }
  for (const button of document.querySelectorAll("[data-token]")) {
    button.addEventListener("click", () => act(() => call("POST", "tokens", { act: button.dataset.token })));
  }
  get("revoke").addEventListener("click", () => act(() => call("POST", "permission-revoked")));
  get("lose-answer").addEventListener("click", () => act(() => call("POST", "webhook", { disregardAnswers: 1 })));
  get("subscribe").addEventListener("click", () => act(() => call("POST", "webhook", { isSubscribed: true })));
  get("clear-faults").addEventListener("click", () => act(() => call("DELETE", "faults")));
  get("fault").elements.kind.addEventListener("change", askForNumber);
  get("fault").addEventListener("submit", addFault);
  askForNumber();
}

export function showPanel(news) {
  get("now").textContent = clock.format(new Date(news.now));
  get("consent").hidden = !news.consentUrl;
  get("consent").href = news.consentUrl ?? "";
  const { url, isSubscribed, pending } = news.webhook;
  get("webhook").textContent = !url ? "Chưa có nơi nhận sự kiện."
    : !isSubscribed ? `Zalo đã ngừng gửi sự kiện tới ${url}.`
    : `Sự kiện gửi tới ${url}${pending ? `; ${pending} sự kiện chờ gửi lại` : ""}.`;
  get("subscribe").hidden = isSubscribed;
  showFaults(news.faults);
  showCounters(news.counters);
  showWire(news.wire);
}

async function move(advanceSeconds) {
  const moved = await act(() => call("POST", "clock", { advanceSeconds }));
  if (moved) {
    get("clock-note").textContent = moved.siteFollowed === false
      ? "Trang không đi theo: nó chưa chạy, hoặc không chạy với --demo."
      : "Đã chuyển đồng hồ; trang chạy thử đã đi theo.";
  }
}

function askForNumber() {
  const { elements } = get("fault");
  const asked = numbers[elements.kind.value];
  get("number-field").hidden = !asked;
  elements.number.value = asked?.value ?? "";
  get("number-label").textContent = asked?.label ?? "";
  get("numbers").replaceChildren(...(asked?.choices ?? []).map(choice => new Option(choice, choice)));
}

function addFault(event) {
  event.preventDefault();
  const { kind, endpoint, number, times } = get("fault").elements;
  const value = Number(number.value || 0);
  act(() => call("POST", "faults", {
    kind: kind.value,
    endpoint: endpoint.value || null,
    times: times.value ? Number(times.value) : null,
    number: kind.value === "Slow" ? 0 : value,
    delayMilliseconds: kind.value === "Slow" ? value : 0,
  }));
}

function showFaults(faults) {
  const names = get("fault").elements;
  const label = (select, value) => [...select.options].find(option => option.value === value)?.textContent ?? value;
  get("faults").replaceChildren(...faults.map(fault => {
    const detail = fault.kind === "Slow" ? ` ${fault.delay}` : fault.number ? ` ${fault.number}` : "";
    return element("li", {
      textContent: `${label(names.kind, fault.kind)}${detail} · ${label(names.endpoint, fault.endpoint ?? "")} · ${fault.times ? `còn ${fault.times} lần` : "đến khi xoá"}`,
    });
  }));
}

function showCounters({ calls, exchanges, refreshes, refusedRefreshes, closed }) {
  const total = Object.values(calls).reduce((sum, count) => sum + count, 0);
  get("counters").textContent = `${total} lệnh gọi · ${calls.Consultation ?? 0} lần gửi tin · token: ${exchanges} lần cấp, ${refreshes} lần làm mới, ${refusedRefreshes} lần bị từ chối`
    + (closed ? ` · ${closed} lần gọi vào API đã đóng` : "");
}

function showWire(entries) {
  const list = get("wire");
  for (const entry of entries) {
    list.prepend(line(entry));
  }
  while (list.childElementCount > WIRE_SHOWN) {
    list.lastElementChild.remove();
  }
}

function line(entry) {
  const isEvent = entry.direction === "Event";
  const isGood = /^(error 0|HTTP [23]\d\d)$/.test(entry.outcome);
  const summary = element("summary", {});
  summary.append(
    element("time", { textContent: time.format(new Date(entry.at)) }),
    element("span", { className: `way ${isEvent ? "event" : ""}`, textContent: isEvent ? "Zalo gửi" : "Trang gọi" }),
    element("span", { className: "title", textContent: entry.title }),
    element("span", { className: `outcome ${isGood ? "" : "bad"}`, textContent: entry.outcome }));
  const details = element("details", {});
  details.append(summary, element("pre", { textContent: `→ ${pretty(entry.request) || "(rỗng)"}\n\n← ${pretty(entry.answer) || "(rỗng)"}` }));
  const item = element("li", {});
  item.append(details);
  return item;
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function element(name, properties) {
  return Object.assign(document.createElement(name), properties);
}

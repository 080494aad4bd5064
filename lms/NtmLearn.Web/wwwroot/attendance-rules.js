// The rules of attendance as the server has them (StateRule, CheckInTimes), for a device without a network. Both are held to
// tests/NtmLearn.TestKit/attendance-cases.json.

/** In the order in which a tap goes on. */
export const cycle = ['Present', 'Late', 'Absent', 'Excused', 'LeftEarly'];

export const words = {
  Present: 'Có mặt', Late: 'Đến muộn', LeftEarly: 'Về sớm', Excused: 'Vắng có phép', Absent: 'Vắng', NotExpected: 'Không phải dự',
};

export function wasThere(status) {
  return status === 'Present' || status === 'Late' || status === 'LeftEarly';
}

/** Without marks, small, as one searches. */
export function fold(text) {
  return text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[đĐ]/g, 'd').toLowerCase().trim().replace(/\s+/g, ' ');
}

/** Whether typed letters begin a word of a name and go on from there, or are the first letters of its words. */
export function finds(name, typed) {
  const letters = fold(typed);
  const parts = fold(name).split(' ');
  const initials = parts.map(p => p[0] ?? '').join('');
  return letters === '' || parts.some((_, i) => parts.slice(i).join(' ').startsWith(letters)) || initials.endsWith(letters) || initials.startsWith(letters);
}

function isSelf(source) {
  return source === 'Qr' || source === 'ShortCode' || source === 'Chat';
}

function authority(source) {
  return isSelf(source) ? 1 : source === 'Excuse' ? 2 : 3;
}

function order(id) {
  return id.replaceAll('-', '').toLowerCase();
}

function compare(one, other) {
  return Number(one.isCorrection) - Number(other.isCorrection)
    || one.at - other.at
    || authority(one.source) - authority(other.source)
    || (order(one.id) < order(other.id) ? -1 : order(one.id) > order(other.id) ? 1 : 0);
}

/** What counts of marks {id, status, source, at (milliseconds), isCorrection, retracts}; null when none stands. */
export function choose(marks) {
  const retracted = new Set(marks.map(m => m.retracts).filter(Boolean));
  let choice = null;
  for (const mark of marks.filter(m => !m.retracts && !retracted.has(m.id)).sort(compare)) {
    const changesNothing = choice && !mark.isCorrection && wasThere(choice.status) && (isSelf(mark.source) || mark.source === 'Excuse');
    choice = changesNothing
      ? { ...choice, rule: 'AlreadyThere' }
      : { status: mark.status, id: mark.id, rule: mark.isCorrection ? 'Correction' : choice ? 'Latest' : 'Only' };
  }

  return choice;
}

/** What the time says: TooEarly, InTime, Late or Over. All in milliseconds. */
export function timeAt(now, session) {
  const starts = Date.parse(session.startsAt);
  return now < starts - session.opensMinutesBefore * 60_000 ? 'TooEarly'
    : now <= starts + session.lateAfterMinutes * 60_000 ? 'InTime'
      : now <= Date.parse(session.endsAt) ? 'Late' : 'Over';
}

/** The status of somebody who is written down at a time. */
export function arrivesAs(now, session) {
  return timeAt(now, session) === 'Late' ? 'Late' : 'Present';
}

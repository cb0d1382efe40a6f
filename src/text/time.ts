/** A text that is true until a moment, in epoch milliseconds. */
export interface TimedText {
  readonly text: string;
  readonly changesAt: number;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** How long ago something was: "5 minutes ago". Both times in epoch milliseconds. */
export function ago(at: number, now: number, language: string): TimedText {
  const age = Math.max(0, now - at);
  // "Yesterday" would be wrong of what was 47 hours ago; "now" is the one word that is wanted.
  const format = new Intl.RelativeTimeFormat(language, { numeric: age < minuteMs ? 'auto' : 'always' });
  const [unit, size]: [Intl.RelativeTimeFormatUnit, number] =
    age < minuteMs
      ? ['second', minuteMs]
      : age < hourMs
        ? ['minute', minuteMs]
        : age < dayMs
          ? ['hour', hourMs]
          : ['day', dayMs];
  const count = Math.floor(age / size);
  return { text: format.format(unit === 'second' ? 0 : -count, unit), changesAt: at + (count + 1) * size };
}

/** A moment on the user's clock, with the day when it is not today. */
export function clockTime(at: number, now: number, language: string): string {
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString();
  return new Intl.DateTimeFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    ...(sameDay ? {} : { weekday: 'short', day: 'numeric', month: 'short' }),
  }).format(at);
}

/** Where a hand ends: so many turns (1 is the whole clock) and so long, from the middle of a field of 100 × 100. */
function tip(turns: number, length: number): string {
  const angle = turns * 2 * Math.PI;
  const rounded = (value: number) => Math.round(value * 10) / 10;
  return `${rounded(50 + length * Math.sin(angle))} ${rounded(50 - length * Math.cos(angle))}`;
}

const HOUR_MARKS = Array.from(
  { length: 12 },
  (_, hour) => `M${tip(hour / 12, hour % 3 ? 41 : 37)}L${tip(hour / 12, 45)}`,
).join('');

/**
 * A large clock face, for who reads a clock better than digits. Decoration: the time stands beside it in digits, which also
 * say whether it is morning or evening. @param minutes after midnight
 */
export function ClockFace({ minutes }: { minutes: number }) {
  return (
    <svg class="clock-face" viewBox="0 0 100 100" width="80" height="80" aria-hidden="true">
      <circle cx="50" cy="50" r="47" />
      <path class="clock-marks" d={HOUR_MARKS} />
      <path class="clock-hour" d={`M50 50L${tip(minutes / 720, 24)}`} />
      <path class="clock-minute" d={`M50 50L${tip(minutes / 60, 36)}`} />
    </svg>
  );
}

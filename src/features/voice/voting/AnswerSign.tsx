import type { Answer } from '../model/ballot.ts';

/** A face with what it does: nodding with a tick, turned down with a cross, straight with a question mark. */
const SIGNS: Record<Answer, { mouth: string; badge: string; mark: string }> = {
  agree: {
    mouth: 'M17 33c2.5 6 6.5 9 11.5 9s9-3 11.5-9',
    badge: 'M49 34a14 14 0 1 0 0 28 14 14 0 1 0 0-28z',
    mark: 'M42.5 48.5l5 5 8.5-10',
  },
  disagree: {
    mouth: 'M17 41c2.5-6 6.5-9 11.5-9s9 3 11.5 9',
    badge: 'M37 36h24v24H37z',
    mark: 'M43.5 42.5l11 11M54.5 42.5l-11 11',
  },
  pass: {
    mouth: 'M18 37h21',
    badge: 'M49 31l15 17-15 17-15-17z',
    mark: 'M45.5 45a3.7 3.7 0 1 1 5.2 3.4c-1.2.6-1.7 1.3-1.7 2.6M49 56.5h.01',
  },
};

/** The pictogram of an answer: its face, the form of its badge and the mark in it differ, not only a colour. */
export function AnswerSign({ answer }: { answer: Answer }) {
  const { mouth, badge, mark } = SIGNS[answer];
  return (
    <svg class="voice-sign" width="66" height="66" viewBox="0 0 66 66" aria-hidden="true">
      <path d="M28.5 3a25.5 25.5 0 1 0 0 51 25.5 25.5 0 1 0 0-51zM20 21v3M37 21v3" />
      <path d={mouth} />
      <path class="badge" d={badge} />
      <path class="mark" d={mark} />
    </svg>
  );
}

import type { PaperDocument } from '#core/pdf/document.ts';
import { dayIn, headOf, inDutch, type LetterLanguage, questionsOf } from './letter-words.ts';
import type { LetterParties } from './plan-for-letter.ts';

/** An invitation for the intake, after a missed one with its written warning (Wet inburgering 2021, art. 14(1)). */
export interface AppointmentForLetter extends LetterParties {
  /** The day of the letter. */
  on: string;
  /** The day of the talk. */
  appointment: string;
  /** "10.30", in Dutch; empty: not fixed in the letter. */
  time: string;
  place: string;
  /** The appointment that was missed before; null: this is the first. */
  missedOn: string | null;
}

/** The invitation. In another language than Dutch it goes with the Dutch one. */
export function appointmentLetter(invitation: AppointmentForLetter, letter: LetterLanguage): PaperDocument {
  const { t, language } = letter;
  const when = [dayIn(invitation.appointment, letter), invitation.time].filter(Boolean).join(' · ');
  return {
    language,
    title: t('letters.summons'),
    head: headOf(invitation, invitation.on, letter),
    blocks: [
      { kind: 'paragraph', text: t('letters.dear', { name: invitation.name }) },
      ...(invitation.missedOn
        ? [
            {
              kind: 'paragraph',
              text: t('letters.warning', { day: dayIn(invitation.missedOn, letter) }),
              strong: true,
            } as const,
            { kind: 'paragraph', text: t('letters.warning.law') } as const,
          ]
        : []),
      { kind: 'paragraph', text: t('letters.summons.opening') },
      {
        kind: 'facts',
        facts: [
          { name: t('letters.when'), value: when },
          ...(invitation.place
            ? [{ name: t('letters.where'), value: inDutch(invitation.place, letter) }]
            : []),
        ],
      },
      { kind: 'paragraph', text: t('letters.summons.alone') },
      { kind: 'paragraph', text: t('letters.summons.interpreter') },
      { kind: 'paragraph', text: t('letters.summons.cannot') },
      ...questionsOf(invitation, letter),
      { kind: 'paragraph', text: t('letters.sign', { municipality: invitation.municipality }) },
    ],
  };
}

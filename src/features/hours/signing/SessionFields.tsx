import { formatCalendarDay, toHHMM } from '#core/i18n/formats.ts';
import { CheckboxCard, ChoiceCards, type IconName, RadioCard, TextField } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { HOURS_KINDS, type HoursKind, type TypedSession } from '../model/rules.ts';

/** What the form about one session holds, as it was typed. */
export interface SessionTyped extends Omit<TypedSession, 'from' | 'to'> {
  from: string;
  to: string;
  kind: HoursKind;
  dutch: boolean;
  together: boolean;
}

const KIND_ICONS: Record<HoursKind, IconName> = {
  lesson: 'study',
  practice: 'dutch',
  activity: 'people',
  work: 'volunteer',
};

/** What a form shows of minutes after midnight. */
export const timeText = (minutes: number | null): string => (minutes === null ? '' : toHHMM(minutes));

/** The fields that say what, when, and how it was. */
export function SessionFields({
  typed,
  language,
  today,
}: {
  typed: SessionTyped;
  language: string;
  /** YYYY-MM-DD, the last day that can be signed. */
  today: string;
}) {
  const t = teamMessagesIn(language);
  return (
    <>
      <fieldset>
        <legend>{t('sign.kind')}</legend>
        <ChoiceCards>
          {HOURS_KINDS.map((kind) => (
            <RadioCard
              name="kind"
              value={kind}
              icon={KIND_ICONS[kind]}
              label={t(`kind.${kind}`)}
              hint={kind === 'lesson' ? t('sign.lesson') : undefined}
              checked={typed.kind === kind}
            />
          ))}
        </ChoiceCards>
      </fieldset>
      <TextField
        name="day"
        type="date"
        label={t('sign.day')}
        value={typed.day}
        hint={t('sign.day.hint', { day: formatCalendarDay(today, language) })}
      />
      <TextField name="from" type="time" label={t('sign.from')} value={typed.from} />
      <TextField name="to" type="time" label={t('sign.to')} value={typed.to} />
      <ChoiceCards columns={1}>
        <CheckboxCard
          name="nextDay"
          value="yes"
          icon="evening"
          label={t('sign.next-day')}
          checked={typed.nextDay}
        />
        <CheckboxCard name="dutch" value="yes" icon="dutch" label={t('sign.dutch')} checked={typed.dutch} />
        <CheckboxCard
          name="together"
          value="yes"
          icon="people"
          label={t('sign.together')}
          checked={typed.together}
        />
      </ChoiceCards>
      <p class="soft">{t('sign.marks')}</p>
    </>
  );
}

import { formatMinuteRange } from '#core/i18n/formats.ts';
import { machineTranslationLabel, textIn } from '#features/directory';
import { Button, Reasons, Slot } from '#ui';
import { messagesIn } from '../messages.ts';
import type { MyWeek, Suggestion } from '../rules/suggest.ts';
import { reasonItems } from './words.ts';

/** What a form about one suggestion needs besides its buttons. */
export interface Choosing {
  language: string;
  token: string;
}

/** Where it is and how long one is under way, as one line under its name. */
export function placeLine(
  { initiative, way }: Pick<Suggestion, 'initiative' | 'way'>,
  time: { startsAt: number; endsAt: number },
  language: string,
): string {
  const t = messagesIn(language);
  const span = formatMinuteRange(time.startsAt, time.endsAt, language);
  if (initiative.online || !way)
    return initiative.town ? t('slot.line', { time: span, town: initiative.town }) : span;
  return t('slot.way', { time: span, way: t(`minutes.${way.mode}`, { minutes: way.minutes }) });
}

/** One activity in the week: what, when, how far, why, and what one can do with it. */
export function WeekSlot({ language, token, planned }: Choosing & { planned: MyWeek['week'][number] }) {
  const t = messagesIn(language);
  const { initiative, reasons, option } = planned;
  const { text, language: written } = textIn(initiative, language);
  const sure = initiative.room !== 'waitlist' && initiative.room !== 'full';
  const named = (verb: 'slot.keep' | 'slot.unkeep' | 'slot.remove' | 'slot.swap') =>
    t('slot.for', { verb: t(verb), name: text.name });
  return (
    <Slot
      kind={sure ? 'sure' : 'maybe'}
      title={text.name}
      titleLang={written}
      href={`/${language}/initiatives/${initiative.id}`}
      lines={[placeLine(planned, option.time, language), machineTranslationLabel(initiative, language) ?? '']}
    >
      <Reasons items={reasonItems(reasons, language, 4)} />
      <form method="post" action={`/${language}/week/choice`} class="choices no-print">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="initiative" value={initiative.id} />
        <input type="hidden" name="time" value={option.time.id} />
        <Button
          kind="quiet"
          icon="pin"
          name="choice"
          value={option.pinned ? 'undo' : 'pinned'}
          label={named(option.pinned ? 'slot.unkeep' : 'slot.keep')}
        >
          {t(option.pinned ? 'slot.unkeep' : 'slot.keep')}
        </Button>
        <Button kind="quiet" icon="swap" name="choice" value="swap" label={named('slot.swap')}>
          {t('slot.swap')}
        </Button>
        <Button kind="quiet" icon="remove" name="choice" value="removed" label={named('slot.remove')}>
          {t('slot.remove')}
        </Button>
      </form>
    </Slot>
  );
}

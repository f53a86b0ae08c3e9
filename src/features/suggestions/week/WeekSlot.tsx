import { formatMinuteRange } from '#core/i18n/formats.ts';
import { machineTranslationLabel, textIn } from '#features/directory';
import { Button, Reasons, Slot } from '#ui';
import { messagesIn } from '../messages.ts';
import { reasonItems } from '../reasons/reason-text.ts';
import type { PlannedSuggestion } from './suggest.ts';

/** What every form about one suggestion needs. */
export interface SuggestionFormProps {
  language: string;
  token: string;
}

/** When it is, and how long the way takes or in which town it is. */
function timeAndPlaceText({ initiative, travel, option }: PlannedSuggestion, language: string): string {
  const t = messagesIn(language);
  const time = formatMinuteRange(option.time.startsAt, option.time.endsAt, language);
  if (initiative.online || !travel)
    return initiative.town ? t('slot.line', { time, town: initiative.town }) : time;
  return t('slot.way', { time, way: t(`minutes.${travel.mode}`, { minutes: travel.minutes }) });
}

/** One activity in the week: what, when, how far, why, and buttons to pin, swap or remove it. */
export function WeekSlot({ language, token, planned }: SuggestionFormProps & { planned: PlannedSuggestion }) {
  const t = messagesIn(language);
  const { initiative, reasons, option } = planned;
  const { text, language: written } = textIn(initiative, language);
  const certain = initiative.room !== 'waitlist' && initiative.room !== 'full';
  const labelFor = (verb: 'slot.keep' | 'slot.unkeep' | 'slot.remove' | 'slot.swap') =>
    t('slot.for', { verb: t(verb), name: text.name });
  return (
    <Slot
      kind={certain ? 'sure' : 'maybe'}
      title={text.name}
      titleLang={written}
      href={`/${language}/initiatives/${initiative.id}`}
      lines={[timeAndPlaceText(planned, language), machineTranslationLabel(initiative, language) ?? '']}
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
          label={labelFor(option.pinned ? 'slot.unkeep' : 'slot.keep')}
        >
          {t(option.pinned ? 'slot.unkeep' : 'slot.keep')}
        </Button>
        <Button kind="quiet" icon="swap" name="choice" value="swap" label={labelFor('slot.swap')}>
          {t('slot.swap')}
        </Button>
        <Button kind="quiet" icon="remove" name="choice" value="removed" label={labelFor('slot.remove')}>
          {t('slot.remove')}
        </Button>
      </form>
    </Slot>
  );
}

import { factsSentence, machineTranslationLabel, textIn } from '#features/directory';
import { AskLink } from '#features/placements';
import type { Story } from '#features/story';
import { Badge, Button, Reasons, Slot } from '#ui';
import { messagesIn } from '../messages.ts';
import type { Reason } from '../reasons/reason.ts';
import { reasonItems } from '../reasons/reason-text.ts';
import { goalOf, recurrenceWithDates } from './facts.ts';
import { ContactLine, EntryBadges, FactsLine } from './SuggestionFacts.tsx';
import type { PlannedSuggestion } from './suggest.ts';
import { whoText } from './who-text.ts';

/** What every form about one suggestion needs. */
export interface SuggestionFormProps {
  language: string;
  token: string;
}

export interface WeekSlotProps {
  language: string;
  /** Of a newcomer with a story; without it nothing can be kept, swapped or told. */
  token?: string;
  planned: PlannedSuggestion;
  story: Story;
  /** Ids of the initiatives where one can ask for a place. */
  answering?: ReadonlySet<string> | undefined;
}

/** How many reasons one sees at once, cautions included; the rest is one tap away. */
const MAX_REASONS = 3;
/** The same where a sentence in the reader's language says what it is, which says some of the reasons already. */
const MAX_REASONS_BESIDE_SENTENCE = 2;

/** One activity in the week: what, when, how far, what it costs, why, and buttons to pin, swap or remove it. */
export function WeekSlot({ language, token, planned, story, answering }: WeekSlotProps) {
  const t = messagesIn(language);
  const { initiative, option, travel, date } = planned;
  // A visitor without a story has no questions to go to.
  const isSayable = ({ question }: Reason) => token !== undefined || !question;
  const cautions = planned.cautions.filter(isSayable);
  const reasons = planned.reasons.filter(isSayable);
  const { text, language: written, fallback } = textIn(initiative, language);
  const certain = initiative.room !== 'waitlist' && initiative.room !== 'full';
  const goal = goalOf(initiative, story.goals);
  const who = whoText(planned.who, story, language);
  const recurs = recurrenceWithDates(option.time, date, language);
  const told = new Set(cautions.map(({ key }) => key));
  // The best reason first, then what one should know; how much more of that there is stands on the tap that shows it.
  const warnings = firstOpenQuestion(cautions).flatMap((caution) => reasonItems([caution], language, 1));
  const others = reasonItems(
    reasons.filter(({ key }) => !told.has(key)),
    language,
    reasons.length,
  );
  const maxReasons = fallback ? MAX_REASONS_BESIDE_SENTENCE : MAX_REASONS;
  const shownWarnings = warnings.slice(0, others.length ? maxReasons - 1 : maxReasons);
  const shownOthers = others.slice(0, maxReasons - shownWarnings.length);
  const hidden = [...others.slice(shownOthers.length), ...warnings.slice(shownWarnings.length)];
  const hiddenWarnings = warnings.length - shownWarnings.length;
  return (
    <Slot
      kind={certain ? 'sure' : 'maybe'}
      {...(goal ? { icon: goal } : {})}
      title={text.name}
      titleLang={written}
      href={`/${language}/initiatives/${initiative.id}`}
      lines={[]}
    >
      <FactsLine language={language} initiative={initiative} travel={travel} time={option.time} />
      {fallback && <p>{factsSentence(initiative, language, { leaveOut: ['times', 'town'] })}</p>}
      {recurs && <p class="line">{recurs}</p>}
      <p class="badges">
        {who && <Badge kind="new">{who}</Badge>}
        {option.pinned && <Badge kind="new">{t('slot.kept')}</Badge>}
        <EntryBadges language={language} initiative={initiative} />
      </p>
      <Reasons items={[...shownOthers, ...shownWarnings]} />
      {answering?.has(initiative.id) && (
        <AskLink language={language} initiative={initiative.id} time={option.time.id} name={text.name} />
      )}
      <details>
        <summary>
          {hiddenWarnings > 0 ? t('slot.more.cautions', { count: hiddenWarnings }) : t('slot.more')}
        </summary>
        {hidden.length > 0 && <Reasons items={hidden} />}
        <p class="line" lang={written} dir="auto">
          {text.summary}
        </p>
        <p class="line">{machineTranslationLabel(initiative, language)}</p>
        <ContactLine language={language} initiative={initiative} />
        {token !== undefined && (
          <form method="post" action={`/${language}/week/choice`} class="choices no-print">
            <input type="hidden" name="token" value={token} />
            <input type="hidden" name="initiative" value={initiative.id} />
            <input type="hidden" name="time" value={option.time.id} />
            <ChoiceButtons language={language} pinned={option.pinned} name={text.name} />
          </form>
        )}
      </details>
    </Slot>
  );
}

/** What the person could tell is asked once on a card; what else they could tell comes after what the place leaves open. */
function firstOpenQuestion(cautions: readonly Reason[]): Reason[] {
  const asked = cautions.find(({ question }) => question);
  const first = cautions.filter((caution) => !caution.question || caution === asked);
  return [...first, ...cautions.filter((caution) => !first.includes(caution))];
}

function ChoiceButtons({ language, pinned, name }: { language: string; pinned: boolean; name: string }) {
  const t = messagesIn(language);
  const keep = pinned ? 'slot.unkeep' : 'slot.keep';
  return (
    <>
      {(
        [
          ['pin', pinned ? 'undo' : 'pinned', keep],
          ['swap', 'swap', 'slot.swap'],
          ['remove', 'removed', 'slot.remove'],
        ] as const
      ).map(([icon, choice, verb]) => (
        <Button
          kind="quiet"
          icon={icon}
          name="choice"
          value={choice}
          label={t('slot.for', { verb: t(verb), name })}
        >
          {t(verb)}
        </Button>
      ))}
    </>
  );
}

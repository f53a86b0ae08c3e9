import { formatDate, formatFullDay } from '#core/i18n/formats.ts';
import { languageNameOf } from '#core/i18n/languages.ts';
import { Badge, Icon, type IconName } from '#ui';
import { messagesIn } from '../../messages.ts';
import { textIn } from '../../model/rules.ts';
import { bottleneckSoundPath } from './paths.ts';
import {
  type AnswerGap,
  type BottleneckEvent,
  type BottleneckStanding,
  type BottleneckState,
  textsOf,
} from './rules.ts';

export const STATE_ICONS: Record<BottleneckState, IconName> = {
  proposed: 'note',
  waiting: 'clock',
  paused: 'lock',
  'will-do': 'calendar',
  done: 'check',
  no: 'remove',
  'not-ours': 'swap',
};
const STATE_KINDS: Record<BottleneckState, 'plain' | 'soft' | 'good'> = {
  proposed: 'plain',
  waiting: 'soft',
  paused: 'soft',
  'will-do': 'soft',
  done: 'good',
  no: 'plain',
  'not-ours': 'plain',
};

/** How a bottleneck stands: a picture, and the words beside it. */
export function PublicState({ standing, language }: { standing: BottleneckStanding; language: string }) {
  const t = messagesIn(language);
  return (
    <p class="bottleneck-state">
      <Icon name={STATE_ICONS[standing.state]} />
      {standing.isOverdue && <Badge kind="new">{t('bottleneck.state.overdue')}</Badge>}
      {standing.isReopened && <Badge kind="new">{t('bottleneck.state.reopened')}</Badge>}
      <Badge kind={STATE_KINDS[standing.state]}>{t(`bottleneck.state.${standing.state}`)}</Badge>
    </p>
  );
}

/** By when there is an answer, or it is done: also when that day is past. */
export function DueLine({
  standing,
  language,
  isShort = false,
}: {
  standing: BottleneckStanding;
  language: string;
  /** Without why the calendar moved it. */
  isShort?: boolean;
}) {
  const t = messagesIn(language);
  const { dueOn, isOverdue, answer, isReopened } = standing;
  if (dueOn === null) return null;
  const date = formatFullDay(dueOn, language);
  const isPromise = answer?.answer === 'will-do' && !isReopened;
  const key = isPromise ? 'bottleneck.promise' : 'bottleneck.due';
  return (
    <>
      <p>
        <b>{t(isOverdue ? `${key}.late` : key, { date })}</b>
      </p>
      {!isShort && standing.movedOver.length > 0 && (
        <p class="soft">
          {t('bottleneck.moved', {
            days: standing.movedOver.map(({ day }) => formatFullDay(day, language)).join(', '),
          })}
        </p>
      )}
      {standing.pausedFor && <p>{t(`bottleneck.pause.${standing.pausedFor}`)}</p>}
    </>
  );
}

/** An answer in the language of the reader, else in the language in which it was written; aloud where somebody said it. */
export function AnswerWords({
  event,
  own,
  language,
}: {
  event: BottleneckEvent;
  /** The language in which the bottleneck was said. */
  own: string;
  language: string;
}) {
  const t = messagesIn(language);
  const words = textIn(textsOf(event.texts), language);
  const text = event.texts.find((each) => each.language === words?.language);
  const voice = [language, own, ...event.audioLanguages].find((code) => event.audioLanguages.includes(code));
  return (
    <>
      {voice && (
        <p>
          {/* The words beside it are those that are said. */}
          {/* biome-ignore lint/a11y/useMediaCaption: the same words stand below it */}
          <audio
            controls
            preload="none"
            src={bottleneckSoundPath(event.id, voice)}
            lang={voice}
            aria-label={`${t('bottleneck.listen')} (${languageNameOf(voice)})`}
          />
        </p>
      )}
      {words && (
        <blockquote lang={words.language} dir="auto">
          {words.words.split(/\n+/).map((paragraph) => (
            <p>{paragraph}</p>
          ))}
        </blockquote>
      )}
      {text && !text.reviewed && <p class="soft">{t('bottleneck.not-reviewed')}</p>}
      <p class="soft">{formatDate(event.at, language)}</p>
    </>
  );
}

/** What an answer still lacks in the language of who asked: it is said, never passed over. */
export function GapLines({ gap, language }: { gap: AnswerGap | undefined; language: string }) {
  const t = messagesIn(language);
  if (!gap) return null;
  const name = languageNameOf(gap.language);
  return (
    <ul class="bottleneck-gap">
      {gap.text && <li>{t('bottleneck.gap.text', { language: name })}</li>}
      {gap.audio && <li>{t('bottleneck.gap.audio', { language: name })}</li>}
    </ul>
  );
}

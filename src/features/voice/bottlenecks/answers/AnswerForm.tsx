import { formatFullDay } from '#core/i18n/formats.ts';
import { languageNameOf } from '#core/i18n/languages.ts';
import { Button, ChoiceCards, Notice, RadioCard, SelectField, TextArea, TextField } from '#ui';
import { teamMessagesIn } from '../../messages.ts';
import {
  BOTTLENECK_ANSWERS,
  type Bottleneck,
  MAX_ANSWER_CHARACTERS,
  MAX_OWNER_CHARACTERS,
} from '../model/rules.ts';
import { languageOptions } from './NewBottleneckPage.tsx';
import { readingHint } from './rules.ts';

export interface TypedBottleneckAnswer {
  kind: string;
  by: string;
  handedTo: string;
  handedTenant: string;
  language: string;
  words: string;
  ownWords: string;
}

const KIND_ICONS = { done: 'check', 'will-do': 'calendar', no: 'remove', 'not-ours': 'swap' } as const;

/** How a text reads, in one sentence. */
export function ReadingNote({ words, language }: { words: string; language: string }) {
  const t = teamMessagesIn(language);
  const hint = readingHint(words);
  if (!hint) return null;
  return (
    <p class="soft">
      {t(hint.isEasy ? 'answers.reads.easy' : 'answers.reads.hard', { count: hint.sentenceWords })}
      {hint.longWords.length > 0 &&
        ` ${t('answers.reads.long', { words: hint.longWords.slice(0, 5).join(', ') })}`}
    </p>
  );
}

/** The form that answers: what the answer is, in plain words, also in the language of who said it first. */
export function AnswerForm({
  bottleneck,
  language,
  path,
  typed,
  tenants,
  token,
  formKey,
  refusal,
  checked,
}: {
  bottleneck: Bottleneck;
  language: string;
  /** The path of the bottleneck at the desk, with the language. */
  path: string;
  typed: TypedBottleneckAnswer;
  tenants: { id: string; name: string }[];
  token: string;
  formKey: string;
  refusal: string | undefined;
  /** The words were only looked at. */
  checked: boolean;
}) {
  const t = teamMessagesIn(language);
  const own = bottleneck.language;
  return (
    <form method="post" action={`${path}/answer`} class="stack">
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="once" value={formKey} />
      <input type="hidden" name="after" value={String(bottleneck.events.at(-1)?.number ?? 0)} />
      <fieldset>
        <legend>{t('answers.kind')}</legend>
        <ChoiceCards>
          {BOTTLENECK_ANSWERS.map((kind) => (
            <RadioCard
              name="kind"
              value={kind}
              icon={KIND_ICONS[kind]}
              label={t(`bottleneck.answer.${kind}`)}
              hint={t(`answers.kind.${kind}`)}
              checked={typed.kind === kind}
            />
          ))}
        </ChoiceCards>
      </fieldset>
      <TextField
        name="by"
        type="date"
        label={t('answers.by')}
        hint={t('answers.by.hint')}
        value={typed.by}
        error={refusal === 'no-date' ? t('answers.refused.no-date') : undefined}
      />
      <details open={typed.kind === 'not-ours' || refusal === 'no-receiver'}>
        <summary>{t('answers.handed')}</summary>
        <SelectField
          name="handedTenant"
          label={t('answers.handed.tenant')}
          hint={t('answers.handed.hint')}
          value={typed.handedTenant}
          options={[
            { value: '', label: t('answers.handed.other') },
            ...tenants.map(({ id, name }) => ({ value: id, label: name, lang: 'nl' })),
          ]}
        />
        <TextField
          name="handedTo"
          label={t('answers.handed.name')}
          value={typed.handedTo}
          maxlength={MAX_OWNER_CHARACTERS}
          autocomplete="off"
          error={refusal === 'no-receiver' ? t('answers.refused.no-receiver') : undefined}
        />
      </details>
      <TextArea
        name="words"
        label={t('answers.words')}
        hint={t('answers.words.hint')}
        value={typed.words}
        rows={6}
        maxlength={MAX_ANSWER_CHARACTERS}
        error={refusal === 'no-words' ? t('answers.refused.no-words') : undefined}
      />
      {checked && (
        <Notice kind="ask" role="status">
          <ReadingNote words={typed.words} language={language} />
        </Notice>
      )}
      <SelectField
        name="language"
        label={t('answers.language')}
        value={typed.language}
        options={languageOptions}
      />
      {own !== 'nl' && (
        <TextArea
          name="ownWords"
          label={t('answers.own-words', { language: languageNameOf(own) })}
          hint={t('answers.own-words.hint')}
          value={typed.ownWords}
          rows={6}
          lang={own}
          maxlength={MAX_ANSWER_CHARACTERS}
        />
      )}
      <div class="row-actions">
        <Button icon="arrow" isSend>
          {t('answers.do')}
        </Button>
        <Button kind="quiet" to={`${path}/check`}>
          {t('answers.check')}
        </Button>
      </div>
    </form>
  );
}

/** Why the day is another one than the term alone gives. */
export function MovedDay({ over, language }: { over: readonly { day: string }[]; language: string }) {
  const t = teamMessagesIn(language);
  if (over.length === 0) return null;
  return (
    <p class="soft">
      {t('answers.moved', { days: over.map(({ day }) => formatFullDay(day, language)).join(', ') })}
    </p>
  );
}

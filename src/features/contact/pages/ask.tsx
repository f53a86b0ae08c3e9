import type { Reader } from '#core/http/request-context.ts';
import { dayWords } from '#features/meetings';
import { Button, Frame, Notice, RadioTile, TextField, Tiles, WordsField } from '#ui';
import { speak } from '../messages/index.ts';
import { promiseFor } from '../rules/promise.ts';
import { CATEGORIES, type Category } from '../types.ts';

export interface TypedQuestion {
  once: string;
  category: Category | '';
  words: string;
  name: string;
  email: string;
  /** The page that it is about. */
  page: string;
}

const ICONS = {
  meeting: 'calendar',
  place: 'place',
  initiative: 'sprout',
  mistake: 'warning',
  other: 'question',
} as const;

/** Asking the team something: what about, the question, and by when there is an answer. */
export function AskPage({
  reader,
  typed,
  stamp,
  token,
  now,
  refusal,
}: {
  reader: Reader;
  typed: TypedQuestion;
  stamp: string;
  token: string;
  now: Date;
  refusal?: 'no-words' | 'no-email' | 'no-category' | 'too-often' | undefined;
}) {
  const { language } = reader;
  const say = speak(language);
  return (
    <Frame
      reader={{ ...reader, path: '/contact' }}
      title={say('ask.title')}
      description={say('ask.lead')}
      narrow
      formId="ask"
      keepAction="/contact/keep"
      enter={{ name: 'step', value: 'send' }}
    >
      <h1>{say('ask.title')}</h1>
      <p class="lead">{say('ask.lead')}</p>
      {refusal && (
        <Notice kind="problem" role="alert">
          {say(`ask.refused.${refusal}`)}
        </Notice>
      )}
      <form method="post" action={`/${language}/contact`} id="ask" class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={typed.once} />
        <input type="hidden" name="stamp" value={stamp} />
        <input type="hidden" name="page" value={typed.page} />
        {typed.page && (
          <p>
            <a href={`/${language}${typed.page}`}>{say('ask.page')}</a>
          </p>
        )}
        <fieldset class="wishes">
          <legend>
            <h2>{say('ask.about')}</h2>
          </legend>
          <Tiles columns={1}>
            {CATEGORIES.map((category) => (
              <RadioTile
                name="category"
                value={category}
                checked={typed.category === category}
                icon={ICONS[category]}
                label={say(`category.${category}`)}
                hint={say('ask.promise', { date: dayWords(promiseFor(category, now), language) })}
              />
            ))}
          </Tiles>
        </fieldset>
        <WordsField
          name="words"
          label={say('ask.words')}
          hint={say('ask.words.hint')}
          value={typed.words}
          error={refusal === 'no-words' ? say('ask.refused.no-words') : undefined}
        />
        <TextField
          name="name"
          label={say('ask.name')}
          value={typed.name}
          autocomplete="given-name"
          maxlength={80}
        />
        <TextField
          name="email"
          label={say('ask.email')}
          hint={say('ask.email.hint')}
          value={typed.email}
          inputmode="email"
          autocomplete="email"
          maxlength={200}
          error={refusal === 'no-email' ? say('ask.refused.no-email') : undefined}
        />
        <div class="trap" aria-hidden="true">
          <label for="website">{say('ask.trap')}</label>
          <input id="website" name="website" tabindex={-1} autocomplete="off" />
        </div>
        <p class="soft">{say('ask.privacy')}</p>
        <Button icon="arrow">{say('ask.do')}</Button>
      </form>
    </Frame>
  );
}

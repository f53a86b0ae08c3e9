import type { PageContext } from '#core/http/page-context.ts';
import { formatDay } from '#core/i18n/formats.ts';
import { Button, ChoiceCards, Layout, Notice, RadioCard } from '#ui';
import { messagesIn } from '../messages.ts';
import { promiseFor } from '../model/promise.ts';
import { CONTACT_CATEGORIES, type ContactCategory } from '../model/types.ts';
import { AskerFields } from './AskerFields.tsx';

/** The form as it was typed. */
export interface TypedQuestion {
  category: ContactCategory | '';
  text: string;
  name: string;
  email: string;
  /** The path, without the language, of the page that it is about; empty when it is about none. */
  page: string;
}

const CATEGORY_ICONS = {
  meeting: 'calendar',
  place: 'place',
  initiative: 'sprout',
  mistake: 'warning',
  other: 'question',
} as const;

/** The form for a question to the team: the subject, the question, and by when there is an answer. */
export function AskPage({
  page,
  typed,
  stamp,
  token,
  formKey,
  now,
  callRequest,
  refusal,
}: {
  page: PageContext;
  typed: TypedQuestion;
  stamp: string;
  token: string;
  formKey: string;
  now: Date;
  /** Somebody asks that the team calls a place for them: what it is about is known. */
  callRequest: boolean;
  refusal?: 'no-words' | 'no-email' | 'no-category' | 'too-often' | undefined;
}) {
  const { language } = page;
  const t = messagesIn(language);
  return (
    <Layout
      page={{ ...page, path: '/contact' }}
      title={t('ask.title')}
      description={t('ask.lead')}
      narrow
      formId="ask"
      keepAction="/contact/keep"
      enter={{ name: 'step', value: 'send' }}
    >
      <h1>{t(callRequest ? 'ask.call.title' : 'ask.title')}</h1>
      <p class="lead">
        {callRequest
          ? t('ask.call.lead', { date: formatDay(promiseFor('place', now), language) })
          : t('ask.lead')}
      </p>
      {refusal && (
        <Notice kind="problem" role="alert">
          {t(`ask.refused.${refusal}`)}
        </Notice>
      )}
      <form method="post" action={`/${language}/contact`} id="ask" class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={formKey} />
        <input type="hidden" name="stamp" value={stamp} />
        <input type="hidden" name="page" value={typed.page} />
        {typed.page && (
          <p>
            <a href={`/${language}${typed.page}`}>{t('ask.page')}</a>
          </p>
        )}
        {callRequest ? (
          <>
            <input type="hidden" name="ask" value="call" />
            <input type="hidden" name="category" value="place" />
          </>
        ) : (
          <Subjects typed={typed} language={language} now={now} />
        )}
        <AskerFields typed={typed} label={t('ask.words')} refusal={refusal} language={language} />
        <p class="soft">{t('ask.privacy')}</p>
        <Button icon="arrow">{t('ask.do')}</Button>
      </form>
    </Layout>
  );
}

/** What the question is about; each subject with the day of its answer. */
function Subjects({ typed, language, now }: { typed: TypedQuestion; language: string; now: Date }) {
  const t = messagesIn(language);
  return (
    <fieldset class="wishes">
      <legend>
        <h2>{t('ask.about')}</h2>
      </legend>
      <ChoiceCards columns={1}>
        {CONTACT_CATEGORIES.map((category) => (
          <RadioCard
            name="category"
            value={category}
            checked={typed.category === category}
            icon={CATEGORY_ICONS[category]}
            label={t(`category.${category}`)}
            hint={t('ask.promise', { date: formatDay(promiseFor(category, now), language) })}
          />
        ))}
      </ChoiceCards>
    </fieldset>
  );
}

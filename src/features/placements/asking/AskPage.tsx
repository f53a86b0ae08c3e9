import type { PageContext } from '#core/http/page-context.ts';
import { formatCalendarDay } from '#core/i18n/formats.ts';
import { formatWeeklyTime, type Initiative, nextDates, textIn } from '#features/directory';
import { Button, ChoiceCards, Layout, Notice, RadioCard } from '#ui';
import { messagesIn } from '../messages.ts';
import { MAX_PARTY } from '../model/rules.ts';
import { type AskedFields, type AskFieldRefusal, FIELD_REFUSALS } from './fields.ts';
import { ReachFields } from './ReachFields.tsx';

/** What every page about one request that is being made needs. */
export interface AskProps {
  page: PageContext;
  token: string;
  /** The key of the form, by which a second tap is known. */
  once: string;
  initiative: Initiative;
  asked: AskedFields;
}

/** The name of the initiative, as a heading of the pages that ask for a place there. */
export function PlaceName({ page, initiative }: Pick<AskProps, 'page' | 'initiative'>) {
  const { text, language } = textIn(initiative, page.language);
  return (
    <>
      <p class="lead">
        <bdi lang={language}>{text.name}</bdi>
      </p>
      {initiative.demo && <Notice kind="demo">{messagesIn(page.language)('ask.demo')}</Notice>}
    </>
  );
}

/** What was filled in, for a form that leads on. */
export const KeptFields = ({ token, once, asked }: Pick<AskProps, 'token' | 'once' | 'asked'>) => (
  <>
    <input type="hidden" name="token" value={token} />
    <input type="hidden" name="once" value={once} />
    {Object.entries(asked).map(([name, value]) => (
      <input type="hidden" name={name} value={String(value)} />
    ))}
  </>
);

/** The form with which a newcomer asks for a place. */
export function AskPage({
  page,
  token,
  once,
  initiative,
  asked,
  promise,
  now,
  refusal,
}: AskProps & {
  /** When the answer comes, in words. */
  promise: string;
  now: Date;
  refusal?: AskFieldRefusal | undefined;
}) {
  const { language } = page;
  const t = messagesIn(language);
  const path = `/initiatives/${initiative.id}/ask`;
  const errorAtMinors = refusal && FIELD_REFUSALS[refusal] === 'minors' && t(`refused.${refusal}`);
  return (
    <Layout
      page={{ ...page, path, query: '' }}
      title={`${t('ask.title')} · ${textIn(initiative, language).text.name}`}
      formId="ask"
      keepAction={`${path}/keep`}
      narrow
      robots="noindex"
    >
      <h1>{t('ask.title')}</h1>
      <PlaceName page={page} initiative={initiative} />
      {refusal && (
        <Notice kind="ask" role="alert">
          {t(`refused.${refusal}`)}
        </Notice>
      )}
      <form method="post" action={`/${language}${path}/check`} id="ask" noValidate>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={once} />
        <ReachFields language={language} asked={asked} refusal={refusal} />
        <fieldset>
          <legend>{t('ask.party')}</legend>
          <ChoiceCards columns={3}>
            {Array.from({ length: MAX_PARTY }, (_, index) => index + 1).map((party) => (
              <RadioCard
                name="party"
                value={String(party)}
                icon={party === 1 ? 'person' : party === 2 ? 'second' : 'everyone'}
                label={party === 1 ? t('ask.alone') : String(party)}
                checked={asked.party === party}
                asks={party > 1 ? 'company' : undefined}
              />
            ))}
          </ChoiceCards>
        </fieldset>
        <fieldset class="asked-company">
          <legend>{t('ask.minors')}</legend>
          {errorAtMinors && <p class="error">{errorAtMinors}</p>}
          <ChoiceCards columns={3}>
            {Array.from({ length: MAX_PARTY }, (_, minors) => (
              <RadioCard
                name="minors"
                value={String(minors)}
                icon={minors === 0 ? 'remove' : 'children'}
                label={String(minors)}
                checked={Math.min(asked.minors, MAX_PARTY - 1) === minors}
              />
            ))}
          </ChoiceCards>
        </fieldset>
        <Times page={page} initiative={initiative} asked={asked} now={now} />
        <p>{promise}</p>
        <Button>{t('ask.next')}</Button>
      </form>
    </Layout>
  );
}

/** When: each weekly time with the first date on which it happens; the only time there is need not be chosen. */
function Times({
  page: { language },
  initiative,
  asked,
  now,
}: Pick<AskProps, 'page' | 'initiative' | 'asked'> & { now: Date }) {
  const t = messagesIn(language);
  const dates = nextDates(initiative, now);
  const first = (id: string): string | undefined => {
    const next = dates.find(({ time }) => time.id === id);
    return next && t('ask.first', { day: formatCalendarDay(next.date, language) });
  };
  const [only, ...others] = initiative.times;
  if (!only) return null;
  if (others.length === 0)
    return (
      <>
        <input type="hidden" name="weeklyTime" value={only.id} />
        <p>
          <b>{formatWeeklyTime(only, language)}</b>
          <br />
          {first(only.id)}
        </p>
      </>
    );
  return (
    <fieldset>
      <legend>{t('ask.time')}</legend>
      <ChoiceCards columns={1}>
        <RadioCard
          name="weeklyTime"
          value=""
          icon="varies"
          label={t('ask.anytime')}
          checked={initiative.times.every(({ id }) => id !== asked.weeklyTime)}
        />
        {initiative.times.map((time) => (
          <RadioCard
            name="weeklyTime"
            value={time.id}
            icon="clock"
            label={formatWeeklyTime(time, language)}
            hint={first(time.id)}
            checked={asked.weeklyTime === time.id}
          />
        ))}
      </ChoiceCards>
    </fieldset>
  );
}

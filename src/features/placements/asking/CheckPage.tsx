import type { ComponentChildren } from 'preact';
import { Button, Definition, Layout, Notice } from '#ui';
import { messagesIn } from '../messages.ts';
import { type AskProps, KeptFields, PlaceName } from './AskPage.tsx';
import { reachDetail } from './fields.ts';
import { type Difference, SHOWN_FACTS, type ShownFacts } from './rules.ts';

const FACT_LABELS = {
  place: 'check.place',
  languages: 'check.languages',
  time: 'ask.time',
  minors: 'check.minors',
  answer: 'check.answer',
} as const satisfies Record<keyof ShownFacts, string>;

/** Before sending: exactly what the initiative will see, who hears what and when, and until when it is seen. */
export function CheckPage({
  page,
  token,
  once,
  initiative,
  asked,
  shown,
  changed = [],
}: AskProps & {
  /** What goes along that is not in the form. */
  shown: ShownFacts;
  /** What is different from what a page showed on which somebody tapped on send. */
  changed?: readonly Difference[];
}) {
  const { language } = page;
  const t = messagesIn(language);
  const path = `/initiatives/${initiative.id}/ask`;
  const detail = reachDetail(asked) ?? '';
  const rows: [string, ComponentChildren][] = [
    [t('ask.name'), <bdi>{asked.firstName}</bdi>],
    [t('check.languages'), shown.languages || t('check.nothing')],
    [t('ask.reach'), t(`reach.${asked.reach}`)],
    ...(detail
      ? [
          [t(asked.reach === 'email' ? 'ask.email' : 'ask.phone'), <bdi dir="ltr">{detail}</bdi>] as [
            string,
            ComponentChildren,
          ],
        ]
      : []),
    [t('ask.party'), String(asked.party)],
    ...(shown.minors === '0' ? [] : [[t('check.minors'), shown.minors] as [string, ComponentChildren]]),
    [t('ask.time'), shown.time],
  ];
  return (
    <Layout
      page={{ ...page, path, query: '' }}
      title={t('check.title')}
      formId="back"
      keepAction={`${path}/keep`}
      narrow
      robots="noindex"
    >
      <h1>{t('check.title')}</h1>
      <PlaceName page={page} initiative={initiative} />
      {changed.length > 0 && (
        <Notice kind="ask" role="alert">
          <p>{t('check.changed')}</p>
          <ul>
            {changed.map(({ fact, before, now }) => (
              <li>
                {t('check.difference', {
                  what: t(FACT_LABELS[fact]),
                  before: before || t('check.nothing'),
                  now: now || t('check.nothing'),
                })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <Definition items={rows} />
      <p>{t('check.lead')}</p>
      <p>{t('check.until')}</p>
      <section>
        <h2>{t('check.who')}</h2>
        <ul>
          <li>{t('check.now', { place: shown.place })}</li>
          <li>{shown.answer}</li>
          <li>{t(`told.${asked.reach}`, { detail: `\u2066${detail}\u2069` })}</li>
          {asked.reach !== 'here' && <li>{t('told.always')}</li>}
          <li>{t('check.late')}</li>
        </ul>
      </section>
      <form method="post" action={`/${language}${path}`}>
        <KeptFields token={token} once={once} asked={asked} />
        {SHOWN_FACTS.map((fact) => (
          <input type="hidden" name={`shown-${fact}`} value={shown[fact]} />
        ))}
        <p class="actions">
          <Button>{t('check.send')}</Button>
        </p>
      </form>
      <form method="post" action={`/${language}${path}/keep`} id="back">
        <KeptFields token={token} once={once} asked={asked} />
        <p class="actions">
          <Button kind="ghost" icon="back">
            {t('check.back')}
          </Button>
        </p>
      </form>
    </Layout>
  );
}

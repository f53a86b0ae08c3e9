import type { PageContext } from '#core/http/page-context.ts';
import { Button, Layout, Notice, SelectField } from '#ui';
import { messagesIn } from '../messages.ts';
import { ageTexts } from './offline-pack.ts';

/** The initiatives of one municipality on this phone, for when there is no internet. */
export function OfflinePage({
  page,
  municipalities,
  chosen,
  script,
}: {
  page: PageContext;
  municipalities: { code: string; name: string }[];
  /** The code of the municipality to store now, or empty. */
  chosen: string;
  script: string;
}) {
  const { language } = page;
  const t = messagesIn(language);
  const { today, days } = ageTexts(language);
  return (
    <Layout page={page} title={t('offline.title')} description={t('offline.lead')}>
      <h1>{t('offline.title')}</h1>
      <p class="lead">{t('offline.lead')}</p>
      <section id="no-network" hidden role="status">
        <Notice kind="ask">
          <p>
            <b>{t('offline.now')}</b>
          </p>
          <p>{t('offline.now.lead')}</p>
          <p>
            <button type="button" class="button">
              <span>{t('offline.again')}</span>
            </button>
          </p>
        </Notice>
      </section>
      <section
        id="pocket"
        hidden
        data-url={chosen && `/${language}/offline/${chosen}`}
        data-today={today}
        data-days={days}
        data-found={t('offline.found', { count: '#' })}
      >
        <p class="lead" data-part="place" />
        <Notice kind="good">
          <p data-part="age" />
        </Notice>
        <div class="field">
          <label for="pocket-question">{t('search.label')}</label>
          <input
            id="pocket-question"
            type="search"
            data-part="question"
            maxlength={200}
            dir="auto"
            autocomplete="off"
          />
        </div>
        <p role="status" data-part="count" />
        <div class="cards" data-part="cards" />
        <p>
          <button type="button" class="button quiet" data-part="forget">
            <span>{t('offline.forget')}</span>
          </button>
        </p>
      </section>
      <form method="get" action={`/${language}/offline`} class="stack">
        <SelectField
          name="in"
          label={t('offline.choose')}
          value={chosen}
          options={municipalities.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <Button icon="phone">{t('offline.do')}</Button>
      </form>
      <noscript>
        <Notice kind="ask">
          <p>{t('offline.script')}</p>
          <a href={`/${language}/initiatives`}>{t('list.title')}</a>
        </Notice>
      </noscript>
      <script src={script} type="module" />
    </Layout>
  );
}

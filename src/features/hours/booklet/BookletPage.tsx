import type { PageContext } from '#core/http/page-context.ts';
import { formatDate, monthName } from '#core/i18n/formats.ts';
import type { LiveConsent } from '#features/consents';
import { type Initiative, textIn } from '#features/directory';
import { Button, ButtonLink, Definition, Layout, Notice, PrintButton, TextField } from '#ui';
import { formatLength, messagesIn } from '../messages.ts';
import type { HoursEntry } from '../model/queries.ts';
import { HOURS_KINDS, totalsOf, zRouteOf } from '../model/rules.ts';
import type { ListedStatement } from '../model/statement-queries.ts';
import { EntryList } from './EntryList.tsx';
import { HOURS_PATH } from './rules.ts';
import { ZRoutePicture } from './ZRoutePicture.tsx';

interface BookletProps {
  page: PageContext;
  token: string;
  entries: HoursEntry[];
  /** Where the booklet is on. */
  live: LiveConsent[];
  /** Where it could be turned on. */
  available: Initiative[];
  zRoute: boolean;
  statements: ListedStatement[];
  /** Of the form that makes a statement. */
  once: string;
  /** As the story has it. */
  name: string;
  notice?: 'on' | 'off' | 'changed' | undefined;
}

/** The booklet of a newcomer: where it is on, what was signed, and what that adds up to. */
export function BookletPage(props: BookletProps) {
  const { page, token, entries, zRoute, notice } = props;
  const { language } = page;
  const t = messagesIn(language);
  const totals = totalsOf(entries);
  const length = (minutes: number | undefined) => formatLength(minutes ?? 0, language);
  const href = `/${language}${HOURS_PATH}`;
  return (
    <Layout page={page} title={t('hours.title')} narrow robots="noindex">
      <h1>{t('hours.title')}</h1>
      {notice && (
        <Notice kind={notice === 'changed' ? 'ask' : 'good'} role="status">
          {t(`hours.${notice}`)}
        </Notice>
      )}
      <p class="lead">{t('hours.lead')}</p>
      <p>{t('hours.private')}</p>
      <Places {...props} />
      {entries.length === 0 ? (
        <p>{t('hours.empty')}</p>
      ) : (
        <>
          <h2>{t('total.title', { length: length(totals.all) })}</h2>
          <Definition
            items={HOURS_KINDS.filter((kind) => totals.kinds.has(kind)).map((kind) => [
              t(`kind.${kind}`),
              length(totals.kinds.get(kind)),
            ])}
          />
          {zRoute && <ZRoutePicture hours={zRouteOf(entries)} language={language} dir={page.dir} />}
          <form method="post" action={`${href}/route`} class="no-print">
            <input type="hidden" name="token" value={token} />
            <Button kind="quiet" name="shown" value={zRoute ? 'no' : 'yes'} icon="study">
              {t(zRoute ? 'z.hide' : 'z.show')}
            </Button>
          </form>
          <h2>{t('total.places')}</h2>
          <Definition items={[...totals.places].map(([place, minutes]) => [place, length(minutes)])} />
          <h2>{t('total.months')}</h2>
          <Definition
            items={[...totals.months].map(([month, minutes]) => [
              `${monthName(Number(month.slice(5)), language)} ${month.slice(0, 4)}`,
              length(minutes),
            ])}
          />
          <Statements {...props} />
          <h2>{t('list.title')}</h2>
          <EntryList entries={entries} language={language} />
        </>
      )}
      <p class="actions no-print">
        <ButtonLink href={`/${language}/story`} kind="ghost" icon="back">
          {t('hours.story')}
        </ButtonLink>
        {entries.length > 0 && <PrintButton label={t('hours.print')} />}
      </p>
    </Layout>
  );
}

/** Statements that were made, and the form that makes one. */
function Statements({ page: { language }, token, once, name, statements }: BookletProps) {
  const t = messagesIn(language);
  return (
    <section class="no-print">
      <h2>{t('st.list')}</h2>
      <ul class="plain">
        {statements.map(({ id, madeAt, state }) => (
          <li>
            <a href={`/${language}${HOURS_PATH}/statements/${id}`}>
              {t('st.made', { day: formatDate(madeAt, language, 'moment') })}
            </a>
            {' · '}
            {t(`st.${state}`)}
          </li>
        ))}
      </ul>
      <form method="post" action={`/${language}${HOURS_PATH}/statements`}>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={once} />
        <TextField
          name="name"
          label={t('st.name')}
          value={name}
          autocomplete="name"
          maxlength={80}
          required
        />
        <Button icon="pen">{t('st.do')}</Button>
      </form>
    </section>
  );
}

/** Where the booklet is on, and where it can be turned on. */
function Places({ page: { language }, token, live, available }: BookletProps) {
  const t = messagesIn(language);
  return (
    <section class="no-print">
      <h2>{t('places.title')}</h2>
      {live.length === 0 && available.length === 0 && <p>{t('places.none')}</p>}
      <div class="cards">
        {live.map((consent) => (
          <div class="card">
            <h3 class="card-title">
              <bdi>{consent.recipientName}</bdi>
            </h3>
            <p>{t('place.on', { day: formatDate(consent.until, language) })}</p>
            <form method="post" action={`/${language}${HOURS_PATH}/off`}>
              <input type="hidden" name="token" value={token} />
              <Button
                kind="quiet"
                icon="remove"
                name="consent"
                value={consent.id}
                label={`${t('place.turn-off')}: ${consent.recipientName}`}
              >
                {t('place.turn-off')}
              </Button>
            </form>
          </div>
        ))}
        {available.map((initiative) => {
          const { text, language: textLanguage } = textIn(initiative, language);
          return (
            <div class="card">
              <h3 class="card-title">
                <bdi lang={textLanguage}>{text.name}</bdi>
              </h3>
              <p class="soft">{t('place.off')}</p>
              <ButtonLink
                href={`/${language}${HOURS_PATH}/initiatives/${initiative.id}`}
                icon="check"
                label={`${t('place.turn-on')}: ${text.name}`}
              >
                {t('place.turn-on')}
              </ButtonLink>
            </div>
          );
        })}
      </div>
    </section>
  );
}

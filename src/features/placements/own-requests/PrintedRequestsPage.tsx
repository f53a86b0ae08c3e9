import type { PageContext } from '#core/http/page-context.ts';
import { formatDay } from '#core/i18n/formats.ts';
import { formatWeeklyTime, practicalFacts, textIn } from '#features/directory';
import { ButtonLink, Icon, Layout, PrintButton } from '#ui';
import { messagesIn } from '../messages.ts';
import { phraseText } from '../model/phrases.ts';
import { type OwnRequest, STATE_ICONS } from './RequestsPage.tsx';
import { reasonText, whatNow } from './request-text.ts';
import { isOpen, REQUESTS_PATH, shownState } from './rules.ts';

/**
 * The requests that are under way on one calm page in large letters, to read to somebody or to keep: what, where, how it
 * stands, what comes next; beside it the same in Dutch, for who helps. It opens nothing: no words of the card are on it.
 */
export function PrintedRequestsPage({
  page,
  requests,
  now,
}: {
  page: PageContext;
  requests: OwnRequest[];
  now: Date;
}) {
  const { language } = page;
  const t = messagesIn(language);
  const shown = requests.filter((request) => isOpen(request) || request.other);
  return (
    <Layout page={page} title={t('requests.title')} narrow robots="noindex">
      <div class="large-print">
        <h1>{t('requests.title')}</h1>
        <p>{t('requests.day', { day: formatDay(now, language) })}</p>
        {shown.length === 0 && <p>{t('requests.empty')}</p>}
        {shown.map((request) => (
          <PrintedRequest request={request} language={language} now={now} />
        ))}
        <p>{t('requests.paper')}</p>
      </div>
      <p class="actions no-print">
        <PrintButton label={t('requests.print')} />
        <ButtonLink href={`/${language}${REQUESTS_PATH}`} kind="ghost" icon="back">
          {t('requests.title')}
        </ButtonLink>
      </p>
    </Layout>
  );
}

function PrintedRequest({ request, language, now }: { request: OwnRequest; language: string; now: Date }) {
  const t = messagesIn(language);
  const { place, steps } = request;
  const shown = place && textIn(place, language);
  const state = shownState(request);
  const time = place?.times.find(({ id }) => id === request.weeklyTime);
  const address = [place?.placeName, place?.address, place?.town].filter(Boolean).join(', ');
  const phone = place && practicalFacts(place, language).phone;
  const stands = (code: string) => (
    <>
      <b>{messagesIn(code)(`state.${state}`)}</b>{' '}
      {[reasonText(steps, code), whatNow(request, code, now)].filter(Boolean).join(' ')}
    </>
  );
  const said = steps.findLast((step) => step.words !== null || step.details.phrase);
  return (
    <article class="card">
      <h2>
        <Icon name={STATE_ICONS[state]} />{' '}
        {shown ? <bdi lang={shown.language}>{shown.text.name}</bdi> : t('requests.gone')}
      </h2>
      <p>{stands(language)}</p>
      {language !== 'nl' && (
        <p lang="nl" dir="ltr">
          {stands('nl')}
        </p>
      )}
      {said?.details.phrase && <p>{phraseText(said.details.phrase, language)}</p>}
      {said?.words && <blockquote dir="auto">{said.words}</blockquote>}
      {time && <p>{formatWeeklyTime(time, language)}</p>}
      {address && (
        <p>
          <bdi lang="nl">{address}</bdi>
        </p>
      )}
      {phone && (
        <p>
          <bdi dir="ltr">{phone.text}</bdi>
        </p>
      )}
    </article>
  );
}

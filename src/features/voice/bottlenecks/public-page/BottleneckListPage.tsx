import type { PageContext } from '#core/http/page-context.ts';
import { type Municipality, municipalityByCode } from '#features/geography/rules.ts';
import { Button, Card, Icon, Layout, SelectField } from '#ui';
import { messagesIn } from '../../messages.ts';
import { BOTTLENECKS_PATH } from '../../model/paths.ts';
import { textIn } from '../../model/rules.ts';
import type { StandingBottleneck } from '../answers/read-desk.ts';
import { DueLine, PublicState, STATE_ICONS } from '../model/parts.tsx';
import { bottleneckPath, municipalityBottlenecksPath } from '../model/paths.ts';
import { ADOPTED_STATES, textsOf } from '../model/rules.ts';
import { sharesOf } from '../model/standing.ts';

/** What municipalities took up: what is late on top, and how much of all of it is done. */
export function BottleneckListPage({
  page,
  rows,
  municipalities,
  chosen,
}: {
  page: PageContext;
  rows: readonly StandingBottleneck[];
  municipalities: readonly Municipality[];
  chosen: Municipality | undefined;
}) {
  const { language } = page;
  const t = messagesIn(language);
  const shares = sharesOf(rows.map(({ standing }) => standing));
  const here = chosen ? municipalityBottlenecksPath(chosen.code) : BOTTLENECKS_PATH;
  return (
    <Layout page={page} title={t('bottleneck.title')} narrow sheet={page.assets['voice.css']}>
      <h1>{t('bottleneck.title')}</h1>
      {chosen && (
        <p class="org">
          <bdi lang="nl">{chosen.name}</bdi>
        </p>
      )}
      <p class="lead">{t('bottleneck.lead')}</p>
      {municipalities.length > 1 && (
        <search>
          <form method="get" action={`/${language}${BOTTLENECKS_PATH}`} class="search">
            <SelectField
              name="m"
              label={t('bottleneck.place')}
              value={chosen?.code ?? ''}
              options={[
                { value: '', label: t('bottleneck.place.all') },
                ...municipalities.map(({ code, name }) => ({ value: code, label: name, lang: 'nl' })),
              ]}
            />
            <Button icon="search">{t('bottleneck.show')}</Button>
          </form>
        </search>
      )}
      {rows.length === 0 ? (
        <p>{t('bottleneck.empty')}</p>
      ) : (
        <>
          <ul class="bottleneck-shares">
            <li>{t('bottleneck.count', { all: shares.all })}</li>
            <li>{t('bottleneck.share', { done: shares.states.done, all: shares.all })}</li>
            {shares.overdue > 0 && <li>{t('bottleneck.late-count', { overdue: shares.overdue })}</li>}
          </ul>
          <div class="cards">
            {rows.map((row) => (
              <BottleneckCard row={row} language={language} level={2} />
            ))}
          </div>
          <section>
            <h2>{t('bottleneck.figures')}</h2>
            <table class="plain-table">
              <caption class="unseen">{t('bottleneck.figures')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('bottleneck.figures.state')}</th>
                  <th scope="col">{t('bottleneck.figures.number')}</th>
                </tr>
              </thead>
              <tbody>
                {ADOPTED_STATES.map((state) => (
                  <tr>
                    <th scope="row">
                      <Icon name={STATE_ICONS[state]} /> {t(`bottleneck.state.${state}`)}
                    </th>
                    <td>{shares.states[state]}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            <p class="soft">{t('bottleneck.figures.rule')}</p>
          </section>
          <section class="no-print">
            <h2>{t('bottleneck.follow')}</h2>
            <ul>
              <li>
                <a href={`/${language}${here}/feed.atom`}>{t('bottleneck.feed')}</a>
              </li>
              <li>
                <a href={`/${language}${here}/calendar.ics`}>{t('bottleneck.calendar')}</a>
              </li>
              <li>
                <a href={`/${language}${BOTTLENECKS_PATH}/embed${chosen ? `?m=${chosen.code}` : ''}`}>
                  {t('bottleneck.embed')}
                </a>
              </li>
            </ul>
          </section>
        </>
      )}
    </Layout>
  );
}

/** One bottleneck in a list. */
export function BottleneckCard({
  row: { bottleneck, standing },
  language,
  level,
  baseUrl = '',
}: {
  row: StandingBottleneck;
  language: string;
  level: 2 | 3;
  /** Before the address, where the card stands on another site. */
  baseUrl?: string;
}) {
  const t = messagesIn(language);
  const said = textIn(textsOf(bottleneck.texts), language);
  return (
    <Card
      href={`${baseUrl}/${language}${bottleneckPath(bottleneck.id)}`}
      title={said?.words ?? ''}
      lang={said?.language}
      level={level}
      badges={<PublicState standing={standing} language={language} />}
    >
      <DueLine standing={standing} language={language} isShort />
      <p class="soft">
        <bdi lang="nl">{municipalityByCode(bottleneck.municipality)?.name}</bdi> ·{' '}
        {t('bottleneck.owner', { owner: standing.owner })}
      </p>
    </Card>
  );
}

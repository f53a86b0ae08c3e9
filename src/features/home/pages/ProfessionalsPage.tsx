import type { PageContext } from '#core/http/page-context.ts';
import { CollaborationsLink } from '#features/collaborations';
import { SignalsLink } from '#features/signals';
import { GOALS, vocabularyIn } from '#features/vocabulary';
import { BottlenecksLink, VoiceLink } from '#features/voice';
import { ButtonLink, Layout, PrintButton, QrFigure } from '#ui';
import { messagesIn } from '../messages.ts';
import type { SupplyCounts } from '../rules.ts';

/** For whoever works with newcomers: what a municipality gets, how to begin, how to sit down together, and what there is. */
export function ProfessionalsPage({
  page,
  supply,
  qr,
}: {
  page: PageContext;
  supply: SupplyCounts;
  qr: string;
}) {
  const { language } = page;
  const t = messagesIn(language);
  const href = (path: string) => `/${language}${path}`;
  const largest = Math.max(1, ...GOALS.map((goal) => supply.goals[goal].all));
  return (
    <Layout page={page} title={t('work.title')}>
      <h1>{t('work.title')}</h1>
      <p class="lead">{t('work.lead')}</p>
      <section>
        <h2>{t('work.get')}</h2>
        <ul>
          <li>{t('work.get.place')}</li>
          <li>{t('work.get.week')}</li>
        </ul>
        <p>
          <ButtonLink href={href('/municipalities')} kind="primary" icon="building">
            {t('work.municipality')}
          </ButtonLink>
        </p>
        <p>
          <a href={href('/initiatives/missed')}>{t('work.get.missed')}</a>
        </p>
        <p>
          <a href={href('/meetings')}>{t('work.get.meeting')}</a>
        </p>
        <p>
          <SignalsLink language={language} /> · <VoiceLink language={language} />
        </p>
        <p>
          <BottlenecksLink language={language} />
        </p>
        <p>
          <CollaborationsLink language={language} />
        </p>
      </section>
      <section class="no-print">
        <h2>{t('work.start')}</h2>
        <p>{t('work.start.list')}</p>
        <p>
          <ButtonLink href={href('/contact?about=initiative')} kind="primary" icon="letters">
            {t('work.start.write')}
          </ButtonLink>
        </p>
        <p>{t('work.start.own')}</p>
        <p>
          <ButtonLink href={href('/register')} kind="ghost" icon="plus">
            {t('work.start.register')}
          </ButtonLink>
        </p>
        <p class="soft">{t('work.start.system')}</p>
      </section>
      <section>
        <h2>{t('work.together')}</h2>
        <p>{t('work.together.lead')}</p>
        <ButtonLink href={href('/begin')} kind="primary">
          {t('work.together.do')}
        </ButtonLink>
      </section>
      <section>
        <h2>{t('work.supply')}</h2>
        <p class="soft">{t('work.supply.lead')}</p>
        <table class="figures">
          <thead>
            <tr>
              <th scope="col">{t('work.goal')}</th>
              <th scope="col">{t('work.count')}</th>
              <th scope="col">{t('work.certain')}</th>
              <th scope="col">{t('work.childcare')}</th>
            </tr>
          </thead>
          <tbody>
            {GOALS.map((goal) => (
              <tr>
                <th scope="row">
                  <a href={href(`/initiatives?goal=${goal}`)}>{vocabularyIn(language)(`goal.${goal}`)}</a>
                </th>
                <td>
                  <meter min={0} max={largest} value={supply.goals[goal].all} aria-hidden="true" />{' '}
                  {supply.goals[goal].all}
                </td>
                <td>{supply.goals[goal].room}</td>
                <td>{supply.goals[goal].childcare}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section>
        <h2>{t('work.towns')}</h2>
        <table class="figures">
          <thead>
            <tr>
              <th scope="col">{t('work.town')}</th>
              <th scope="col">{t('work.count')}</th>
            </tr>
          </thead>
          <tbody>
            {supply.towns.map(({ name, count }) => (
              <tr>
                <th scope="row">{name ? <bdi lang="nl">{name}</bdi> : t('work.elsewhere')}</th>
                <td>{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section>
        <h2>{t('work.poster')}</h2>
        <QrFigure svg={qr} caption={t('work.poster.lead')} />
        <PrintButton label={t('work.print')} />
      </section>
    </Layout>
  );
}

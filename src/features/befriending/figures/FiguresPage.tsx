import type { PageContext } from '#core/http/page-context.ts';
import { formatFullDay } from '#core/i18n/formats.ts';
import { Button, ButtonLink, DeskLayout, Layout, PrintButton, SelectField } from '#ui';
import { messagesIn, teamMessagesIn } from '../messages.ts';
import { DESK_PATH } from '../model/paths.ts';
import { FiguresView } from './FiguresView.tsx';
import { FIGURES_CSV_PATH, FIGURES_PATH } from './paths.ts';
import type { FigureBoard } from './rules.ts';

/** An organisation of which there are figures. */
export interface FigurePool {
  pool: string;
  name: string;
}

/** For everybody: how many people come how far, at one organisation or at all. */
export function FiguresPage({
  page,
  pools,
  chosen,
  board,
  until,
}: {
  page: PageContext;
  pools: readonly FigurePool[];
  chosen: FigurePool | undefined;
  board: FigureBoard;
  /** Until which day was counted; undefined: not yet. */
  until: string | undefined;
}) {
  const { language } = page;
  const t = messagesIn(language);
  const query = chosen ? `?pool=${chosen.pool}` : '';
  return (
    <Layout page={page} title={t('figures.title')} narrow sheet={page.assets['befriending.css']}>
      <h1>{t('figures.title')}</h1>
      <p class="lead">{t('figures.lead')}</p>
      {pools.length > 1 && (
        <search class="no-print">
          <form method="get" action={`/${language}${FIGURES_PATH}`} class="search">
            <SelectField
              name="pool"
              label={t('figures.place')}
              value={chosen?.pool ?? ''}
              options={[
                { value: '', label: t('figures.place.all') },
                ...pools.map(({ pool, name }) => ({ value: pool, label: name, lang: 'nl' })),
              ]}
            />
            <Button icon="search">{t('figures.show')}</Button>
          </form>
        </search>
      )}
      {until && <p class="soft">{t('figures.through', { date: formatFullDay(until, language) })}</p>}
      <FiguresView board={board} language={language} />
      <p class="actions no-print">
        <ButtonLink href={`/${language}${FIGURES_CSV_PATH}${query}`} kind="ghost">
          {t('figures.download')}
        </ButtonLink>
        <PrintButton label={t('figures.print')} />
      </p>
    </Layout>
  );
}

/** The same for whoever works at the organisation, of theirs alone. */
export function DeskFiguresPage({
  page,
  pool,
  board,
  until,
}: {
  page: PageContext;
  pool: string;
  board: FigureBoard;
  until: string | undefined;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  return (
    <DeskLayout
      page={page}
      title={t('figures.title')}
      sheet={page.assets['befriending.css']}
      crumbs={[{ href: `/${language}${DESK_PATH}`, label: t('desk.cards.title') }]}
      actions={
        <>
          <ButtonLink href={`/${language}${FIGURES_CSV_PATH}?pool=${pool}`} kind="ghost">
            {t('figures.download')}
          </ButtonLink>
          <ButtonLink href={`/${language}${FIGURES_PATH}`} kind="quiet">
            {t('figures.place.all')}
          </ButtonLink>
        </>
      }
    >
      <p class="lead">{t('figures.lead')}</p>
      {until && <p class="soft">{t('figures.through', { date: formatFullDay(until, language) })}</p>}
      <FiguresView board={board} language={language} />
    </DeskLayout>
  );
}

/** The way to the figures, on pages of other slices. */
export const FiguresLink = ({ language }: { language: string }) => (
  <a href={`/${language}${FIGURES_PATH}`}>{messagesIn(language)('figures.link')}</a>
);

import type { PageContext } from '#core/http/page-context.ts';
import { municipalityByCode } from '#features/geography/rules.ts';
import { obstacleName } from '#features/signals';
import { OBSTACLES } from '#features/signals/rules.ts';
import { Button, ButtonLink, Layout, SelectField, TextField } from '#ui';
import { messagesIn } from '../messages.ts';
import { COLLABORATIONS_API_PATH, COLLABORATIONS_PATH } from '../model/paths.ts';
import {
  COLLABORATION_SORTS,
  COLLABORATION_THEMES,
  COST_BANDS,
  type Collaboration,
  type CollaborationFilters,
  type Joined,
  SIZE_BANDS,
} from '../model/rules.ts';
import { CollaborationCard } from './CollaborationCard.tsx';

/** All collaborations: to search, to choose by theme, cost, size and what stands in the way. */
export function CollaborationsPage({
  page,
  filters,
  collaborations,
  joined,
  total,
}: {
  page: PageContext;
  filters: CollaborationFilters;
  collaborations: Collaboration[];
  joined: Map<string, Joined[]>;
  /** Without filters. */
  total: number;
}) {
  const { language } = page;
  const t = messagesIn(language);
  const path = `/${language}${COLLABORATIONS_PATH}`;
  const any = { value: '', label: t('any') };
  const municipality = municipalityByCode(filters.municipality);
  return (
    <Layout page={page} title={t('list.title')} description={t('list.lead')}>
      <h1>{t('list.title')}</h1>
      <p class="lead">{t('list.lead')}</p>
      <search class="no-print">
        <form method="get" action={path} class="stack">
          <TextField name="q" type="search" label={t('search')} value={filters.search} maxlength={100} />
          <SelectField
            name="theme"
            label={t('theme')}
            value={filters.theme}
            options={[any, ...COLLABORATION_THEMES.map((value) => ({ value, label: t(`theme.${value}`) }))]}
          />
          <details open={Boolean(filters.obstacle || filters.cost || filters.size || filters.sort !== 'new')}>
            <summary>{t('more')}</summary>
            <SelectField
              name="obstacle"
              label={t('answers')}
              value={filters.obstacle}
              options={[any, ...OBSTACLES.map((value) => ({ value, label: obstacleName(value, language) }))]}
            />
            <SelectField
              name="cost"
              label={t('cost')}
              value={filters.cost}
              options={[any, ...COST_BANDS.map((value) => ({ value, label: t(`cost.${value}`) }))]}
            />
            <SelectField
              name="size"
              label={t('size')}
              value={filters.size}
              options={[any, ...SIZE_BANDS.map((value) => ({ value, label: t(`size.${value}`) }))]}
            />
            <SelectField
              name="sort"
              label={t('sort')}
              value={filters.sort}
              options={COLLABORATION_SORTS.map((value) => ({ value, label: t(`sort.${value}`) }))}
            />
          </details>
          {filters.bottleneck && <input type="hidden" name="bottleneck" value={filters.bottleneck} />}
          {municipality && <input type="hidden" name="m" value={municipality.code} />}
          <Button icon="search">{t('show')}</Button>
        </form>
      </search>
      {municipality && (
        <p>
          <bdi lang="nl">{municipality.name}</bdi> · <a href={path}>{t('back')}</a>
        </p>
      )}
      <p role="status">{t('count', { count: collaborations.length })}</p>
      {collaborations.length === 0 && (
        <p>
          {t('list.empty')} {total > 0 && <a href={path}>{t('back')}</a>}
        </p>
      )}
      <div class="cards">
        {collaborations.map((collaboration) => (
          <CollaborationCard
            collaboration={collaboration}
            joined={joined.get(collaboration.id) ?? []}
            language={language}
          />
        ))}
      </div>
      <section class="no-print">
        <h2>{t('tell')}</h2>
        <p>{t('tell.lead')}</p>
        <p class="actions">
          <ButtonLink href={`/${language}/register/own/collaborations`} icon="pen">
            {t('as.initiative')}
          </ButtonLink>
          <ButtonLink href={`/${language}/policy/collaborations`} kind="ghost" icon="building">
            {t('as.municipality')}
          </ButtonLink>
        </p>
        <p class="soft">
          <a href={`${path}/feed.atom`}>{t('feed')}</a> · <a href={COLLABORATIONS_API_PATH}>{t('data')}</a>
        </p>
      </section>
    </Layout>
  );
}

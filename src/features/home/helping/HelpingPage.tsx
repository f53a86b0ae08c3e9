import type { PageContext } from '#core/http/page-context.ts';
import { weekdayName } from '#core/i18n/formats.ts';
import { type Filters, type Initiative, InitiativeCard, PlaceMeant } from '#features/directory';
import { townLabel } from '#features/geography';
import { vocabularyIn } from '#features/vocabulary';
import { DAY_PARTS, type DayPart, GIFTS, WEEKDAYS } from '#features/vocabulary/rules.ts';
import { Button, ButtonLink, Layout, SelectField, TextField } from '#ui';
import { messagesIn } from '../messages.ts';
import { HELP_RHYTHMS, type HelpWishes } from './rules.ts';

/** For whoever wants to help: what, how often, when and where; and the initiatives that look for somebody like that. */
export function HelpingPage({
  page,
  initiatives,
  count,
  wishes,
  filters,
}: {
  page: PageContext;
  initiatives: Initiative[];
  /** How many fit in all. */
  count: number;
  wishes: HelpWishes;
  filters: Filters;
}) {
  const { language } = page;
  const t = messagesIn(language);
  const href = (path: string) => `/${language}${path}`;
  return (
    <Layout page={page} title={t('do.title')} formId="help">
      <h1>{t('do.title')}</h1>
      <p class="lead">{t('do.lead')}</p>
      <HelpForm wishes={wishes} filters={filters} language={language} />
      <PlaceMeant page={page} filters={filters} path="/do" />
      <p role="status">{t('do.count', { count })}</p>
      <div class="cards">
        {initiatives.map((initiative) => (
          <div>
            <InitiativeCard level={2} initiative={initiative} language={language} />
            <p class="actions">
              <ButtonLink
                href={href(`/initiatives/${initiative.id}/question?help`)}
                kind="ghost"
                icon="volunteer"
              >
                {t('do.offer')}
              </ButtonLink>
            </p>
          </div>
        ))}
      </div>
      <p class="actions">
        <ButtonLink href={href(count ? '/initiatives?helpers=1' : '/initiatives')} kind="primary">
          {count ? t('do.all', { count }) : t('do.all-places')}
        </ButtonLink>
      </p>
      <section>
        <h2>{t('do.own')}</h2>
        <p>{t('do.own.lead')}</p>
        <ButtonLink href={href('/register')} kind="primary" icon="plus">
          {t('do.own.do')}
        </ButtonLink>{' '}
        <ButtonLink href={href('/work')} kind="ghost">
          {t('do.own.how')}
        </ButtonLink>
        <p>
          <a href={href('/register/open')}>{t('do.own.on')}</a>
        </p>
      </section>
    </Layout>
  );
}

/** The place is asked: nobody is guessed to live anywhere. */
function HelpForm({ wishes, filters, language }: { wishes: HelpWishes; filters: Filters; language: string }) {
  const t = messagesIn(language);
  const nameOf = vocabularyIn(language);
  const any = { value: '', label: t('do.any') };
  return (
    <search>
      <form method="get" action={`/${language}/do`} id="help" class="filters">
        <TextField
          name="town"
          label={t('do.where')}
          value={filters.near ? townLabel(filters.near.name, filters.near.municipality) : filters.typedPlace}
          maxlength={80}
          autocomplete="off"
        />
        <SelectField
          name="gift"
          label={t('do.what')}
          value={wishes.gift ?? ''}
          options={[any, ...GIFTS.map((gift) => ({ value: gift, label: nameOf(`gift.${gift}`) }))]}
        />
        <SelectField
          name="often"
          label={t('do.often')}
          value={wishes.often ?? ''}
          options={[
            any,
            ...HELP_RHYTHMS.map((rhythm) => ({ value: rhythm, label: t(`do.often.${rhythm}`) })),
          ]}
        />
        <SelectField
          name="day"
          label={t('do.day')}
          value={String(filters.day ?? '')}
          options={[
            any,
            ...WEEKDAYS.map((day) => ({ value: String(day), label: weekdayName(day, language) })),
          ]}
        />
        <SelectField
          name="part"
          label={t('do.part')}
          value={filters.part ?? ''}
          options={[
            any,
            ...(Object.keys(DAY_PARTS) as DayPart[]).map((part) => ({
              value: part,
              label: nameOf(`dayPart.${part}`),
            })),
          ]}
        />
        <Button icon="search">{t('do.show')}</Button>
      </form>
    </search>
  );
}

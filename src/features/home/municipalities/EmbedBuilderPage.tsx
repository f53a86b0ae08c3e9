import type { PageContext } from '#core/http/page-context.ts';
import { type Initiative, InitiativeCard, TextToTake } from '#features/directory';
import type { Municipality } from '#features/geography/rules.ts';
import { vocabularyIn } from '#features/vocabulary';
import { AUDIENCES, GOALS } from '#features/vocabulary/rules.ts';
import { Button, ButtonLink, Layout, SelectField, THEMES } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { supplyHref } from './MunicipalityPage.tsx';

/** A list for the site of a municipality: choose, see it, copy the code. */
export function EmbedBuilderPage({
  page,
  municipality,
  chosen,
  code,
  url,
  initiatives,
  languages,
}: {
  page: PageContext;
  municipality: Municipality;
  chosen: { goal: string; audience: string; theme: string; language: string };
  /** The HTML to put on the other site. */
  code: string;
  /** The address of the list that it shows. */
  url: string;
  /** The first of the list. */
  initiatives: Initiative[];
  /** All languages of the site. */
  languages: readonly { code: string; name: string }[];
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const nameOf = vocabularyIn(language);
  const any = { value: '', label: t('embed.all') };
  return (
    <Layout page={page} title={t('supply.embed')} narrow>
      <h1>{t('supply.embed')}</h1>
      <p class="lead">{t('embed.lead', { municipality: municipality.name })}</p>
      <form method="get" action={`/${language}/municipalities/embed`} class="stack">
        <input type="hidden" name="m" value={municipality.code} />
        <SelectField
          name="goal"
          label={t('supply.goal')}
          value={chosen.goal}
          options={[any, ...GOALS.map((goal) => ({ value: goal, label: nameOf(`goal.${goal}`) }))]}
        />
        <SelectField
          name="audience"
          label={t('supply.audience')}
          value={chosen.audience}
          options={[
            any,
            ...AUDIENCES.map((audience) => ({ value: audience, label: nameOf(`audience.${audience}`) })),
          ]}
        />
        <SelectField
          name="in"
          label={t('embed.language')}
          value={chosen.language}
          options={languages.map(({ code: value, name }) => ({ value, label: name, lang: value }))}
        />
        <SelectField
          name="theme"
          label={t('embed.theme')}
          value={chosen.theme}
          options={THEMES.map((theme) => ({ value: theme, label: t(`embed.theme.${theme}`) }))}
        />
        <Button kind="ghost">{t('embed.show')}</Button>
      </form>
      <section>
        <h2>{t('embed.preview')}</h2>
        {initiatives.length === 0 && <p>{t('supply.none')}</p>}
        <div class="cards" lang={chosen.language}>
          {initiatives.map((initiative) => (
            <InitiativeCard initiative={initiative} language={chosen.language} />
          ))}
        </div>
        <p>
          <a href={url}>{t('embed.open')}</a>
        </p>
      </section>
      <section>
        <h2>{t('embed.code')}</h2>
        <p>{t('embed.code.lead')}</p>
        <TextToTake
          id="embed-code"
          label={t('embed.code')}
          text={code}
          language={language}
          script={page.assets['take-along.js'] ?? ''}
          textLanguage={null}
        />
      </section>
      <p class="after-card">
        <ButtonLink href={supplyHref(language, municipality.code)} kind="ghost" icon="back">
          {t('supply.back', { municipality: municipality.name })}
        </ButtonLink>
      </p>
    </Layout>
  );
}

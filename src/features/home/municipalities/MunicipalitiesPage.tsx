import type { PageContext } from '#core/http/page-context.ts';
import { CollaborationsLink } from '#features/collaborations';
import type { KnownPlace } from '#features/geography';
import { SignalsLink } from '#features/signals';
import { BottlenecksLink, VoiceLink } from '#features/voice';
import { Button, Layout, Notice, TextField } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { supplyHref } from './MunicipalityPage.tsx';

/** Where somebody of a municipality begins: which one, by its name, a town in it or a postcode. */
export function MunicipalitiesPage({
  page,
  typed,
  options,
  counts,
}: {
  page: PageContext;
  /** The place as typed. */
  typed: string;
  /** What it may mean, each with the municipality that it is in. */
  options: (KnownPlace & { municipality: string })[];
  /** The municipalities that have initiatives, by name. */
  counts: { code: string; name: string; count: number }[];
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  return (
    <Layout page={page} title={t('municipalities.title')} narrow formId="place">
      <h1>{t('municipalities.title')}</h1>
      <p class="lead">{t('municipalities.lead')}</p>
      {typed && options.length > 0 && (
        <Notice kind="ask">
          <p>{t('municipalities.meant', { typed })}</p>
          <ul class="chips">
            {options.map(({ name, near, municipality }) => (
              <li>
                <a href={supplyHref(language, municipality)}>
                  <bdi lang="nl">{near && near !== name ? `${name} (${near})` : name}</bdi>
                </a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <search>
        <form method="get" action={`/${language}/municipalities`} id="place" class="search">
          <TextField
            name="place"
            label={t('municipalities.which')}
            value={typed}
            maxlength={80}
            autocomplete="off"
          />
          <Button icon="search">{t('municipalities.do')}</Button>
        </form>
      </search>
      <p>
        <SignalsLink language={language} /> · <VoiceLink language={language} />
      </p>
      <p>
        <BottlenecksLink language={language} />
      </p>
      <p>
        <CollaborationsLink language={language} />
      </p>
      <h2>{t('municipalities.with')}</h2>
      <ul class="plain">
        {counts.map(({ code, name, count }) => (
          <li>
            <a href={supplyHref(language, code)}>
              <bdi lang="nl">{name}</bdi>
            </a>{' '}
            <span class="soft">({count})</span>
          </li>
        ))}
      </ul>
    </Layout>
  );
}

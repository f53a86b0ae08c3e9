import type { PageContext } from '#core/http/page-context.ts';
import { CollaborationsLink } from '#features/collaborations';
import { outlineSource } from '#features/directory';
import { gazetteerSource, postcodeSource } from '#features/geography';
import { SignalsLink } from '#features/signals';
import { BottlenecksLink, VoiceLink } from '#features/voice';
import { Definition, Layout } from '#ui';
import { messagesIn } from '../messages.ts';

/** What this site is, what it promises, and its sources. */
export function AboutPage({ page }: { page: PageContext }) {
  const t = messagesIn(page.language);
  return (
    <Layout page={page} title={t('about.title')} narrow>
      <h1>{t('about.title')}</h1>
      <p class="lead">{t('about.lead')}</p>
      <h2>{t('about.promises')}</h2>
      <ul>
        {(['story', 'unknown', 'phone', 'date'] as const).map((promise) => (
          <li>{t(`about.promise.${promise}`)}</li>
        ))}
      </ul>
      <p>{t('about.open')}</p>
      <p>
        <SignalsLink language={page.language} /> · <VoiceLink language={page.language} />
      </p>
      <p>
        <BottlenecksLink language={page.language} />
      </p>
      <p>
        <CollaborationsLink language={page.language} />
      </p>
      <h2>{t('about.languages')}</h2>
      <p>{t('about.languages.lead')}</p>
      <p>
        <a href={`/${page.language}/languages`}>{t('languages.title')}</a>
      </p>
      <h2>{t('about.sources')}</h2>
      <Source text={t('about.gazetteer', { text: gazetteerSource.text })} url={gazetteerSource.url} />
      <Source text={t('about.postcodes', { text: postcodeSource.text })} url={postcodeSource.url} />
      <Source text={t('about.coast', { text: outlineSource.text })} url={outlineSource.url} />
    </Layout>
  );
}

/** Where data come from, with the notice that its licence asks for. */
const Source = ({ text, url }: { text: string; url: string }) => (
  <p>
    {text}{' '}
    <a href={url} rel="noreferrer">
      <bdi>{url}</bdi>
    </a>
  </p>
);

/** What is stored about a person, and for how long. */
export function PrivacyPage({ page }: { page: PageContext }) {
  const t = messagesIn(page.language);
  return (
    <Layout page={page} title={t('privacy.title')} narrow>
      <h1>{t('privacy.title')}</h1>
      <p class="lead">{t('privacy.lead')}</p>
      <Definition
        items={(['story', 'card', 'log', 'until'] as const).map((term) => [
          t(`privacy.${term}`),
          t(`privacy.${term}.text`),
        ])}
      />
      <h2>{t('privacy.cookies')}</h2>
      <p>{t('privacy.cookies.text')}</p>
      <ul>
        {(['story', 'team', 'own', 'list', 'form'] as const).map((purpose) => (
          <li>{t(`privacy.cookies.${purpose}`)}</li>
        ))}
      </ul>
    </Layout>
  );
}

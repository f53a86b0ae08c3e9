import type { PageContext } from '#core/http/page-context.ts';
import { Button, Layout, Notice } from '#ui';
import { messagesIn } from '../messages.ts';
import { conceptName } from '../search/lexicon/lexicon.ts';

interface UnmetNeedsPageProps {
  page: PageContext;
  token: string;
  /** What this person misses, to be counted; without concepts when they only look. */
  missed: { concepts: string[]; town: { id: string; name: string } | null };
  /** What many people miss, with the name of the municipality or empty. */
  reported: { concept: string; place: string; times: number }[];
  notice?: 'counted' | 'often' | undefined;
}

/** Counts with one tap what somebody looked for in vain, and shows what many people miss. */
export function UnmetNeedsPage({ page, token, missed, reported, notice }: UnmetNeedsPageProps) {
  const { language } = page;
  const t = messagesIn(language);
  const withPlace = (what: string, place: string) => (place ? t('missed.place', { what, place }) : what);
  return (
    <Layout page={page} title={t('missed.others')}>
      <h1>{missed.concepts.length > 0 ? t('missed.what') : t('missed.others')}</h1>
      {notice && (
        <Notice kind={notice === 'counted' ? 'good' : 'problem'} role="status">
          {t(`missed.${notice}`)}
        </Notice>
      )}
      {missed.concepts.length > 0 && (
        <form method="post" action={`/${language}/initiatives/missed`}>
          <input type="hidden" name="token" value={token} />
          <ul>
            {missed.concepts.map((concept) => (
              <li>
                <input type="hidden" name="what" value={concept} />
                {withPlace(conceptName(concept, language), missed.town?.name ?? '')}
              </li>
            ))}
          </ul>
          {missed.town && <input type="hidden" name="town" value={missed.town.id} />}
          <p class="soft">{t('missed.nobody')}</p>
          <Button>{t('missed.do')}</Button>
        </form>
      )}
      {missed.concepts.length > 0 && <h2>{t('missed.others')}</h2>}
      <p class="soft">{reported.length ? t('missed.others.lead') : t('missed.none')}</p>
      {reported.length > 0 && (
        <ol>
          {reported.map(({ concept, place, times }) => (
            <li>
              {t('missed.line', { what: withPlace(conceptName(concept, language), place), count: times })}
            </li>
          ))}
        </ol>
      )}
      <p>
        <a href={`/${language}/contact`}>{t('missed.write')}</a>
      </p>
    </Layout>
  );
}

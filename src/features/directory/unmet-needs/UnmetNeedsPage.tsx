import type { PageContext } from '#core/http/page-context.ts';
import { Button, Layout, Notice } from '#ui';
import { messagesIn } from '../messages.ts';
import { conceptName } from '../search/lexicon/lexicon.ts';

interface Shown {
  page: PageContext;
  token: string;
  /** What this person misses, to be counted; nothing when they only look. */
  asked: { concepts: string[]; town: { id: string; name: string } | null };
  /** What others miss, with the name of the municipality. */
  others: { concept: string; place: string; times: number }[];
  said?: 'counted' | 'often' | undefined;
}

/** What people do not find: counted with one tap, and shown to everybody. */
export function UnmetNeedsPage({ page, token, asked, others, said }: Shown) {
  const { language } = page;
  const t = messagesIn(language);
  const where = (what: string, place: string) => (place ? t('missed.place', { what, place }) : what);
  return (
    <Layout page={page} title={t('missed.others')}>
      <h1>{asked.concepts.length > 0 ? t('missed.what') : t('missed.others')}</h1>
      {said && (
        <Notice kind={said === 'counted' ? 'good' : 'problem'} role="status">
          {t(`missed.${said}`)}
        </Notice>
      )}
      {asked.concepts.length > 0 && (
        <form method="post" action={`/${language}/initiatives/missed`}>
          <input type="hidden" name="token" value={token} />
          <ul>
            {asked.concepts.map((concept) => (
              <li>
                <input type="hidden" name="what" value={concept} />
                {where(conceptName(concept, language), asked.town?.name ?? '')}
              </li>
            ))}
          </ul>
          {asked.town && <input type="hidden" name="town" value={asked.town.id} />}
          <p class="soft">{t('missed.nobody')}</p>
          <Button>{t('missed.do')}</Button>
        </form>
      )}
      {asked.concepts.length > 0 && <h2>{t('missed.others')}</h2>}
      <p class="soft">{others.length ? t('missed.others.lead') : t('missed.none')}</p>
      {others.length > 0 && (
        <ol>
          {others.map(({ concept, place, times }) => (
            <li>{t('missed.line', { what: where(conceptName(concept, language), place), count: times })}</li>
          ))}
        </ol>
      )}
      <p>
        <a href={`/${language}/contact`}>{t('missed.write')}</a>
      </p>
    </Layout>
  );
}

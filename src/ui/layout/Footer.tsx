import type { PageContext } from '#core/http/page-context.ts';
import { messagesIn } from '../messages.ts';
import { FooterArt } from './FooterArt.tsx';
import { pathIn } from './page-language.ts';
import { sitePaths } from './site-links.ts';

const visitorLinks = ['open'] as const;
const newcomerLinks = ['week', 'story'] as const;
const commonLinks = ['places', 'kept', 'meetings', 'befriending', 'contact', 'about', 'privacy'] as const;
/** The ground under the page: where one's own things are, who we are, what we keep. */
export function Footer({ page }: { page: PageContext }) {
  const t = messagesIn(page.language);
  const reviewed = page.languages.find(({ code }) => code === page.language)?.reviewed ?? true;
  return (
    <footer class="foot no-print">
      <FooterArt />
      <div class="foot-words">
        <nav aria-label={t('foot')}>
          <ul>
            {[...(page.signedIn ? newcomerLinks : visitorLinks), ...commonLinks].map((key) => (
              <li>
                <a href={pathIn(page.language, sitePaths[key])}>{t(key)}</a>
              </li>
            ))}
          </ul>
        </nav>
        <p>
          <a href={pathIn(page.language, `/contact?about=mistake&page=${page.publicPath(page.path)}`)}>
            {t('noticed')}
          </a>
        </p>
        {!reviewed && (
          <div class="foot-tell">
            <a href={pathIn(page.language, '/languages')}>{t('unreviewed.page')}</a>
            {/* Pages are kept for everybody, so there is no token: this address only counts. */}
            <form method="post" action={pathIn(page.language, '/languages')} data-stay>
              <input type="hidden" name="page" value={page.pattern} />
              <button type="submit">{t('unreviewed.tell')}</button>
            </form>
          </div>
        )}
      </div>
    </footer>
  );
}

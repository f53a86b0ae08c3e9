import type { PageContext } from '#core/http/page-context.ts';
import { Icon, type IconName } from '../icons/icon.tsx';
import { messagesIn } from '../messages.ts';
import { pathIn } from './page-language.ts';
import { DESK_PATH, sitePaths } from './site-links.ts';

const ENTRIES = [
  { key: 'places', icon: 'search', path: sitePaths.places },
  { key: 'week', icon: 'calendar', path: sitePaths.week },
  { key: 'meetings', icon: 'everyone', path: sitePaths.meetings },
  { key: 'ask', icon: 'question', path: sitePaths.contact },
] as const satisfies { key: string; icon: IconName; path: string }[];

const isWithin = (path: string, section: string): boolean =>
  path === section || path.startsWith(`${section}/`);

/** What a visitor of any page needs, one tap away: places, my week, meetings, a question. Not on the desks of the team. */
export function SiteNavigation({ page }: { page: PageContext }) {
  const t = messagesIn(page.language);
  if (isWithin(page.path, DESK_PATH)) return null;
  return (
    <nav class="site-nav" aria-label={t('nav')}>
      <ul>
        {ENTRIES.map(({ key, icon, path }) => (
          <li>
            <a
              href={pathIn(page.language, path)}
              aria-current={isWithin(page.path, path) ? 'page' : undefined}
            >
              <Icon name={icon} />
              <span>{t(`nav.${key}`)}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

import { currentEntry } from '#core/http/desk-menu.ts';
import type { PageContext } from '#core/http/page-context.ts';
import { pathIn } from '../layout/page-language.ts';
import { deskMessagesIn } from '../messages.ts';

/**
 * The pages of the team with what waits there: beside the page on a wide screen, behind one word on a phone, where it is
 * closed until somebody asks for it.
 */
export function DeskMenu({ page }: { page: PageContext }) {
  const t = deskMessagesIn(page.language);
  const sections = page.deskMenu ?? [];
  if (sections.length === 0) return null;
  const current = currentEntry(sections, page.path);
  const list = (
    <>
      {sections.map(({ title, entries }) => (
        <>
          <p class="desk-menu-title">{title}</p>
          <ul>
            {entries.map((entry) => (
              <li>
                <a
                  href={pathIn(page.language, entry.path)}
                  aria-current={entry === current ? (entry.path === page.path ? 'page' : 'true') : undefined}
                >
                  <span>{entry.label}</span>
                  {Boolean(entry.count) && <b class="count">{entry.count}</b>}
                </a>
              </li>
            ))}
          </ul>
        </>
      ))}
    </>
  );
  return (
    <>
      <nav class="desk-menu wide no-print" aria-label={t('menu')}>
        {list}
      </nav>
      <details class="desk-menu small no-print">
        <summary>
          {t('menu.open')}
          {current && <span class="soft">{current.label}</span>}
        </summary>
        <nav aria-label={t('menu')}>{list}</nav>
      </details>
    </>
  );
}

import type { PageContext } from '#core/http/page-context.ts';
import { textDirection } from '#core/i18n/languages.ts';
import { Notice } from '../components/notices.tsx';
import { messagesIn } from '../messages.ts';
import { pathIn } from './page-language.ts';

/** For a reader in whose language this page does not exist: in that language, in which it does. */
export function OtherLanguages({ page }: { page: PageContext }) {
  const { cameFrom } = page;
  if (!cameFrom) return null;
  const t = messagesIn(cameFrom);
  return (
    <div lang={cameFrom} dir={textDirection(cameFrom)} class="no-print">
      <Notice kind="ask">
        <p>
          {t('other-languages')}{' '}
          {page.languages.map(({ code, name, dir }) => (
            <>
              <a href={pathIn(code, page.path)} lang={code} dir={dir} hreflang={code}>
                {name}
              </a>{' '}
            </>
          ))}
        </p>
        <p>
          <a href={pathIn(cameFrom, '/contact')}>{t('other-languages.help')}</a>
        </p>
      </Notice>
    </div>
  );
}
